package com.signalcraft.error;

/** The connection to the back end failed. Whether the call took effect is not known. */
public class TransportException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "TRANSPORT_ERROR";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was wrong, for a person
   */
  public TransportException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was wrong, for a person
   * @param details what else is known
   */
  public TransportException(String message, FailureDetails details) {
    super(CODE, true, message, details);
  }
}
