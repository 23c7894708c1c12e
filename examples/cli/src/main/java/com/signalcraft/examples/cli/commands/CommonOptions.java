package com.signalcraft.examples.cli.commands;

import com.signalcraft.examples.cli.output.Json;
import com.signalcraft.examples.cli.output.Progress;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command can be told about how much it says. */
final class CommonOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  @Option(
      names = "--json",
      description = "Print a summary for other programs, as JSON, instead of text.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors and what was asked for with --json.")
  private boolean quiet;

  @Option(
      names = "--no-progress",
      description = "Show no progress bar; there is none without a terminal anyhow.")
  private boolean noProgress;

  @SuppressWarnings("UnusedVariable") // the error handler looks for it among the arguments
  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Prints a summary: the object as JSON, or the text, or nothing. */
  void summary(Object forPrograms, Supplier<String> forPeople) {
    if (json) {
      out().println(Json.of(forPrograms));
    } else if (!quiet) {
      out().print(forPeople.get());
    }
    out().flush();
  }

  /** Prints a line that a person should see beside the result. */
  void note(String line) {
    if (!quiet) {
      err().println(line);
      err().flush();
    }
  }

  /** Prints a failure of one file or series; quiet or not. */
  void failure(String line) {
    err().println("error: " + line);
    err().flush();
  }

  boolean json() {
    return json;
  }

  Progress progress(String task, long units) {
    return Progress.of(task, units, !noProgress && !quiet);
  }
}
