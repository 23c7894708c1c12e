package com.signalcraft.error;

/** The caller may see the thing, but may not do this with it. */
public class PermissionDeniedException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "INSUFFICIENT_PERMISSIONS";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public PermissionDeniedException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public PermissionDeniedException(String message, FailureDetails details) {
    super(CODE, false, message, details);
  }
}
