package com.signalcraft.examples.fleet.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.fleet.stream.Fleet.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamJobTest {

  private static final StreamSettings SETTINGS =
      new StreamSettings(
          Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(90), 0.5, false, false);

  @TempDir private Path root;

  @Test
  void a_stream_in_files_and_runs_tells_once_what_the_library_tells_of_the_ordered_points() {
    List<Point> points = Fleet.points(25, 360);
    Folders folders = new Folders(root);
    List<List<Point>> files = cut(outOfOrder(points), 4);

    files.subList(0, 2).forEach(folders::points);
    StreamReport first = Folders.once(folders.job(SETTINGS));
    files.subList(2, 4).forEach(folders::points);
    StreamReport second = Folders.once(folders.job(SETTINGS));

    long watermark = Instant.parse(second.watermark()).toEpochMilli();
    assertThat(watermark).isEqualTo(last(points) - SETTINGS.late().toMillis());
    assertThat(folders.told())
        .hasSizeGreaterThan(100)
        .isEqualTo(Fleet.told(points, watermark, SETTINGS));
    long judged = points.stream().filter(point -> point.millis() <= watermark).count();
    assertThat(first.judged() + second.judged()).isEqualTo(judged);
    assertThat(first.waiting() + second.waiting()).isEqualTo(points.size() - judged);
    assertThat(first.late() + second.late()).isZero();
    assertThat(first.anomalies() + second.anomalies()).isEqualTo(folders.told().size());
  }

  @Test
  void what_is_late_or_unreadable_is_told_and_harms_nothing_else() {
    List<Point> points = Fleet.points(2, 12);
    Point one = points.get(0);
    Point unordered = one.at(-3).with(7);
    Folders folders = new Folders(root);
    List<String> lines = new ArrayList<>(points.stream().map(Point::json).toList());
    lines.add("{\"source_id\": \"broken");
    lines.add("");
    lines.add(one.at(1_000_000).json());
    folders.lines(lines);
    folders.points(List.of(one.at(40)));
    // Another series may be far behind, as long as it is in order.
    Point behind = new Point("other", "far behind", one.millis(), 1);
    folders.points(List.of(one.at(50), unordered, one.at(3), behind, behind.at(1)));

    StreamReport report = Folders.once(folders.job(SETTINGS));

    assertThat(report.unreadable()).isEqualTo(2);
    assertThat(report.late()).isEqualTo(2);
    assertThat(report.judged()).isEqualTo(24 + 1 + 2);
    assertThat(report.waiting()).isEqualTo(1);
    assertThat(folders.rejectedRows())
        .extracting(
            row -> row.<String>getAs("kind"), row -> row.<String>getAs("source_id"), this::reason)
        .containsExactlyInAnyOrder(
            tuple(
                "unreadable", "", "must be an object of JSON with source_id, timestamp and value"),
            tuple(
                "unreadable",
                "",
                "timestamp: is too far in the future, 2140-03-29T16:00:00Z (see --ahead)"),
            tuple("late", "source 0", late(one.at(5))),
            tuple("late", "source 0", late(one.at(5))));
    assertThat(folders.rejectedRows())
        .filteredOn(row -> row.getAs("kind").equals("unreadable"))
        .allSatisfy(row -> assertThat(row.<String>getAs("place")).contains("points-0.txt"))
        .anySatisfy(row -> assertThat(row.<String>getAs("raw")).contains("broken"));
  }

  @Test
  void a_batch_that_fails_after_its_rows_were_written_is_repeated_and_they_are_there_once() {
    List<Point> points = Fleet.points(3, 240);
    Folders folders = new Folders(root);
    folders.points(points.subList(0, 360)).points(points.subList(360, 720));
    ToldSink broken =
        new ToldSink() {
          @Override
          public void keep(Dataset<Told> told, UUID stream, long batch) {
            folders.anomalies().keep(told, stream, batch);
            throw new UncheckedIOException(new IOException("the disk is full"));
          }

          @Override
          public String description() {
            return "broken";
          }
        };
    assertThatThrownBy(() -> Folders.once(folders.job(SETTINGS, List.of(broken))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the disk is full");
    List<Fleet.Anomaly> partly = folders.told();

    StreamReport report = Folders.once(folders.job(SETTINGS));

    long watermark = last(points) - SETTINGS.late().toMillis();
    assertThat(partly).isNotEmpty();
    assertThat(folders.told())
        .hasSizeGreaterThan(partly.size())
        .isEqualTo(Fleet.told(points, watermark, SETTINGS));
    assertThat(report.anomalies()).isEqualTo(folders.told().size());
  }

  @Test
  void of_points_with_one_time_the_later_one_counts() {
    Folders folders = new Folders(root);
    Point one = Fleet.points(1, 1).get(0);
    List<Point> points = Fleet.points(1, 200);
    List<Point> wrong = points.stream().map(point -> point.with(-1)).toList();
    // Wrong ones before the right ones: in one file, and in another file of the same batch.
    List<Point> first = new ArrayList<>(wrong.subList(0, 100));
    first.addAll(points.subList(0, 100));
    first.addAll(wrong.subList(100, 200));
    folders.points(first).points(points.subList(100, 200)).points(List.of(one.at(300)));
    FileStream all =
        new FileStream(
            folders.in(),
            FileStream.Format.JSON,
            List.of("source_id", "timestamp", "value"),
            100,
            Duration.ofDays(7));

    StreamReport report =
        Folders.once(
            new StreamJob(all, SETTINGS, List.of(folders.anomalies()), folders.checkpoint(), 2));

    assertThat(report.replaced()).isEqualTo(200);
    assertThat(folders.told()).isNotEmpty().isEqualTo(Fleet.told(points, Long.MAX_VALUE, SETTINGS));
  }

  @Test
  void what_went_wrong_in_a_task_is_told_as_it_is() {
    Folders folders = new Folders(root).points(Fleet.points(1, 1));
    ToldSink closed =
        new ToldSink() {
          @Override
          public void keep(Dataset<Told> told, UUID stream, long batch) {
            told.foreachPartition(
                (ForeachPartitionFunction<Told>)
                    rows -> {
                      throw new ValidationException("table", "must be open");
                    });
          }

          @Override
          public String description() {
            return "closed";
          }
        };
    folders.lines(List.of("{}"));
    assertThatThrownBy(() -> Folders.once(folders.job(SETTINGS, List.of(closed))))
        .isInstanceOf(ValidationException.class)
        .hasMessage("table: must be open");
  }

  private String reason(Row row) {
    return row.getAs("reason");
  }

  private static String late(Point last) {
    return "came after the point of "
        + Instant.ofEpochMilli(last.millis())
        + " of its series was judged";
  }

  /** Each point up to five hours later than it should, in the time of the points. */
  private static List<Point> outOfOrder(List<Point> points) {
    Random random = new Random(7);
    Map<Point, Long> comes = new HashMap<>();
    points.forEach(
        point -> comes.put(point, point.millis() + random.nextInt(5 * (int) Fleet.STEP)));
    return points.stream().sorted(Comparator.comparing(comes::get)).toList();
  }

  private static List<List<Point>> cut(List<Point> points, int parts) {
    List<List<Point>> cut = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      cut.add(points.subList(points.size() * i / parts, points.size() * (i + 1) / parts));
    }
    return cut;
  }

  private static long last(List<Point> points) {
    return points.stream().mapToLong(Point::millis).max().orElseThrow();
  }
}
