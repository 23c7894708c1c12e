package com.signalcraft.error;

/**
 * The caller sent more calls than its plan allows in this time; {@link #retryAfter()} tells how
 * long to wait.
 */
public class RateLimitedException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "RATE_LIMIT_EXCEEDED";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public RateLimitedException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public RateLimitedException(String message, FailureDetails details) {
    super(CODE, true, message, details);
  }
}
