package com.signalcraft.forecast.internal.autoregression;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.GapFill;
import com.signalcraft.series.TimeSeries;

/**
 * A history on the scale that the regression works on: the logarithm, the differences, then mean 0
 * and deviation 1, with missing values filled by straight lines.
 *
 * @param options the settings
 * @param level the values before differencing, divided by {@code unit}, none missing
 * @param z the standardised values; one less than levels where differenced
 * @param observed which of them were observed
 * @param unit what the values were divided by, so that none is too large to be squared
 * @param mean the mean that was taken off
 * @param deviation what was divided by
 */
@SuppressWarnings("ArrayRecordComponent") // within this package, the arrays do not leave it
record Scaled(
    AutoregressionOptions options,
    double[] level,
    double[] z,
    boolean[] observed,
    double unit,
    double mean,
    double deviation) {

  /** The history on a scale found from it. */
  static Scaled of(TimeSeries series, AutoregressionOptions options) {
    double unit = options.logarithm() ? 1 : largest(series);
    double[] level = levels(series, options, unit);
    double[] changes = changes(level, options);
    double mean = 0;
    for (double value : changes) {
      mean += value / changes.length;
    }
    double sum = 0;
    for (double value : changes) {
      sum += (value - mean) * (value - mean) / changes.length;
    }
    double deviation = sum > 1e-28 ? Math.sqrt(sum) : 1;
    return on(series, options, unit, mean, deviation);
  }

  /** The history on a known scale. */
  static Scaled on(
      TimeSeries series,
      AutoregressionOptions options,
      double unit,
      double mean,
      double deviation) {
    double[] level = levels(series, options, unit);
    double[] z = changes(level, options);
    int lost = level.length - z.length;
    boolean[] observed = new boolean[z.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = (z[i] - mean) / deviation;
      observed[i] = !series.isMissing(i + lost) && (lost == 0 || !series.isMissing(i + lost - 1));
    }
    return new Scaled(options, level, z, observed, unit, mean, deviation);
  }

  /** How many values at the start have no standardised one. */
  int lost() {
    return level.length - z.length;
  }

  /** From the level's scale to the series' unit. */
  double back(double value) {
    return Fits.finite(options.logarithm() ? Math.exp(value) : value * unit);
  }

  private static double largest(TimeSeries series) {
    double largest = 0;
    for (int i = 0; i < series.size(); i++) {
      if (!series.isMissing(i)) {
        largest = Math.max(largest, Math.abs(series.valueAt(i)));
      }
    }
    return largest > 0 ? largest : 1;
  }

  private static double[] levels(TimeSeries series, AutoregressionOptions options, double unit) {
    double[] level = series.values();
    for (int i = 0; i < level.length; i++) {
      if (!options.logarithm()) {
        level[i] /= unit;
      } else if (level[i] <= 0) {
        throw new ValidationException(
            "series",
            "must hold values above 0 alone for a logarithm, was " + level[i] + " at index " + i);
      } else {
        level[i] = Math.log(level[i]);
      }
    }
    // What is missing at the end has no value after it to draw a line to.
    return series.withValues(level).fill(GapFill.linear()).fill(GapFill.last()).values();
  }

  private static double[] changes(double[] level, AutoregressionOptions options) {
    if (!options.differenced()) {
      return level.clone();
    }
    double[] changes = new double[level.length - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = level[i + 1] - level[i];
    }
    return changes;
  }
}
