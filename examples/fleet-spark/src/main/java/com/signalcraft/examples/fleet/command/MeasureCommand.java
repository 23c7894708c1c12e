package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.measure.NoSink;
import com.signalcraft.examples.fleet.measure.OneProcess;
import com.signalcraft.examples.fleet.night.NightlyJob;
import com.signalcraft.examples.fleet.points.MadePoints;
import com.signalcraft.examples.fleet.sink.OutcomeSink;
import com.signalcraft.examples.fleet.sink.ParquetSink;
import com.signalcraft.examples.fleet.work.NightPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the nightly job with the library alone. */
@Command(
    name = "measure",
    description = {
      "Forecasts series that are made, by turns with forecastAll in this process and with Spark, and"
          + " says how much longer Spark takes.",
      "Forecasts alone: no accuracy, no anomalies. What is made is thrown away by both; with"
          + " --output Spark writes it as Parquet, and forecastAll does not. Each warms up on a"
          + " tenth of the series."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class MeasureCommand implements Callable<Integer> {

  private static final double NANOS = 1e9;
  private static final int WARM_UP = 10;

  @Parameters(
      paramLabel = "SERIES[xPOINTS]",
      converter = MadeSize.class,
      description = "How many: 1000, or 1000x730.")
  private MadePoints made = new MadePoints(1, 2);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many rounds count. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "The threads of each. Default: the number of processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--parts",
      paramLabel = "N",
      defaultValue = "32",
      description = "In how many parts Spark works. Default: ${DEFAULT-VALUE}.")
  private int parts;

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "Where Spark writes. Default: nowhere, as forecastAll.")
  private Optional<String> output = Optional.empty();

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private SparkOptions spark = new SparkOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    NightPlan full = plan.plan();
    NightPlan forecasts = NightPlan.forecastsOnly(full.forecaster(), full.horizon(), full.level());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    spark.with(
        "measure",
        session -> {
          compare(session, forecasts, out);
          return made;
        });
    return ExitCode.OK.code();
  }

  private void compare(SparkSession session, NightPlan forecasts, PrintWriter out) {
    round(session, forecasts, new MadePoints(Math.max(1, made.series() / WARM_UP), made.length()));
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Round taken = round(session, forecasts, made);
      ratios.add(taken.ratio());
      out.println(
          String.format(
              Locale.ROOT,
              "forecastAll %,.1f s, %,.0f series a second; Spark %,.1f s, %,.0f; ratio %.3f",
              taken.alone(),
              made.series() / taken.alone(),
              taken.together(),
              made.series() / taken.together(),
              taken.ratio()));
      out.flush();
    }
    ratios.sort(null);
    out.println(
        String.format(
            Locale.ROOT,
            "Spark takes %+.1f %% (median of %d rounds)",
            100 * (ratios.get(ratios.size() / 2) - 1),
            ratios.size()));
  }

  /** How long each took, in seconds. */
  private record Round(double alone, double together) {

    double ratio() {
      return together / alone;
    }
  }

  private Round round(SparkSession session, NightPlan forecasts, MadePoints series) {
    long start = System.nanoTime();
    long failedAlone = OneProcess.forecastAll(series, forecasts, threads).failed();
    long middle = System.nanoTime();
    long failedTogether =
        new NightlyJob(series, forecasts, sink(), parts).run(session, UUID.randomUUID()).failed();
    long end = System.nanoTime();
    if (failedAlone != failedTogether) {
      throw new IllegalStateException(
          failedAlone + " series failed alone, " + failedTogether + " with Spark");
    }
    return new Round((middle - start) / NANOS, (end - middle) / NANOS);
  }

  /** Thrown away where both ways shall only work; else as the nightly job keeps it. */
  private OutcomeSink sink() {
    return output.<OutcomeSink>map(ParquetSink::new).orElseGet(NoSink::new);
  }
}
