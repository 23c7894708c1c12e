package com.signalcraft.error;

import java.util.UUID;

/**
 * What was asked for does not exist for this caller. The message is the same for "not there" and
 * "not yours", so that nobody can probe for another tenant's ids.
 */
public class NotFoundException extends SignalCraftException {

  /** The code of this error in the hosted API. */
  public static final String CODE = "RESOURCE_NOT_FOUND";

  private static final long serialVersionUID = 1L;

  /**
   * Such an error of which nothing else is known.
   *
   * @param message what was not found, for a person
   */
  public NotFoundException(String message) {
    this(message, FailureDetails.NONE);
  }

  /**
   * Such an error with its details.
   *
   * @param message what was not found, for a person
   * @param details what else is known
   */
  public NotFoundException(String message, FailureDetails details) {
    super(CODE, false, message, details);
  }

  /**
   * The uniform answer for a thing with an id.
   *
   * @param resource what it is, such as {@code KPI source}
   * @param id the id that was asked for
   * @return the error, to be thrown
   */
  public static NotFoundException of(String resource, UUID id) {
    return new NotFoundException(
        "no " + resource + " with id " + id + " is visible to this caller");
  }
}
