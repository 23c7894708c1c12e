package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.arima.ArimaOrder;
import java.util.Arrays;

/**
 * What the coefficients are estimated from: a complete series and its regressors, differenced, each
 * in units of its own size. Column 0 is the series, then come the regressors, and last the column
 * of a mean (no differences) or a drift (one difference). Immutable by agreement.
 *
 * @param columns the columns
 * @param units what each column was divided by
 * @param size how many values each has
 * @param hasConstant whether the last column is that of a mean or drift
 * @param observed how many prediction errors there are: the values, less those missing
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record Sample(double[][] columns, double[] units, int size, boolean hasConstant, int observed) {

  /**
   * Differences a series and its regressors.
   *
   * @param y the series, complete
   * @param regressors the regressors, each as long
   * @param order how to difference
   * @return the columns
   */
  static Sample of(double[] y, double[][] regressors, ArimaOrder order) {
    int differences = order.d() + order.seasonalD();
    boolean constant = differences <= 1;
    int count = 1 + regressors.length + (constant ? 1 : 0);
    double[][] columns = new double[count][];
    double[] units = new double[count];
    for (int c = 0; c <= regressors.length; c++) {
      columns[c] = differenced(c == 0 ? y : regressors[c - 1], order);
      units[c] = normalise(columns[c]);
    }
    int size = columns[0].length;
    if (constant) {
      double[] ones = new double[size];
      Arrays.fill(ones, 1);
      columns[count - 1] = ones;
      units[count - 1] = order.seasonalD() == 1 ? order.seasonLength() : 1;
    }
    return new Sample(columns, units, size, constant, size);
  }

  /**
   * The same values before differencing, in the same units.
   *
   * @param y the series, with filled values where some are missing
   * @param regressors the regressors
   * @param order how this sample was differenced
   * @param counted how many prediction errors there are
   * @return columns that are not differenced
   */
  Sample undifferenced(double[] y, double[][] regressors, ArimaOrder order, int counted) {
    double[][] levels = new double[columns.length][];
    double[] unitsOfLevels = units.clone();
    for (int c = 0; c <= regressors.length; c++) {
      levels[c] = (c == 0 ? y : regressors[c - 1]).clone();
      for (int i = 0; i < levels[c].length; i++) {
        levels[c][i] /= units[c];
      }
    }
    if (hasConstant) {
      boolean drift = order.d() + order.seasonalD() > 0;
      double[] constant = new double[y.length];
      for (int i = 0; i < constant.length; i++) {
        constant[i] = drift ? i + 1 : 1;
      }
      levels[columns.length - 1] = constant;
      unitsOfLevels[columns.length - 1] = 1;
    }
    return new Sample(levels, unitsOfLevels, y.length, hasConstant, counted);
  }

  /**
   * How many columns a model uses.
   *
   * @param constant whether it has a mean or drift
   * @return the count, the series included
   */
  int used(boolean constant) {
    return columns.length - (hasConstant && !constant ? 1 : 0);
  }

  /**
   * Differences a series.
   *
   * @param y the series
   * @param order how often and over how many steps
   * @return the differences, fewer by {@link ArimaOrder#lost}
   */
  static double[] differenced(double[] y, ArimaOrder order) {
    double[] w = y.clone();
    int size = w.length;
    for (int i = 0; i < order.seasonalD(); i++) {
      size = difference(w, size, order.seasonLength());
    }
    for (int i = 0; i < order.d(); i++) {
      size = difference(w, size, 1);
    }
    return Arrays.copyOf(w, size);
  }

  private static int difference(double[] w, int size, int lag) {
    int left = Math.max(0, size - lag);
    for (int i = 0; i < left; i++) {
      w[i] = w[i + lag] - w[i];
    }
    return left;
  }

  /** Divides by the root of the mean square; gives it. */
  private static double normalise(double[] x) {
    double greatest = 0;
    for (double value : x) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    if (!(greatest > 0)) {
      return 1;
    }
    double sum = 0;
    for (double value : x) {
      double part = value / greatest;
      sum += part * part;
    }
    double unit = greatest * Math.sqrt(sum / x.length);
    for (int i = 0; i < x.length; i++) {
      x[i] /= unit;
    }
    return unit;
  }
}
