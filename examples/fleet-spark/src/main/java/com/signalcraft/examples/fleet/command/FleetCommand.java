package com.signalcraft.examples.fleet.command;

import com.signalcraft.error.SignalCraftException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program, with its commands. */
@Command(
    name = "fleet",
    description = "Forecasts and anomalies of a million KPIs on Apache Spark.",
    mixinStandardHelpOptions = true,
    versionProvider = FleetVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true)
public final class FleetCommand {

  private static final Logger LOG = LoggerFactory.getLogger(FleetCommand.class);

  private FleetCommand() {}

  /**
   * Runs a command line.
   *
   * @param out for results
   * @param err for what went wrong
   * @param environment the environment variables, where passwords are
   * @param args the command line
   * @return the exit code
   */
  public static int run(
      PrintWriter out, PrintWriter err, Map<String, String> environment, String... args) {
    Environment variables = new Environment(environment);
    CommandLine line =
        new CommandLine(new FleetCommand())
            .addSubcommand(new NightlyCommand(variables, InstantSource.system()))
            .addSubcommand(new StreamCommand(variables))
            .addSubcommand(new MakeCommand())
            .addSubcommand(new MigrateCommand(variables))
            .addSubcommand(new MeasureCommand())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((wrong, arguments) -> told(wrong))
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> told(failure, command).code());
    int code = args.length == 0 ? usage(line) : line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  private static int usage(CommandLine line) {
    line.usage(line.getErr());
    return ExitCode.USAGE.code();
  }

  /** One line or two, not the whole help. */
  private static int told(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try: " + name + " --help");
    return ExitCode.USAGE.code();
  }

  private static ExitCode told(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    // What a task says of a database, say, comes as the cause of what Spark says of the job.
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof FleetFailure
          || each instanceof SignalCraftException
          || each instanceof AnalysisException) {
        LOG.debug("the command ended", failure);
        err.println(command.getCommandSpec().qualifiedName() + ": " + each.getMessage());
        return ExitCode.UNUSABLE;
      }
    }
    LOG.error("the command failed", failure);
    err.println(command.getCommandSpec().qualifiedName() + ": failed: " + failure);
    return ExitCode.INTERNAL;
  }
}
