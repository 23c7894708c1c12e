package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.Optional;

/**
 * The observations of a series that are not missing.
 *
 * @param indexes where they are in the series
 * @param epochMillis their time stamps
 * @param values their values
 * @param times their time stamps, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Observed(int[] indexes, long[] epochMillis, double[] values, double[] times) {

  private static final double DAYS = 7;

  static Observed of(TimeSeries series) {
    int[] indexes = new int[series.size()];
    int count = 0;
    for (int i = 0; i < series.size(); i++) {
      if (!series.isMissing(i)) {
        indexes[count++] = i;
      }
    }
    long[] epochMillis = new long[count];
    double[] values = new double[count];
    double[] times = new double[count];
    for (int k = 0; k < count; k++) {
      epochMillis[k] = series.timestampAt(indexes[k]);
      values[k] = series.valueAt(indexes[k]);
      times[k] = epochMillis[k] - epochMillis[0];
    }
    return new Observed(Arrays.copyOf(indexes, count), epochMillis, values, times);
  }

  /**
   * How many observations there are in a week; in a series without a calendar each counts as a day.
   */
  double pointsPerWeek(Optional<Frequency> frequency) {
    if (frequency.isPresent() && frequency.get().unit() == FrequencyUnit.INDEX) {
      return DAYS;
    }
    double perPoint = times[times.length - 1] / Math.max(1, times.length - 1);
    return DAYS * LocalClock.DAY / Math.max(1, perPoint);
  }

  int size() {
    return values.length;
  }
}
