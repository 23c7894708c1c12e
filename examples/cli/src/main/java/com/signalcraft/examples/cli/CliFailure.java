package com.signalcraft.examples.cli;

import org.jspecify.annotations.Nullable;

/** An end of the program with a message for the person; not a defect. */
public final class CliFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /**
   * An end of the program.
   *
   * @param exitCode what to end with
   * @param message one line or two that say what is wrong and what to do
   * @param cause what was thrown, or null
   */
  public CliFailure(ExitCode exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /**
   * Something that cannot be read, used or written.
   *
   * @param message one line or two that say what is wrong and what to do
   * @return the failure
   */
  public static CliFailure unusable(String message) {
    return new CliFailure(ExitCode.UNUSABLE, message, null);
  }

  /**
   * A wrong command line.
   *
   * @param message one line or two that say what is wrong and what to do
   * @return the failure
   */
  public static CliFailure usage(String message) {
    return new CliFailure(ExitCode.USAGE, message, null);
  }

  /**
   * What to end with.
   *
   * @return the code
   */
  public ExitCode exitCode() {
    return exitCode;
  }
}
