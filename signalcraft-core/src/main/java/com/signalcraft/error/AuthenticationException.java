package com.signalcraft.error;

/**
 * The caller is nobody known: no identity, or a token or key that is unknown, expired or revoked.
 */
public class AuthenticationException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "AUTHENTICATION_REQUIRED";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public AuthenticationException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public AuthenticationException(String message, FailureDetails details) {
    super(CODE, false, message, details);
  }
}
