package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt to deliver ended. Immutable.
 *
 * @param kind how
 * @param retryAt when to try again, for {@link Kind#RETRY} alone
 * @param error why it failed, 1 to 1,000 characters; null for {@link Kind#DELIVERED} alone
 */
public record DeliveryOutcome(Kind kind, @Nullable Instant retryAt, @Nullable String error) {

  /** How an attempt can end. */
  public enum Kind {
    /** It arrived. */
    DELIVERED,
    /** It failed and is tried again. */
    RETRY,
    /** It failed for good, and is kept as a dead letter. */
    DEAD
  }

  /** Checks that time and error are there where they belong. */
  public DeliveryOutcome {
    Checks.required("kind", kind);
    Checks.that(
        (retryAt != null) == (kind == Kind.RETRY), "retry_at", "is for a retry, was " + retryAt);
    Checks.that(
        (error != null) == (kind != Kind.DELIVERED), "error", "is for a failure, was " + error);
    if (retryAt != null) {
      retryAt = Checks.instant("retry_at", retryAt);
    }
    if (error != null) {
      Checks.text("error", error, 1_000);
    }
  }

  /**
   * It arrived.
   *
   * @return the outcome
   */
  public static DeliveryOutcome delivered() {
    return new DeliveryOutcome(Kind.DELIVERED, null, null);
  }

  /**
   * It failed and is to be tried again.
   *
   * @param at when
   * @param error why it failed, 1 to 1,000 characters
   * @return the outcome
   */
  public static DeliveryOutcome retry(Instant at, String error) {
    return new DeliveryOutcome(Kind.RETRY, at, error);
  }

  /**
   * It failed for good.
   *
   * @param error why, 1 to 1,000 characters
   * @return the outcome
   */
  public static DeliveryOutcome dead(String error) {
    return new DeliveryOutcome(Kind.DEAD, null, error);
  }
}
