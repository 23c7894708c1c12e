package com.signalcraft.error;

/**
 * The back end does not offer this operation; a capability declared missing, never a parse failure.
 */
public class NotSupportedException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "UNSUPPORTED_OPERATION";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public NotSupportedException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public NotSupportedException(String message, FailureDetails details) {
    super(CODE, false, message, details);
  }
}
