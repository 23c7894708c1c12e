package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;

/** Values that must be known at every step of history and forecast. Stateless. */
final class Covering {

  private Covering() {}

  /** The values of a series at some instants, all of them there. */
  static double[] at(String field, TimeSeries series, long[] epochMillis) {
    double[] at = new double[epochMillis.length];
    for (int i = 0; i < at.length; i++) {
      int index = series.indexOf(epochMillis[i]);
      double value = index < 0 ? Double.NaN : series.valueAt(index);
      Checks.that(
          !Double.isNaN(value),
          field,
          "must have a value at every step of history and forecast, had none at "
              + Instant.ofEpochMilli(epochMillis[i]));
      at[i] = value;
    }
    return at;
  }
}
