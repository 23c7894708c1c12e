package com.signalcraft.error;

/** The call did not finish within its time. Whether it took effect is not known. */
public class CallTimeoutException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "TIMEOUT";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public CallTimeoutException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public CallTimeoutException(String message, FailureDetails details) {
    super(CODE, true, message, details);
  }
}
