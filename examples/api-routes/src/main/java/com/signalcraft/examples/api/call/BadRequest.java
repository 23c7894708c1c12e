package com.signalcraft.examples.api.call;

/** A request that is not in the form of the contract. */
public final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String issue;

  /**
   * A fault of a request.
   *
   * @param field which part of the request, such as {@code data_points[3].value}
   * @param issue what is wrong with it, and what is allowed
   */
  public BadRequest(String field, String issue) {
    super(field + " " + issue);
    this.field = field;
    this.issue = issue;
  }

  /** Which part of the request. */
  public String field() {
    return field;
  }

  /** What is wrong with it, and what is allowed. */
  public String issue() {
    return issue;
  }
}
