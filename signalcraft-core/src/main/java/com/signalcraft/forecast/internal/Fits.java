package com.signalcraft.forecast.internal;

import com.signalcraft.common.Checks;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;

/** What every fitted model does the same way. Stateless. */
public final class Fits {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private Fits() {}

  /**
   * The quantile of the standard normal distribution.
   *
   * @param probability above 0 and below 1
   * @return the quantile
   */
  public static double normalQuantile(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }

  /**
   * The frequency of a series that must have one.
   *
   * @param series the series
   * @return its frequency
   */
  public static Frequency frequencyOf(TimeSeries series) {
    return Checks.required("series", series)
        .frequency()
        .orElseThrow(
            () ->
                new ValidationException(
                    "series",
                    "must be regular, was one whose frequency is not known; resample it"));
  }

  /**
   * A series of known frequency with a row for each step: absent ones become missing values.
   *
   * @param series the series
   * @return the series with a row for each step
   */
  public static TimeSeries regular(TimeSeries series) {
    frequencyOf(series);
    return series.withGapsExplicit();
  }

  /**
   * Checks that a series holds enough.
   *
   * @param series the series
   * @param needed how many observed values there must be
   * @param model for which model, in words
   * @return how many there are
   */
  public static int requireObserved(TimeSeries series, int needed, String model) {
    int observed = series.size() - series.missingCount();
    if (observed < needed) {
      throw new InsufficientDataException(
          "must hold at least "
              + needed
              + (needed == 1 ? " observed value" : " observed values")
              + " for "
              + model
              + ", had "
              + observed);
    }
    return observed;
  }

  /**
   * Where the last observed value is.
   *
   * @param series the series
   * @return the index of the last value that is not missing, or -1
   */
  public static int lastObserved(TimeSeries series) {
    int i = series.size() - 1;
    while (i >= 0 && series.isMissing(i)) {
      i--;
    }
    return i;
  }

  /**
   * Values at the time stamps that follow a series.
   *
   * @param series the series
   * @param values one for each step
   * @return the values with their time stamps
   */
  public static TimeSeries future(TimeSeries series, double[] values) {
    return TimeSeries.of(
        series.zone(), frequencyOf(series), series.futureTimestamps(values.length), values);
  }

  /**
   * The levels once each, from the narrowest to the widest.
   *
   * @param levels the levels
   * @return the sorted levels
   */
  public static List<Level> sorted(Level[] levels) {
    return Arrays.stream(levels).distinct().sorted().toList();
  }

  /**
   * A band symmetric about the mean on the scale of the model.
   *
   * @param mean the means on that scale
   * @param error the standard errors on that scale
   * @param quantile the standardised quantile of the upper bound
   * @param level the level
   * @param back from that scale to the series' unit, increasing
   * @return the band
   */
  public static Band band(
      Level level, double[] mean, double[] error, double quantile, DoubleUnaryOperator back) {
    double[] lower = new double[mean.length];
    double[] upper = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double half = quantile * error[i];
      lower[i] = finite(back.applyAsDouble(mean[i] - half));
      upper[i] = finite(back.applyAsDouble(mean[i] + half));
    }
    return new Band(level, lower, upper);
  }

  /**
   * What is too large for a double becomes the largest one.
   *
   * @param value any value
   * @return a finite value; NaN stays NaN
   */
  public static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }

  /**
   * A history and what came after it.
   *
   * @param history the history, regular
   * @param more what follows: of the same frequency and zone, each time stamp after the history's
   *     last one; steps between that are absent become missing values
   * @return one series with a row for each step
   */
  public static TimeSeries extended(TimeSeries history, TimeSeries more) {
    Checks.required("more", more);
    Frequency frequency = frequencyOf(history);
    if (more.isEmpty()) {
      return history;
    }
    long last = history.timestampAt(history.size() - 1);
    Checks.that(
        more.timestampAt(0) > last,
        "more",
        "must begin after the history's last time stamp, "
            + history.lastInstant()
            + ", began at "
            + more.firstInstant());
    int n = history.size();
    long[] timestamps = Arrays.copyOf(history.timestamps(), n + more.size());
    double[] values = Arrays.copyOf(history.values(), n + more.size());
    for (int i = 0; i < more.size(); i++) {
      timestamps[n + i] = more.timestampAt(i);
      values[n + i] = more.valueAt(i);
    }
    return TimeSeries.of(history.zone(), frequency, timestamps, values).withGapsExplicit();
  }
}
