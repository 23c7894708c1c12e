package com.signalcraft.csv;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;

/**
 * A CSV file cannot be read or written as a whole: it is not there, is not text of the character
 * set, has a quote that is never closed, columns that cannot be told apart, or too many bad rows.
 */
public class CsvException extends ValidationException {

  private static final long serialVersionUID = 1L;

  /**
   * Such an error.
   *
   * @param issue what is wrong, where, and what can be done
   */
  public CsvException(String issue) {
    super("csv", issue);
  }

  /**
   * Such an error with what led to it.
   *
   * @param issue what is wrong, where, and what can be done
   * @param cause what led to it
   */
  public CsvException(String issue, Throwable cause) {
    super("csv", issue, FailureDetails.causedBy(cause));
  }
}
