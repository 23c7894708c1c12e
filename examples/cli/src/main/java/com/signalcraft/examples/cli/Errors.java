package com.signalcraft.examples.cli;

import com.signalcraft.error.SignalCraftException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line or two what went wrong; the stack trace is shown with {@code --debug} alone. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    ExitCode code = exitCode(failure);
    err.println("error: " + message(failure, code));
    if (code == ExitCode.USAGE) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    if (parsed.originalArgs().contains("--debug")) {
      failure.printStackTrace(err);
    }
    return code.code();
  }

  private static ExitCode exitCode(Exception failure) {
    if (failure instanceof CliFailure known) {
      return known.exitCode();
    }
    return failure instanceof SignalCraftException
            || failure instanceof IOException
            || failure instanceof UncheckedIOException
        ? ExitCode.UNUSABLE
        : ExitCode.INTERNAL;
  }

  private static String message(Exception failure, ExitCode code) {
    if (code == ExitCode.INTERNAL) {
      return "internal error: "
          + failure
          + System.lineSeparator()
          + "Please report this with the output of --debug.";
    }
    return describe(failure);
  }

  /**
   * What a failure means to a person.
   *
   * @param failure what was thrown
   * @return a line
   */
  static String describe(Throwable failure) {
    if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return describe(wrapped.getCause());
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": access denied";
    }
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
