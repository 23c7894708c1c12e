package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.Regressor;
import com.signalcraft.series.TimeSeries;
import java.util.List;

/**
 * The columns of a model's regression: given regressors, then sine and cosine pairs. Immutable.
 *
 * @param regressors the given ones
 * @param seasons the pairs of each long season
 */
record Regression(List<Regressor> regressors, List<Harmonics> seasons) {

  Regression {
    regressors = List.copyOf(regressors);
    seasons = List.copyOf(seasons);
  }

  /** How many columns there are. */
  int columns() {
    int count = regressors.size();
    for (Harmonics season : seasons) {
      count += season.columns();
    }
    return count;
  }

  /** The columns of the history. */
  double[][] history(TimeSeries history) {
    return at(history.timestamps(), 0);
  }

  /** The columns of the steps after the history. */
  double[][] future(TimeSeries history, int steps) {
    return at(history.futureTimestamps(steps), history.size());
  }

  private double[][] at(long[] timestamps, long first) {
    double[][] columns = new double[columns()][timestamps.length];
    int at = 0;
    for (Regressor regressor : regressors) {
      columns[at++] = regressor.at(timestamps);
    }
    for (Harmonics season : seasons) {
      season.fill(first, columns, at);
      at += season.columns();
    }
    return columns;
  }
}
