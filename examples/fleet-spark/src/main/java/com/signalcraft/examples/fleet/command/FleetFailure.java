package com.signalcraft.examples.fleet.command;

import org.jspecify.annotations.Nullable;

/** An end of the program with a message for the person; not a defect. */
final class FleetFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An end of the program.
   *
   * @param message one line or two that say what is wrong and what to do
   */
  FleetFailure(String message) {
    this(message, null);
  }

  FleetFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
