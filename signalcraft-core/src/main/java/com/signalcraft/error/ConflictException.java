package com.signalcraft.error;

/**
 * The call contradicts what is stored: a name or key is taken, or an idempotency key came with
 * another body.
 */
public class ConflictException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "CONFLICT";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public ConflictException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public ConflictException(String message, FailureDetails details) {
    super(CODE, false, message, details);
  }
}
