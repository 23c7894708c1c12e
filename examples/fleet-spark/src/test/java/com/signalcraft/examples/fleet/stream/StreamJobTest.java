package com.signalcraft.examples.fleet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.fleet.stream.Fleet.Point;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    List<List<Point>> files = cut(outOfOrder(points), 6);

    files.subList(0, 3).forEach(folders::points);
    StreamReport first = Folders.once(folders.job(SETTINGS));
    files.subList(3, 6).forEach(folders::points);
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
