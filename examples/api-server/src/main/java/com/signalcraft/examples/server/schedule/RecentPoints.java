package com.signalcraft.examples.server.schedule;

import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The points of a source in the form in which they can be judged: as they are where there are not
 * too many, else in steps; by the day where most are days apart. Stateless.
 */
final class RecentPoints {

  /** More single points are not judged each by itself. */
  private static final int MOST_POINTS = 30_000;

  private static final Duration RECENT = Duration.ofDays(90);

  /** Sparse sources have so few points in that time that a longer past is needed to judge them. */
  private static final int SPARSE = 400;

  private static final Duration LONG = Duration.ofDays(1_100);
  private static final Duration ALMOST_A_DAY = Duration.ofHours(20);
  private static final Frequency FIVE_MINUTES = Frequency.parse("5m");

  private RecentPoints() {}

  /**
   * Reads them.
   *
   * @param kpis the points as the service sees them
   * @param source the source
   * @param newest its newest point
   * @param now the time
   * @return the series, without what is not complete yet
   */
  static TimeSeries read(Kpis kpis, KpiSource source, Instant newest, Instant now) {
    TimeRange recent = until(newest, RECENT);
    double count = sum(kpis.series(source.id(), recent, Frequency.HOURLY, Aggregation.COUNT));
    if (count > MOST_POINTS) {
      return complete(kpis.series(source.id(), recent, FIVE_MINUTES, source.aggregation()), now);
    }
    TimeRange range = count <= SPARSE ? until(newest, LONG) : recent;
    TimeSeries series = kpis.series(source.id(), range);
    boolean isDaily = series.frequency().isEmpty() && medianGap(series) >= ALMOST_A_DAY.toMillis();
    return complete(
        isDaily ? kpis.series(source.id(), range, Frequency.DAILY, source.aggregation()) : series,
        now);
  }

  private static TimeRange until(Instant newest, Duration length) {
    return new TimeRange(newest.minus(length), newest.plusMillis(1));
  }

  private static double sum(TimeSeries counts) {
    return Arrays.stream(counts.values()).filter(one -> !Double.isNaN(one)).sum();
  }

  private static long medianGap(TimeSeries series) {
    long[] gaps = new long[Math.max(0, series.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = series.timestampAt(i + 1) - series.timestampAt(i);
    }
    Arrays.sort(gaps);
    return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
  }

  /**
   * Without the end that may still change: a value of an hour, a day or more stands for all of it,
   * and before it is over it would look too small.
   */
  private static TimeSeries complete(TimeSeries series, Instant now) {
    Optional<Frequency> frequency = series.frequency();
    if (series.isEmpty()
        || frequency.isEmpty()
        || (frequency.get().unit().compareTo(FrequencyUnit.HOUR) < 0
            && !frequency.get().equals(FIVE_MINUTES))) {
      return series;
    }
    int size = series.size();
    while (size > 0 && end(series, size - 1).isAfter(now)) {
      size--;
    }
    return series.head(size);
  }

  private static Instant end(TimeSeries series, int index) {
    TimeSeries until = series.head(index + 1);
    return Instant.ofEpochMilli(until.futureTimestamps(1)[0]);
  }
}
