package com.signalcraft.examples.server.external;

import org.jspecify.annotations.Nullable;

/** What was to be imported is not in a form that is known. The message names the place in it. */
public final class ImportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A fault.
   *
   * @param message the place, what is wrong, and what is allowed
   * @param cause what was thrown, or null
   */
  public ImportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
