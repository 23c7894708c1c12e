package com.signalcraft.examples.fleet.command;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.fleet.database.FleetDatabase;
import com.signalcraft.examples.fleet.night.NightlyJob;
import com.signalcraft.examples.fleet.points.PointSource;
import com.signalcraft.examples.fleet.points.PostgresPoints;
import com.signalcraft.examples.fleet.sink.OutcomeSink;
import com.signalcraft.examples.fleet.sink.ParquetSink;
import com.signalcraft.examples.fleet.sink.PostgresSink;
import com.signalcraft.examples.fleet.sink.RunReport;
import com.signalcraft.examples.fleet.work.NightPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The work of a night. */
@Command(
    name = "nightly",
    description = {
      "Forecasts every series, looks for anomalies, and tries the models on the past.",
      "A series that fails is a row of the report, and the exit code is 1."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class NightlyCommand implements Callable<Integer> {

  private static final int PARTS_ON_A_CLUSTER = 200;
  private static final int PARTS_OF_A_CORE = 4;

  @ArgGroup(exclusive = true, multiplicity = "1", heading = "Input, one of:%n")
  private InputOptions input = new InputOptions();

  @Option(
      names = "--since",
      paramLabel = "DAYS",
      description =
          "With --database: only the points since the begin of the day (of UTC) so many days ago, 1"
              + " to 36500. Default: all.")
  private Optional<Integer> since = Optional.empty();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description =
          "Where the results are written, as Parquet, a row for each series. Default: into the"
              + " database at --database-url.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--run",
      paramLabel = "UUID",
      description =
          "The id of the run. Give that of a run that ended too early to go on with it. Default: a"
              + " new one, which is printed.")
  private UUID run = UUID.randomUUID();

  @Option(
      names = "--parts",
      paramLabel = "N",
      description =
          "In how many parts the series are worked on; several for each core of the cluster, and at"
              + " most some thousand series in each. Default: 200 on a cluster, 4 for each core in"
              + " one process.")
  private Optional<Integer> parts = Optional.empty();

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private SparkOptions spark = new SparkOptions();
  @Spec private @Nullable CommandSpec spec;

  private final Environment environment;
  private final InstantSource clock;

  NightlyCommand(Environment environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    parts.ifPresent(
        given -> {
          if (given < 1) {
            throw new FleetFailure("--parts: must be at least 1, was " + given);
          }
        });
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    NightPlan wanted = plan.plan();
    if (database.isNamed() && !input.isDatabase() && output.isPresent()) {
      throw new FleetFailure(
          "--database-url: neither the points nor the results are there; leave out --output for the"
              + " results");
    }
    Optional<FleetDatabase> used = database.database(environment);
    PointSource source = source(used);
    OutcomeSink sink = sink(used);
    out.println("run " + run + ": " + source.description() + " to " + sink.description());
    out.flush();
    long start = System.nanoTime();
    RunReport report =
        spark.with(
            "nightly",
            session -> new NightlyJob(source, wanted, sink, parts(session)).run(session, run));
    ReportText.write(report, Duration.ofNanos(System.nanoTime() - start), out);
    return (report.failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.OK).code();
  }

  /** In one process all cores are known, and a part that is lost is lost with all others. */
  private int parts(SparkSession session) {
    SparkContext spark = session.sparkContext();
    int usual = spark.isLocal() ? PARTS_OF_A_CORE * spark.defaultParallelism() : PARTS_ON_A_CLUSTER;
    return parts.orElse(usual);
  }

  private PointSource source(Optional<FleetDatabase> used) {
    if (!input.isDatabase()) {
      if (since.isPresent()) {
        throw new FleetFailure("--since: is for points of a --database");
      }
      return input.files().orElseThrow();
    }
    return new PostgresPoints(
        used.orElseThrow(
            () -> new FleetFailure("--database: say where it is, with --database-url URL")),
        since.map(this::daysAgo).orElse(null));
  }

  private Instant daysAgo(int days) {
    Checks.between("--since", days, 1, 36_500);
    // Of whole days, so that a run that is gone on with reads the same.
    return clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days));
  }

  private OutcomeSink sink(Optional<FleetDatabase> used) {
    return output
        .<OutcomeSink>map(ParquetSink::new)
        .or(() -> used.map(PostgresSink::new))
        .orElseThrow(
            () ->
                new FleetFailure("say where the results go: --output PATH, or --database-url URL"));
  }
}
