package com.signalcraft.forecast.decompose;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.internal.decompose.Parts;
import com.signalcraft.series.TimeSeries;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A series taken apart. All parts have its time stamps. They add up to it, or, where they are
 * multiplicative, multiply to it. Immutable and thread-safe.
 *
 * @param series the series, with a row of a missing value for each step that it lacked
 * @param trend the trend, in the series' unit, at every step
 * @param seasons the effects of each season by its length in steps, shortest first, at every step
 * @param remainder what trend and seasons leave, missing where the series is
 * @param multiplicative whether seasons and remainder are factors, with 1 for no effect
 */
public record Decomposition(
    TimeSeries series,
    TimeSeries trend,
    Map<Integer, TimeSeries> seasons,
    TimeSeries remainder,
    boolean multiplicative) {

  /** Copies the seasons. */
  public Decomposition {
    Checks.required("series", series);
    Checks.required("trend", trend);
    seasons = Collections.unmodifiableMap(new TreeMap<>(Checks.required("seasons", seasons)));
    Checks.required("remainder", remainder);
  }

  /**
   * The series without its seasons.
   *
   * @return trend and remainder, missing where the series is
   */
  public TimeSeries seasonallyAdjusted() {
    double[] adjusted = series.values();
    for (TimeSeries season : seasons.values()) {
      for (int i = 0; i < adjusted.length; i++) {
        adjusted[i] =
            multiplicative ? adjusted[i] / season.valueAt(i) : adjusted[i] - season.valueAt(i);
      }
    }
    return series.withValues(adjusted);
  }

  /**
   * The strength of a season: one less the ratio of the variances of the remainder and of the
   * remainder with that season, at least 0; of the logarithms where the parts multiply (Wang, Smith
   * and Hyndman, 2006). Above 0.64 a season is usually worth a seasonal difference.
   *
   * @param length its length in steps
   * @return 0 for none to 1 for nothing else
   * @throws ValidationException if there is no such season
   */
  public double seasonalStrength(int length) {
    TimeSeries season = seasons.get(length);
    if (season == null) {
      throw new ValidationException(
          "length", "must be one of " + seasons.keySet() + ", was " + length);
    }
    return strength(season);
  }

  /**
   * The strength of the trend, likewise.
   *
   * @return 0 for none to 1 for nothing else
   */
  public double trendStrength() {
    return strength(trend);
  }

  private double strength(TimeSeries part) {
    DoubleUnaryOperator scale = multiplicative ? Math::log : DoubleUnaryOperator.identity();
    double[] rest = remainder.map(scale).values();
    return Parts.strength(part.map(scale).values(), rest);
  }
}
