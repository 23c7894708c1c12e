package com.signalcraft.examples.cli;

/** What the program's exit code says. */
public enum ExitCode {
  /** All went well. */
  OK(0),
  /** Some files or series failed, each was named; the others went well. */
  SOME_FAILED(1),
  /** The command line is wrong. */
  USAGE(2),
  /** A file or what it holds cannot be read, used or written. */
  UNUSABLE(3),
  /** A defect of this program. */
  INTERNAL(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /**
   * The number that the process ends with.
   *
   * @return 0 to 255
   */
  public int code() {
    return code;
  }
}
