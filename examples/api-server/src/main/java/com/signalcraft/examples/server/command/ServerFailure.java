package com.signalcraft.examples.server.command;

import org.jspecify.annotations.Nullable;

/** An end of the program with a message for the person; not a defect. */
final class ServerFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerFailure(String message) {
    this(message, null);
  }

  ServerFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
