package com.signalcraft.examples.database;

import org.jspecify.annotations.Nullable;

/** An end of the program with a message for the person; not a defect. */
public final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An end of the program.
   *
   * @param message what is wrong and what to do
   */
  DatabaseFailure(String message) {
    this(message, null);
  }

  /**
   * An end of the program.
   *
   * @param message what is wrong and what to do
   * @param cause what was thrown, or null
   */
  DatabaseFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
