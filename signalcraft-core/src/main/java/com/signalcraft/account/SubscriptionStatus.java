package com.signalcraft.account;

import com.signalcraft.common.WireEnum;

/** The state of a subscription, in the words of the payment service. */
public enum SubscriptionStatus implements WireEnum {
  /** In the trial. */
  TRIALING("trialing"),
  /** Paid. */
  ACTIVE("active"),
  /** A payment failed and is tried again. */
  PAST_DUE("past_due"),
  /** All tries failed. */
  UNPAID("unpaid"),
  /** Ended. */
  CANCELED("canceled"),
  /** The first payment is still open. */
  INCOMPLETE("incomplete"),
  /** The first payment never came. */
  INCOMPLETE_EXPIRED("incomplete_expired"),
  /** Paused by the payer. */
  PAUSED("paused");

  private final String wireName;

  SubscriptionStatus(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
