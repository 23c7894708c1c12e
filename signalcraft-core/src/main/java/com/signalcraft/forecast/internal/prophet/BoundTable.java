package com.signalcraft.forecast.internal.prophet;

/**
 * Bounds of one level in standard deviations. They change slowly with the time ahead and with the
 * ratio of the trend's share to the noise, so they are found at a few of each and interpolated: in
 * the logarithm of the time, and in the ratio. Not changed once made.
 */
final class BoundTable {

  private static final int TIMES = 24;
  private static final int RATIOS = 3;

  private final double firstLog;
  private final double timeStep;
  private final double firstRatio;
  private final double ratioStep;
  private final double[][] bounds;

  private BoundTable(
      double firstLog, double timeStep, double firstRatio, double ratioStep, double[][] bounds) {
    this.firstLog = firstLog;
    this.timeStep = timeStep;
    this.firstRatio = firstRatio;
    this.ratioStep = ratioStep;
    this.bounds = bounds;
  }

  /**
   * The table for the steps of an outlook.
   *
   * @param normal the quantile of the standard normal distribution that belongs to the coverage
   */
  static BoundTable of(Outlook outlook, double coverage, double normal) {
    double first = Double.POSITIVE_INFINITY;
    double last = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int h = 0; h < outlook.steps(); h++) {
      double time = outlook.ahead()[h];
      if (time > 0) {
        first = Math.min(first, time);
        last = Math.max(last, time);
      }
      low = Math.min(low, ratio(outlook, h));
      high = Math.max(high, ratio(outlook, h));
    }
    if (!(last > 0 && outlook.shifts().rate() > 0)) {
      return new BoundTable(0, 1, 0, 1, new double[][] {{normal}});
    }
    double[][] bounds = new double[high > low ? RATIOS : 1][last > first ? TIMES : 1];
    double firstLog = Math.log(first);
    double timeStep = (Math.log(last) - firstLog) / Math.max(1, bounds[0].length - 1);
    double ratioStep = (high - low) / Math.max(1, bounds.length - 1);
    for (int i = 0; i < bounds.length; i++) {
      double ratio = low + i * ratioStep;
      double noise = ratio > 0 ? 1 / (ratio * ratio) : Double.POSITIVE_INFINITY;
      for (int j = 0; j < bounds[i].length; j++) {
        double time = Math.exp(firstLog + j * timeStep);
        bounds[i][j] =
            noise < Double.MAX_VALUE
                ? outlook.shifts().standardBound(coverage, normal, time, noise)
                : normal;
      }
    }
    return new BoundTable(firstLog, timeStep, low, ratioStep, bounds);
  }

  /**
   * The factor of the trend's shift in terms of the noise; of a logit's shift there is no noise.
   */
  private static double ratio(Outlook outlook, int step) {
    if (outlook.logistic()) {
      return Double.MAX_VALUE;
    }
    return Math.abs(outlook.curve().multipliers[step])
        / Math.max(Double.MIN_NORMAL, outlook.noise()[step]);
  }

  /** The bound at a step. */
  double at(Outlook outlook, int step) {
    double time = outlook.ahead()[step];
    double row = bounds.length > 1 ? (ratio(outlook, step) - firstRatio) / ratioStep : 0;
    double column = bounds[0].length > 1 && time > 0 ? (Math.log(time) - firstLog) / timeStep : 0;
    int above = (int) Math.max(0, Math.min(row, bounds.length - 2.0));
    double upper = along(bounds[above], column);
    return bounds.length == 1
        ? upper
        : upper + (row - above) * (along(bounds[above + 1], column) - upper);
  }

  private static double along(double[] row, double column) {
    int left = (int) Math.max(0, Math.min(column, row.length - 2.0));
    return row.length == 1 ? row[0] : row[left] + (column - left) * (row[left + 1] - row[left]);
  }
}
