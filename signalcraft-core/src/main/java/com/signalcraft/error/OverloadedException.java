package com.signalcraft.error;

/**
 * The back end, or something behind it, cannot take the call now: a full pool, a full queue, a 503.
 */
public class OverloadedException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "EXTERNAL_API_ERROR";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public OverloadedException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public OverloadedException(String message, FailureDetails details) {
    super(CODE, true, message, details);
  }
}
