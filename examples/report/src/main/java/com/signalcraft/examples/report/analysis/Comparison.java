package com.signalcraft.examples.report.analysis;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The latest period beside the one before.
 *
 * @param name what is compared, such as {@code last week}
 * @param now the total, or the mean, of the latest period
 * @param before that of the period before
 * @param what whether the two are totals or means, in words
 */
public record Comparison(String name, double now, double before, String what) {

  /**
   * The latest period of a KPI and the one before; of a short history the latest two values.
   *
   * @param kpi the KPI
   * @return the comparison; empty where there are not two values, or the earlier one is not above
   *     zero, so that no percentage can be told
   */
  public static Optional<Comparison> of(Kpi kpi) {
    TimeSeries series = kpi.series();
    Period period = Period.of(series.frequency().orElse(Frequency.INDEX));
    int end = lastObserved(series).orElse(-1) + 1;
    int steps = period.steps();
    if (steps == 1 || end < 2 * steps) {
      return of("last value", series, end, 1, true);
    }
    return of("last " + period.name(), series, end, steps, kpi.isTotal());
  }

  private static Optional<Comparison> of(
      String name, TimeSeries series, int end, int steps, boolean isTotal) {
    if (end < 2 * steps) {
      return Optional.empty();
    }
    double now = mean(series, end - steps, end);
    double before = mean(series, end - 2 * steps, end - steps);
    // Missing values count as the period's mean, so that a gap is no drop.
    double factor = isTotal ? steps : 1;
    return before > 0 && Double.isFinite(now)
        ? Optional.of(
            new Comparison(
                name,
                now * factor,
                before * factor,
                steps == 1 ? "the value before" : isTotal ? "in total" : "on average"))
        : Optional.empty();
  }

  /**
   * The change as a share of the earlier period.
   *
   * @return such as 0.12 for 12 % more
   */
  public double share() {
    return now / before - 1;
  }

  /**
   * The last observation that is not missing.
   *
   * @param series the series
   * @return its index; empty where all are missing
   */
  public static OptionalInt lastObserved(TimeSeries series) {
    int last = series.size() - 1;
    while (last >= 0 && series.isMissing(last)) {
      last--;
    }
    return last < 0 ? OptionalInt.empty() : OptionalInt.of(last);
  }

  private static double mean(TimeSeries series, int from, int to) {
    double sum = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      if (!series.isMissing(i)) {
        sum += series.valueAt(i);
        count++;
      }
    }
    return sum / count;
  }
}
