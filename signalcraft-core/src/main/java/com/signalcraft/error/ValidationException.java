package com.signalcraft.error;

import java.util.Objects;

/** A value given by the caller is not allowed; nothing was changed. */
public class ValidationException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "VALIDATION_ERROR";

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String issue;

  /**
   * Such an error of which nothing else is known.
   *
   * @param field the name of the offending field, as in the schema, such as {@code threshold}
   * @param issue what is wrong with it: the value and what is allowed
   */
  public ValidationException(String field, String issue) {
    this(field, issue, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param field the name of the offending field, as in the schema, such as {@code threshold}
   * @param issue what is wrong with it: the value and what is allowed
   * @param details what else is known
   */
  public ValidationException(String field, String issue, FailureDetails details) {
    super(CODE, false, field + ": " + issue, details);
    this.field = Objects.requireNonNull(field, "field");
    this.issue = Objects.requireNonNull(issue, "issue");
  }

  /**
   * The name of the offending field.
   *
   * @return the field, as in the schema
   */
  public final String field() {
    return field;
  }

  /**
   * What is wrong with the field.
   *
   * @return the value and what is allowed
   */
  public final String issue() {
    return issue;
  }
}
