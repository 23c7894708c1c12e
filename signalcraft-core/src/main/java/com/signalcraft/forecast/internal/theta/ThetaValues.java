package com.signalcraft.forecast.internal.theta;

import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.decompose.Gaps;
import com.signalcraft.forecast.internal.decompose.Scale;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;

/**
 * The observed part of a series in a unit in which nothing overflows.
 *
 * @param first the index of the first observed value
 * @param unit the unit
 * @param values from the first to the last observed value, in that unit, NaN where missing
 */
@SuppressWarnings("ArrayRecordComponent") // internal; never changed
record ThetaValues(int first, double unit, double[] values) {

  /** The values in a unit of their own. */
  static ThetaValues of(TimeSeries series) {
    return of(series, Scale.unitOf(series.values()));
  }

  /** The values in a unit. */
  static ThetaValues of(TimeSeries series, double unit) {
    double[] all = series.values();
    int last = Fits.lastObserved(series);
    int first = 0;
    while (series.isMissing(first)) {
      first++;
    }
    double[] values = Arrays.copyOfRange(all, first, last + 1);
    for (int i = 0; i < values.length; i++) {
      values[i] = Fits.finite(values[i] / unit);
    }
    return new ThetaValues(first, unit, values);
  }

  /** The values with gaps filled on straight lines. */
  double[] filled() {
    double[] filled = values.clone();
    Gaps.fillByLines(filled);
    return filled;
  }

  /** Which values are no gaps. */
  boolean[] counts() {
    boolean[] counts = new boolean[values.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = !Double.isNaN(values[i]);
    }
    return counts;
  }

  /** The values without a season of the same unit, gaps filled on straight lines. */
  double[] adjusted(ClassicalSeason season) {
    double[] adjusted = new double[values.length];
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] = season.off(values[i], i);
    }
    Gaps.fillByLines(adjusted);
    return adjusted;
  }

  /** Takes the first value off all. */
  static double[] aboveFirst(double[] values) {
    double first = values[0];
    double[] above = new double[values.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = values[i] - first;
    }
    return above;
  }
}
