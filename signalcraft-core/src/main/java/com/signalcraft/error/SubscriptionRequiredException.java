package com.signalcraft.error;

/** The plan of the business's owner does not include this, or its limit is used up. */
public class SubscriptionRequiredException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "SUBSCRIPTION_REQUIRED";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public SubscriptionRequiredException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public SubscriptionRequiredException(String message, FailureDetails details) {
    super(CODE, false, message, details);
  }
}
