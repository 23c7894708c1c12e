package com.signalcraft.forecast.internal.ensemble;

import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ensemble.Combination;
import com.signalcraft.forecast.internal.Fits;
import java.util.List;

/**
 * How much wider than the combination of the members' bands a band is, found from how far actual
 * values lay from the combined forecasts of a backtest.
 *
 * @param factor what both half-widths are multiplied by, above 0
 */
record BandScale(double factor) {

  /** The bands as the members have them. */
  static final BandScale NONE = new BandScale(1);

  /** So many values of the backtest count as much as the members' own bands. */
  private static final double PRIOR = 60;

  /**
   * What short histories add, for parameters and models that are less certain than members' bands
   * tell: this over the number of observations, at most {@link #MOST_ADDED}. Chosen on the training
   * parts of M3 and M4.
   */
  private static final double ADDED = 20;

  private static final double MOST_ADDED = 0.3;
  private static final double LEAST = 0.5;
  private static final double GREATEST = 3;

  /**
   * The scale of a combination.
   *
   * @param observations how many observations the history has
   * @param backtest the backtest
   * @param trials the members' trials, each with paths
   * @param combination how they become one
   * @param weights the weight of each
   */
  static BandScale of(
      int observations,
      RollingBacktest backtest,
      List<Trial> trials,
      Combination combination,
      double[] weights) {
    Blend blend = new Blend(combination, weights);
    double quantile = Fits.normalQuantile((1 + RollingBacktest.LEVEL.coverage()) / 2);
    double sum = 0;
    int count = 0;
    double[] column = new double[weights.length];
    for (int k = 0; k < backtest.origins(); k++) {
      for (int h = 0; h < backtest.steps(); h++) {
        double actual = backtest.actual(k, h);
        double mean = blend.of(column(trials, k, h, Side.MEAN, column));
        Side side = actual < mean ? Side.LOWER : Side.UPPER;
        double half = Math.abs(blend.of(column(trials, k, h, side, column)) - mean);
        double ratio = quantile * Math.abs(actual - mean) / half;
        if (half > 0 && !Double.isNaN(ratio)) {
          // A value far outside says that the band is too narrow, not by how much.
          double bounded = Math.min(ratio, 2 * quantile);
          sum += bounded * bounded;
          count++;
        }
      }
    }
    double added = 1 + Math.min(MOST_ADDED, ADDED / observations);
    double factor = added * Math.sqrt((PRIOR + sum) / (PRIOR + count));
    return new BandScale(Math.max(LEAST, Math.min(GREATEST, factor)));
  }

  private enum Side {
    MEAN,
    LOWER,
    UPPER
  }

  private static double[] column(
      List<Trial> trials, int origin, int step, Side side, double[] column) {
    for (int j = 0; j < column.length; j++) {
      Trial.Path path = trials.get(j).paths().get(origin);
      column[j] =
          switch (side) {
            case MEAN -> path.mean()[step];
            case LOWER -> path.lower()[step];
            case UPPER -> path.upper()[step];
          };
    }
    return column;
  }

  /** The band of combined bounds; no bound passes the mean. */
  Band band(Level level, double[] mean, double[] lower, double[] upper) {
    double[] low = new double[mean.length];
    double[] high = new double[mean.length];
    for (int h = 0; h < mean.length; h++) {
      low[h] = Fits.finite(mean[h] - factor * Math.max(0, mean[h] - lower[h]));
      high[h] = Fits.finite(mean[h] + factor * Math.max(0, upper[h] - mean[h]));
    }
    return new Band(level, low, high);
  }
}
