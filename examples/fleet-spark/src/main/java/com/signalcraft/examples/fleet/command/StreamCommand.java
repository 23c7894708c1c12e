package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.database.FleetDatabase;
import com.signalcraft.examples.fleet.stream.StreamJob;
import com.signalcraft.examples.fleet.stream.StreamReport;
import com.signalcraft.examples.fleet.stream.StreamSource;
import com.signalcraft.examples.fleet.stream.ToldFiles;
import com.signalcraft.examples.fleet.stream.ToldSink;
import com.signalcraft.examples.fleet.stream.ToldTable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.streaming.Trigger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The stream of the day. */
@Command(
    name = "stream",
    description = {
      "Judges points as they come in, each series in order of time, and tells the anomalies.",
      "Goes on from its checkpoint when it is started again."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class StreamCommand implements Callable<Integer> {

  private final Environment environment;

  @Mixin private StreamInput input = new StreamInput();

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "Where anomalies are written as files, a folder for each batch.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--output-format",
      paramLabel = "FORMAT",
      defaultValue = "parquet",
      description = "parquet or json. Default: ${DEFAULT-VALUE}.")
  private ToldFiles.Format outputFormat = ToldFiles.Format.PARQUET;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--rejects",
      paramLabel = "PATH",
      description =
          "Where what is not judged is written, with its place and the reason, as lines of JSON."
              + " Without it, it is counted, and some of each batch is logged.")
  private Optional<String> rejects = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "PATH",
      required = true,
      description =
          "Where is kept how far the stream has come, and the state of each series; on storage that"
              + " all machines share, and outlives them.")
  private String checkpoint = "";

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Into how many parts the series are divided; that many cores can work on them, and it"
              + " cannot change while the stream goes on. Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--once",
      description = "Ends when all that is there is read, rather than wait for more.")
  private boolean once;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationText.class,
      defaultValue = "10s",
      description = "How often a batch begins. Default: ${DEFAULT-VALUE}.")
  private Duration every = Duration.ofSeconds(10);

  @Mixin private JudgeOptions judge = new JudgeOptions();
  @Mixin private SparkOptions spark = new SparkOptions();
  @Spec private @Nullable CommandSpec spec;

  StreamCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (every.isZero() || every.compareTo(Duration.ofDays(1)) > 0) {
      throw new FleetFailure("every: must be from 1 ms to 1 day, was " + every);
    }
    StreamSource source = input.source();
    Optional<FleetDatabase> table = database.database(environment);
    List<ToldSink> sinks = sinks(table);
    StreamJob job =
        new StreamJob(source, judge.settings(table.isPresent()), sinks, checkpoint, partitions);
    out.println(source.description() + " to " + sinks.get(0).description());
    out.flush();
    StreamReport report = spark.with("stream", session -> job.start(session, trigger()).await());
    StreamText.write(report, out);
    return ExitCode.OK.code();
  }

  private Trigger trigger() {
    return once ? Trigger.AvailableNow() : Trigger.ProcessingTime(every.toMillis());
  }

  private List<ToldSink> sinks(Optional<FleetDatabase> table) {
    List<ToldSink> sinks = new ArrayList<>();
    table.map(ToldTable::new).ifPresent(sinks::add);
    output
        .map(path -> new ToldFiles(path, outputFormat, ToldFiles.What.ANOMALIES))
        .ifPresent(sinks::add);
    if (sinks.isEmpty()) {
      throw new FleetFailure("say where anomalies go: --output PATH or --database-url URL");
    }
    rejects
        .map(path -> new ToldFiles(path, ToldFiles.Format.JSON, ToldFiles.What.REJECTS))
        .ifPresent(sinks::add);
    return sinks;
  }
}
