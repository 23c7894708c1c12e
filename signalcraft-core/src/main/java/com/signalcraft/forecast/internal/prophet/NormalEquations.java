package com.signalcraft.forecast.internal.prophet;

import java.util.Arrays;

/**
 * Sums of products over the rows of a regression: of a trend whose slope changes at given points,
 * of dense columns, and of holidays that are 0 in most rows.
 *
 * <p>The columns (t − s)₊ of the trend never are made. Between two points all of them are linear in
 * t, so sums of powers of t and of t times each column, one set for each piece, hold all their
 * products; {@link QuadraticModel} adds the pieces up. Times are counted from the start of their
 * piece, so that nothing cancels. Memory does not depend on the number of rows. Not thread-safe.
 */
final class NormalEquations {

  private static final int BLOCK = 4;

  private final double[] points;
  private final int dense;
  private final double[][] block;
  private final double[] blockResiduals = new double[BLOCK];
  private int filled;

  /** Sums of products of columns; a row for each, to its left and itself. */
  final double[][] columns;

  /** Sums of column times residual. */
  final double[] residual;

  /** For each piece, sums of weights and of their products with time and time squared. */
  final double[][] weights;

  /** For each piece, sums of trend's factor times residual, and of that times time. */
  final double[][] trendResidual;

  /** For each piece, sums of trend's factor times dense column. */
  final double[][] level;

  /** For each piece, sums of trend's factor times time times dense column. */
  final double[][] slope;

  /** For each holiday column, its products with time, with 1, and with time after each point. */
  final double[][] events;

  /** The sum of squared residuals. */
  double squares;

  NormalEquations(int dense, int total, double[] points) {
    this.points = points;
    this.dense = dense;
    this.block = new double[BLOCK][dense];
    this.columns = new double[total][];
    for (int j = 0; j < total; j++) {
      // Dense rows are whole, so that rows of the upper triangle can be added to by one loop.
      columns[j] = new double[j < dense ? dense : j + 1];
    }
    this.residual = new double[total];
    int pieces = points.length + 1;
    this.weights = new double[pieces][3];
    this.trendResidual = new double[pieces][2];
    this.level = new double[pieces][dense];
    this.slope = new double[pieces][dense];
    this.events = new double[total - dense][points.length + 2];
  }

  void clear() {
    for (double[][] sums :
        new double[][][] {columns, weights, trendResidual, level, slope, events}) {
      for (double[] row : sums) {
        Arrays.fill(row, 0);
      }
    }
    Arrays.fill(residual, 0);
    squares = 0;
    filled = 0;
  }

  double[] points() {
    return points;
  }

  int dense() {
    return dense;
  }

  /** Where the dense columns of the next row are written before {@link #add}. */
  double[] next() {
    return block[filled];
  }

  /**
   * Adds a row.
   *
   * @param piece in which its time lies
   * @param time its scaled time
   * @param factor what the columns of the trend are multiplied by
   * @param r its residual
   */
  void add(int piece, double time, double factor, double r) {
    double[] z = block[filled];
    double since = time - start(piece);
    double weight = factor * factor;
    double[] w = weights[piece];
    w[0] += weight;
    w[1] += weight * since;
    w[2] += weight * since * since;
    trendResidual[piece][0] += factor * r;
    trendResidual[piece][1] += factor * since * r;
    double[] l = level[piece];
    double[] s = slope[piece];
    double timed = factor * since;
    for (int j = 0; j < dense; j++) {
      l[j] += factor * z[j];
      s[j] += timed * z[j];
    }
    squares += r * r;
    blockResiduals[filled++] = r;
    if (filled == BLOCK) {
      flush();
    }
  }

  /**
   * Adds the holidays of a row; before {@link #add}.
   *
   * @param active the columns that are not 0
   * @param values what they are
   */
  void addEvents(int[] active, double[] values, int piece, double time, double factor, double r) {
    double[] z = block[filled];
    for (int i = 0; i < active.length; i++) {
      int column = active[i];
      double value = values[i];
      residual[column] += value * r;
      double[] products = columns[column];
      for (int j = 0; j < dense; j++) {
        products[j] += value * z[j];
      }
      for (int other = 0; other < active.length; other++) {
        if (active[other] <= column) {
          products[active[other]] += value * values[other];
        }
      }
      double[] event = events[column - dense];
      event[0] += value * factor * time;
      event[1] += value * factor;
      for (int j = 0; j < piece; j++) {
        event[2 + j] += value * factor * (time - points[j]);
      }
    }
  }

  /** Adds the rows that still wait; after the last one. */
  void finish() {
    while (filled > 0 && filled < BLOCK) {
      Arrays.fill(block[filled], 0);
      blockResiduals[filled++] = 0;
    }
    if (filled == BLOCK) {
      flush();
    }
  }

  /** Four rows at once, in loops over neighbouring numbers. */
  private void flush() {
    double[] a = block[0];
    double[] b = block[1];
    double[] c = block[2];
    double[] d = block[3];
    for (int i = 0; i < dense; i++) {
      addRow(columns[i], i, dense, a, b, c, d);
      residual[i] +=
          a[i] * blockResiduals[0]
              + b[i] * blockResiduals[1]
              + c[i] * blockResiduals[2]
              + d[i] * blockResiduals[3];
    }
    filled = 0;
  }

  private static void addRow(
      double[] sums, int i, int to, double[] a, double[] b, double[] c, double[] d) {
    double x = a[i];
    double y = b[i];
    double z = c[i];
    double w = d[i];
    for (int j = i; j < to; j++) {
      sums[j] += x * a[j] + y * b[j] + z * c[j] + w * d[j];
    }
  }

  /** When a piece starts. */
  double start(int piece) {
    return piece == 0 ? 0 : points[piece - 1];
  }
}
