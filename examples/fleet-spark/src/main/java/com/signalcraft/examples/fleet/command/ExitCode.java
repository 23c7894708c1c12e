package com.signalcraft.examples.fleet.command;

/** What the program's exit code says. */
enum ExitCode {
  /** All went well. */
  OK(0),
  /** Some series failed, each is a row of the report; the others went well. */
  SOME_FAILED(1),
  /** The command line is wrong. */
  USAGE(2),
  /** The input or the output cannot be used. */
  UNUSABLE(3),
  /** A defect of this program, or of the cluster. */
  INTERNAL(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
