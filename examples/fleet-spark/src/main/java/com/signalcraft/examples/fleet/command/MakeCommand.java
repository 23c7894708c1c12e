package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.points.MadeFiles;
import com.signalcraft.examples.fleet.points.MadePoints;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes made series to files, to try the other commands on. */
@Command(
    name = "make",
    description = "Writes series that are made to Parquet files, to try the other commands on.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class MakeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SERIES[xPOINTS]",
      converter = MadeSize.class,
      description = "How many: 1000, or 1000x730.")
  private MadePoints made = new MadePoints(1, 2);

  @Option(
      names = "--output",
      paramLabel = "PATH",
      required = true,
      description = "A folder that is not there yet.")
  private String output = "";

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      defaultValue = "points",
      description = "points, a row for each, or series, a row for each. Default: ${DEFAULT-VALUE}.")
  private MadeFiles.Layout layout = MadeFiles.Layout.POINTS;

  @Option(
      names = "--parts",
      paramLabel = "N",
      defaultValue = "8",
      description = "In how many files. Default: ${DEFAULT-VALUE}.")
  private int parts;

  @Mixin private SparkOptions spark = new SparkOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (parts < 1) {
      throw new FleetFailure("--parts: must be at least 1, was " + parts);
    }
    spark.with(
        "make",
        session -> {
          MadeFiles.write(session, made, layout, parts, output);
          return output;
        });
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(made.description() + " are in " + output);
    return ExitCode.OK.code();
  }
}
