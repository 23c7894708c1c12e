package com.signalcraft.examples.fleet.stream;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.Episode;
import com.signalcraft.anomaly.EpisodeRule;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Series with anomalies, and what the library says of them. */
final class Fleet {

  static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  static final long STEP = 3_600_000;
  static final String ZONE = "Europe/Berlin";

  private Fleet() {}

  /** A point of a series. */
  record Point(String business, String source, long millis, double value) {

    Point at(long step) {
      return new Point(business, source, START + step * STEP, value);
    }

    Point with(double other) {
      return new Point(business, source, millis, other);
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"business_id\":\"%s\",\"source_id\":\"%s\",\"timezone\":\"%s\",\"timestamp\":\"%s\","
              + "\"value\":%s}",
          business,
          source,
          ZONE,
          Instant.ofEpochMilli(millis),
          value);
    }
  }

  /** An anomaly as it is told. */
  record Anomaly(
      String business,
      String source,
      long millis,
      double value,
      double expected,
      double lower,
      double upper,
      double deviation,
      double score,
      String severity,
      boolean startsEpisode,
      String explanation) {

    static final Comparator<Anomaly> ORDER =
        Comparator.comparing(Anomaly::business)
            .thenComparing(Anomaly::source)
            .thenComparingLong(Anomaly::millis);
  }

  /** The points of some series, in order of time. */
  static List<Point> points(int series, int length) {
    List<Point> points = new ArrayList<>();
    for (int s = 0; s < series; s++) {
      Random random = new Random(s);
      for (int i = 0; i < length; i++) {
        double value = 100 + 20 * Math.sin(2 * Math.PI * i / 24) + 3 * random.nextGaussian();
        // An outage and peaks, in each series at other times.
        if ((i > 150 + s && i < 156 + s) || random.nextInt(90) == 0) {
          value = i % 2 == 0 ? value / 8 : value * 3;
        }
        points.add(new Point("business " + s % 3, "source " + s, START + i * STEP, value));
      }
    }
    points.sort(Comparator.comparingLong(Point::millis));
    return points;
  }

  /** What is told of points in order, up to a time. */
  static List<Anomaly> told(List<Point> points, long upTo, StreamSettings settings) {
    return points.stream()
        .filter(point -> point.millis() <= upTo)
        .collect(Collectors.groupingBy(Point::source))
        .values()
        .stream()
        .flatMap(each -> told(each, settings))
        .sorted(Anomaly.ORDER)
        .toList();
  }

  private static Stream<Anomaly> told(List<Point> points, StreamSettings settings) {
    ZoneId zone = ZoneId.of(ZONE);
    TimeSeries series =
        TimeSeries.of(
            zone,
            points.stream().mapToLong(Point::millis).toArray(),
            points.stream().mapToDouble(Point::value).toArray());
    Detection detection =
        Detectors.replay(Detectors.streaming(zone, settings.detectorOptions()), series);
    List<Episode> episodes = detection.episodes(EpisodeRule.defaults());
    Set<Long> starts =
        episodes.stream().map(each -> each.start().toEpochMilli()).collect(Collectors.toSet());
    return detection.anomalies().stream()
        .map(verdict -> anomaly(points.get(0), verdict, starts.contains(verdict.epochMillis())));
  }

  private static Anomaly anomaly(Point of, Verdict verdict, boolean starts) {
    return new Anomaly(
        of.business(),
        of.source(),
        verdict.epochMillis(),
        verdict.value(),
        verdict.expected(),
        verdict.lower(),
        verdict.upper(),
        verdict.deviationScore(),
        verdict.score(),
        verdict.severityIfAnomaly().map(Severity::wireName).orElseThrow(),
        starts,
        verdict.explanation());
  }
}
