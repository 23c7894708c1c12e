package com.signalcraft.forecast.internal.ces;

import com.signalcraft.forecast.ces.CesSeason;
import com.signalcraft.forecast.internal.Magnitude;
import com.signalcraft.forecast.internal.Recent;
import java.util.Arrays;

/**
 * A model run over its history in blocks from the end, each with initial states of its own: errors
 * in what level and season share do not die out, so a run may not be too long. Immutable.
 */
final class CesRun {

  /** One-step forecasts and the part of the level in them, NaN where there are none. */
  final double[] mean;

  final double[] trend;

  /** The filter after its run over the last block. */
  final CesFilter end;

  /** How many values of the last block are not missing, and the sum of their squared errors. */
  final int observed;

  final double squares;

  CesRun(double[] y, CesSeason season, int seasonLength, double[] x) {
    int n = y.length;
    mean = new double[n];
    trend = new double[n];
    int start = Recent.start(y, n, seasonLength);
    double[] last = Arrays.copyOfRange(y, start, n);
    observed = Magnitude.observed(last);
    end = new CesFilter(last, season, seasonLength);
    squares = end.run(x);
    keep(end, start);
    while (start > 0) {
      int to = start;
      start = Recent.start(y, to, seasonLength);
      if (start < 2 * seasonLength) {
        start = 0;
      }
      double[] block = Arrays.copyOfRange(y, start, to);
      if (Magnitude.observed(block) > 0 && block.length >= 2 * seasonLength) {
        CesFilter filter = new CesFilter(block, season, seasonLength);
        filter.run(x);
        keep(filter, start);
      } else {
        Arrays.fill(mean, start, to, Double.NaN);
        Arrays.fill(trend, start, to, Double.NaN);
      }
    }
  }

  private void keep(CesFilter filter, int from) {
    System.arraycopy(filter.mean, 0, mean, from, filter.mean.length);
    System.arraycopy(filter.trend, 0, trend, from, filter.trend.length);
  }
}
