package com.signalcraft.examples.fleet.stream;

import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.stream.Fleet.Anomaly;
import com.signalcraft.examples.fleet.stream.Fleet.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.Trigger;

/** Where a stream reads and writes, below one folder. */
final class Folders {

  private final Path root;
  private int files;

  Folders(Path root) {
    this.root = root;
    try {
      Files.createDirectories(root.resolve("in"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String in() {
    return root.resolve("in").toString();
  }

  String out() {
    return root.resolve("out").toString();
  }

  String rejects() {
    return root.resolve("rejects").toString();
  }

  String checkpoint() {
    return root.resolve("checkpoint").toString();
  }

  /** Lets a file of points appear, a second later than the one before. */
  Folders points(List<Point> points) {
    return lines(points.stream().map(Point::json).toList());
  }

  Folders lines(List<String> lines) {
    try {
      Path written = Files.write(root.resolve("written"), lines);
      Files.setLastModifiedTime(written, FileTime.from(java.time.Instant.now().plusSeconds(files)));
      Files.move(written, root.resolve("in").resolve("points-" + files++ + ".txt"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileStream source(FileStream.Format format) {
    return new FileStream(
        in(), format, List.of("source_id", "timestamp", "value"), 1, Duration.ofDays(7));
  }

  ToldFiles anomalies() {
    return new ToldFiles(out(), ToldFiles.Format.PARQUET, ToldFiles.What.ANOMALIES);
  }

  ToldFiles rejected() {
    return new ToldFiles(rejects(), ToldFiles.Format.JSON, ToldFiles.What.REJECTS);
  }

  StreamJob job(StreamSettings settings) {
    return job(settings, List.of(anomalies(), rejected()));
  }

  StreamJob job(StreamSettings settings, List<ToldSink> sinks) {
    return new StreamJob(source(FileStream.Format.JSON), settings, sinks, checkpoint(), 2);
  }

  static StreamReport once(StreamJob job) {
    return job.start(FleetSpark.session(), Trigger.AvailableNow()).await();
  }

  /** What is told, in order. */
  List<Anomaly> told() {
    return FleetSpark.session().read().parquet(out()).collectAsList().stream()
        .map(Folders::anomaly)
        .sorted(Anomaly.ORDER)
        .toList();
  }

  List<Row> rejectedRows() {
    return FleetSpark.session().read().json(rejects()).collectAsList();
  }

  private static Anomaly anomaly(Row row) {
    return new Anomaly(
        row.getAs("business_id"),
        row.getAs("source_id"),
        row.<java.sql.Timestamp>getAs("timestamp").getTime(),
        row.getAs("actual_value"),
        row.getAs("expected_value"),
        row.getAs("lower_bound"),
        row.getAs("upper_bound"),
        row.getAs("deviation_score"),
        row.getAs("score"),
        row.getAs("severity"),
        row.getAs("starts_episode"),
        row.getAs("explanation"));
  }
}
