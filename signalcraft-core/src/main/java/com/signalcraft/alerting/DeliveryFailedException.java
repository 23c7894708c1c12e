package com.signalcraft.alerting;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;

/** A channel could not deliver. */
public final class DeliveryFailedException extends SignalCraftException {

  /** The code of this error. */
  public static final String CODE = "DELIVERY_FAILED";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param retryable whether another attempt may succeed
   * @param message what went wrong, for a person, without secrets
   */
  public DeliveryFailedException(boolean retryable, String message) {
    this(retryable, message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param retryable whether another attempt may succeed
   * @param message what went wrong, for a person, without secrets
   * @param details what else is known, such as how long to wait
   */
  public DeliveryFailedException(boolean retryable, String message, FailureDetails details) {
    super(CODE, retryable, message, details);
  }
}
