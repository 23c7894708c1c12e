package com.signalcraft.examples.cli.pictures;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.Episode;
import com.signalcraft.anomaly.KnownEvent;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.common.TimeRange;
import com.signalcraft.examples.report.chart.MarkerShape;
import com.signalcraft.examples.report.chart.TimeChart;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** What the streaming detector says of hourly orders with a day and a week. */
final class AnomalyPictures {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int DAY = 24;
  private static final int DAYS = 49;

  /** The weeks before are learnt from and not shown. */
  private static final int SHOWN_FROM = 28 * DAY;

  private AnomalyPictures() {}

  static List<Picture> all() {
    int day = SHOWN_FROM + 6 * DAY;
    return List.of(
        new Picture(
            "anomalies-outage",
            chart(
                "An outage and a peak are told; the range stays as it was",
                orders(
                    hour ->
                        hour >= day + 9 && hour < day + 16 ? -900 : hour == day + 136 ? 700 : 0),
                DetectorOptions.defaults())),
        new Picture(
            "anomalies-new-level",
            chart(
                "A new level is told, and learnt as normal after a while",
                orders(hour -> hour >= day ? 450 : 0),
                DetectorOptions.defaults())),
        new Picture(
            "anomalies-known-event",
            chart(
                "A known event is labelled and not told; the same a week later is told",
                orders(
                    hour ->
                        (hour >= day && hour < day + 30) || (hour >= day + 168 && hour < day + 198)
                            ? 600
                            : 0),
                DetectorOptions.defaults()
                    .withKnownEvents(
                        List.of(new KnownEvent("sale", TimeRange.of(at(day), at(day + 30))))))));
  }

  private static Instant at(int hour) {
    return START.plusMillis(hour * HOUR);
  }

  private static TimeSeries orders(IntToDoubleFunction added) {
    Random random = new Random(5);
    long[] times = new long[DAYS * DAY];
    double[] values = new double[times.length];
    for (int hour = 0; hour < times.length; hour++) {
      boolean weekend = hour / DAY % 7 >= 5;
      times[hour] = at(hour).toEpochMilli();
      double normal = 1_000 + 300 * Math.sin(2 * Math.PI * (hour - 8) / DAY) - (weekend ? 250 : 0);
      values[hour] = Math.max(0, normal + 40 * random.nextGaussian() + added.applyAsDouble(hour));
    }
    return TimeSeries.of(ZoneOffset.UTC, Frequency.HOURLY, times, values);
  }

  private static TimeChart chart(String label, TimeSeries series, DetectorOptions options) {
    Detection all =
        Detectors.replay(Detectors.streaming(ZoneOffset.UTC, Frequency.HOURLY, options), series);
    List<Verdict> verdicts = all.verdicts().subList(SHOWN_FROM, series.size());
    TimeSeries shown = series.slice(SHOWN_FROM, series.size());
    TimeChart chart =
        new TimeChart(label, ZoneOffset.UTC)
            .band(
                "expected",
                shown.timestamps(),
                verdicts.stream().mapToDouble(verdict -> Math.max(0, verdict.lower())).toArray(),
                verdicts.stream().mapToDouble(Verdict::upper).toArray())
            .line("history", shown.timestamps(), shown.values());
    for (Verdict verdict : verdicts) {
      if (verdict.changePoint()) {
        chart.change(verdict.epochMillis(), "a new level was accepted");
      }
    }
    for (KnownEvent event : options.knownEvents()) {
      chart.span(
          "known",
          event.range().from().toEpochMilli(),
          event.range().to().toEpochMilli(),
          event.name());
    }
    for (Episode episode : all.episodes()) {
      if (episode.startMillis() >= shown.timestampAt(0)) {
        String severity = episode.severity().wireName();
        chart.span(severity, episode.startMillis(), episode.endMillis(), episode.explanation());
        chart.marker(
            severity,
            MarkerShape.DIAMOND,
            episode.peak().epochMillis(),
            episode.peak().value(),
            episode.explanation());
      }
    }
    return chart;
  }
}
