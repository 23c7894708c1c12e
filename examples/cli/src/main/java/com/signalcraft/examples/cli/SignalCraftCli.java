package com.signalcraft.examples.cli;

import com.signalcraft.examples.cli.commands.BacktestCommand;
import com.signalcraft.examples.cli.commands.BatchCommand;
import com.signalcraft.examples.cli.commands.DetectCommand;
import com.signalcraft.examples.cli.commands.ForecastCommand;
import com.signalcraft.examples.cli.commands.ReportCommand;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The root command with all that it holds. */
@Command(
    name = "signalcraft",
    description = "Forecasts, anomalies and alerts for a KPI that stands in a CSV file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All went well.",
      "1:Some of the files or series failed; each is named on stderr, the others are done.",
      "2:The command line is wrong.",
      "3:A file, or what it holds, cannot be read, used or written.",
      "70:A defect of this program; please report it with the output of --debug."
    })
final class SignalCraftCli {

  private final CommandLine commandLine;

  /**
   * A command line.
   *
   * @param clock what tells when a report was made
   */
  SignalCraftCli(Clock clock) {
    commandLine =
        new CommandLine(this)
            .addSubcommand(new ReportCommand(clock))
            .addSubcommand(new ForecastCommand())
            .addSubcommand(new DetectCommand())
            .addSubcommand(new BatchCommand())
            .addSubcommand(new BacktestCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOverwrittenOptionsAllowed(false)
            .setParameterExceptionHandler(new Errors())
            .setExecutionExceptionHandler(new Errors());
  }

  /** Runs one command line; nothing is thrown, and the writers are left open. */
  int run(PrintWriter out, PrintWriter err, String... args) {
    return commandLine.setOut(out).setErr(err).execute(args);
  }
}
