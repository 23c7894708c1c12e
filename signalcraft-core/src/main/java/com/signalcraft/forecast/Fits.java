package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;

/** What every fitted model does the same way. Stateless. */
final class Fits {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private Fits() {}

  /** The quantile of the standard normal distribution. */
  static double normalQuantile(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }

  /** The frequency of a series that must have one. */
  static Frequency frequencyOf(TimeSeries series) {
    return Checks.required("series", series)
        .frequency()
        .orElseThrow(
            () ->
                new ValidationException(
                    "series",
                    "must be regular, was one whose frequency is not known; resample it"));
  }

  /** A series of known frequency with a row for each step: absent ones become missing values. */
  static TimeSeries regular(TimeSeries series) {
    frequencyOf(series);
    return series.withGapsExplicit();
  }

  /** Checks that a series holds so many observed values; gives their count. */
  static int requireObserved(TimeSeries series, int needed, String model) {
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

  /** The index of the last value that is not missing, or -1. */
  static int lastObserved(TimeSeries series) {
    int i = series.size() - 1;
    while (i >= 0 && series.isMissing(i)) {
      i--;
    }
    return i;
  }

  /** Values at the time stamps that follow a series. */
  static TimeSeries future(TimeSeries series, double[] values) {
    return TimeSeries.of(
        series.zone(), frequencyOf(series), series.futureTimestamps(values.length), values);
  }

  /** The levels once each, from the narrowest to the widest. */
  static List<Level> sorted(Level[] levels) {
    return Arrays.stream(levels).distinct().sorted().toList();
  }

  /**
   * A band symmetric about the mean on the scale of the model.
   *
   * @param mean the means on that scale
   * @param error the standard errors on that scale
   * @param quantile the standardised quantile of the upper bound
   * @param back from that scale to the series' unit, increasing
   */
  static Band band(
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

  /** What is too large for a double becomes the largest one. */
  static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }
}
