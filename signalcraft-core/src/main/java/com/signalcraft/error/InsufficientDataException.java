package com.signalcraft.error;

/** A series holds too little for what was asked of it; the message says how much is needed. */
public class InsufficientDataException extends ValidationException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param issue what is too little and how much is needed
   */
  public InsufficientDataException(String issue) {
    super("series", issue);
  }
}
