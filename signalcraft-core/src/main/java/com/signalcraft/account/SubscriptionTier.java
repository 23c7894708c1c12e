package com.signalcraft.account;

import com.signalcraft.common.WireEnum;
import java.util.OptionalInt;

/**
 * The plans of the product and their limits (hosted API, "Plans and limits of the product"). The
 * plan of a business is its owner's.
 */
public enum SubscriptionTier implements WireEnum {
  /** For a first look. */
  FREE(
      "free",
      new PlanLimits(
          OptionalInt.of(3), OptionalInt.of(5_000), OptionalInt.of(1), OptionalInt.of(0), false)),
  /** For a small team. */
  PRO(
      "pro",
      new PlanLimits(
          OptionalInt.of(10), OptionalInt.of(30_000), OptionalInt.of(5), OptionalInt.of(30), true)),
  /** Without limits. */
  ENTERPRISE(
      "enterprise",
      new PlanLimits(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          true));

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final PlanLimits limits;

  SubscriptionTier(String wireName, PlanLimits limits) {
    this.wireName = wireName;
    this.limits = limits;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * What the plan allows.
   *
   * @return the limits
   */
  public PlanLimits limits() {
    return limits;
  }
}
