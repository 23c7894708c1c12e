package com.signalcraft.error;

/** A series holds too little for what was asked of it; the message says how much is needed. */
public class InsufficientDataException extends ValidationException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param issue what is too little and how much is needed
   */
  public InsufficientDataException(String issue) {
    this(issue, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param issue what is too little and how much is needed
   * @param details what else is known
   */
  public InsufficientDataException(String issue, FailureDetails details) {
    super("series", issue, details);
  }
}
