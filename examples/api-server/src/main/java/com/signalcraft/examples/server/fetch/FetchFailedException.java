package com.signalcraft.examples.server.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What was to be fetched was not. The message never holds what was received, nor to which address a
 * name led: who gives an address must not learn by it what is in our network.
 */
public final class FetchFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what is wrong, and what is allowed
   * @param cause what was thrown, or null
   */
  public FetchFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
