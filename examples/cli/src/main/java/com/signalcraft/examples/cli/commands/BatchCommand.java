package com.signalcraft.examples.cli.commands;

import com.signalcraft.csv.CsvException;
import com.signalcraft.csv.CsvOptions;
import com.signalcraft.csv.WideCsvReader;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import com.signalcraft.examples.cli.input.KpiReader;
import com.signalcraft.examples.cli.output.OutputTarget;
import com.signalcraft.examples.cli.output.Progress;
import com.signalcraft.examples.report.analysis.Models;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.LinearOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts many series. */
@Command(
    name = "batch",
    description = {
      "Forecasts many series, one in each row of the input: a header, then id,v1,v2,…; blank fields at"
          + " the end are cut off.",
      "Columns of the output: series_id,step,mean,lower,upper, with steps from 1, in the order of the"
          + " input whatever the number of threads. A series that cannot be forecast is named on"
          + " stderr and left out, and the exit code is 1."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  signalcraft batch --input Hourly-train.csv --season-length 24,168 --horizon 48 --output"
            + " out.csv")
public final class BatchCommand implements Callable<Integer> {

  private static final int MOST_THREADS = 256;

  @Option(
      names = "--input",
      paramLabel = "WIDE.csv",
      required = true,
      description = "The series, one in each row.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.csv",
      required = true,
      description = "Where to write the forecasts; - for stdout.")
  private String output = "";

  @Option(
      names = "--season-length",
      paramLabel = "M",
      split = ",",
      description =
          "The season lengths in steps, such as 24,168; 1 for none. Default: found from the data of"
              + " each series.")
  private List<Integer> seasonLengths = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many series to work on at once. Default: the number of processors.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--horizon",
      paramLabel = "H",
      required = true,
      description = "How many steps to forecast.")
  private int horizon = 1;

  @Mixin private ModelOption model = new ModelOption();
  @Mixin private LevelOption level = new LevelOption();
  @Mixin private CommonOptions common = new CommonOptions();

  /** The summary. */
  record Summary(
      String input,
      String output,
      long series,
      long forecast,
      List<BatchRun.Failure> failures,
      boolean failuresCut) {}

  @Override
  public Integer call() throws IOException {
    HorizonOption.checked(horizon);
    Forecaster forecaster = Models.of(model.name(), horizon, seasons());
    int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    if (workers < 1 || workers > MOST_THREADS) {
      throw CliFailure.usage(
          "--threads: must be between 1 and " + MOST_THREADS + ", was " + workers);
    }
    OutputTarget target = new OutputTarget(output, common.out()).check(file);
    KpiReader.checkReadable(file);
    BatchRun run = new BatchRun(forecaster, horizon, level.level(), workers, common::failure);
    try (WideCsvReader series = WideCsvReader.open(file, CsvOptions.defaults());
        Progress progress = common.progress("batch", -1)) {
      target.writeTable(
          table -> run.run(series, table, progress), "series_id", "step", "mean", "lower", "upper");
    } catch (CsvException e) {
      throw new CliFailure(ExitCode.UNUSABLE, file + ": " + e.issue(), e);
    }
    if (run.total() == 0) {
      throw CliFailure.unusable(file + ": holds no series");
    }
    Summary summary =
        new Summary(
            file.toString(),
            target.toString(),
            run.total(),
            run.total() - run.failed(),
            run.failures(),
            run.failures().size() < run.failed());
    if (!target.isStdout()) {
      common.summary(
          summary,
          () ->
              String.format(
                  "%d series, %d forecast, %d failed%n  output  %s%n",
                  summary.series(), summary.forecast(), run.failed(), target));
    }
    return run.exitCode().code();
  }

  private Optional<List<Integer>> seasons() {
    for (int length : seasonLengths) {
      if (length < 1 || length > LinearOptions.MAX_SEASON_LENGTH) {
        throw CliFailure.usage(
            "--season-length: must be between 1 and "
                + LinearOptions.MAX_SEASON_LENGTH
                + ", was "
                + length);
      }
    }
    return seasonLengths.isEmpty()
        ? Optional.empty()
        : Optional.of(seasonLengths.stream().filter(length -> length > 1).distinct().toList());
  }
}
