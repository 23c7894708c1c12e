package com.signalcraft.forecast.internal.prophet;

/**
 * Adds the pieces of {@link NormalEquations} up to the products of the trend's columns: from the
 * last piece to the first, sums over all later pieces are kept, counted from the start of the
 * piece; moving that start adds positive terms alone. Not thread-safe.
 */
final class PieceSums {

  private final NormalEquations sums;
  private final int first;
  private final double[] weights = new double[3];
  private final double[] residual = new double[2];
  private final double[] level;
  private final double[] slope;

  /**
   * A way to add up.
   *
   * @param first the number of the first column after those of the trend: 2 with a slope, else 1
   */
  PieceSums(NormalEquations sums, int first) {
    this.sums = sums;
    this.first = first;
    this.level = new double[sums.dense()];
    this.slope = new double[sums.dense()];
  }

  /**
   * Fills in all products.
   *
   * @param smooth of slope, level and columns; the lower triangle
   * @param mixed of each change with those
   * @param changes of the changes; both triangles
   * @param smoothResidual of slope, level and columns with the residual
   * @param changeResidual of the changes with the residual
   */
  void fill(
      double[][] smooth,
      double[][] mixed,
      double[][] changes,
      double[] smoothResidual,
      double[] changeResidual) {
    double[] points = sums.points();
    for (int piece = points.length; piece >= 0; piece--) {
      takeIn(piece);
      double start = sums.start(piece);
      if (piece > 0) {
        int j = piece - 1;
        for (int l = 0; l <= j; l++) {
          changes[j][l] = weights[2] + (start - points[l]) * weights[1];
          changes[l][j] = changes[j][l];
        }
        mixed[j][0] = weights[2] + start * weights[1];
        mixed[j][first - 1] = weights[1];
        System.arraycopy(slope, 0, mixed[j], first, slope.length);
        changeResidual[j] = residual[1];
      }
    }
    if (first == 2) {
      smooth[0][0] = weights[2];
      smooth[1][0] = weights[1];
      smoothResidual[0] = residual[1];
    }
    smooth[first - 1][first - 1] = weights[0];
    smoothResidual[first - 1] = residual[0];
    fillColumns(smooth, mixed, smoothResidual);
  }

  /** Moves the start back to that of a piece and adds its sums. */
  private void takeIn(int piece) {
    double back = piece < sums.points().length ? sums.start(piece + 1) - sums.start(piece) : 0;
    weights[2] += back * (2 * weights[1] + back * weights[0]);
    weights[1] += back * weights[0];
    residual[1] += back * residual[0];
    for (int i = 0; i < level.length; i++) {
      slope[i] += back * level[i] + sums.slope[piece][i];
      level[i] += sums.level[piece][i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] += sums.weights[piece][i];
    }
    residual[0] += sums.trendResidual[piece][0];
    residual[1] += sums.trendResidual[piece][1];
  }

  private void fillColumns(double[][] smooth, double[][] mixed, double[] smoothResidual) {
    int dense = sums.dense();
    for (int c = 0; c < sums.columns.length; c++) {
      double[] row = smooth[first + c];
      smoothResidual[first + c] = sums.residual[c];
      if (c < dense) {
        row[0] = slope[c];
        row[first - 1] = level[c];
        for (int l = 0; l <= c; l++) {
          row[first + l] = sums.columns[l][c];
        }
      } else {
        double[] event = sums.events[c - dense];
        row[0] = event[0];
        row[first - 1] = event[1];
        for (int j = 0; j < mixed.length; j++) {
          mixed[j][first + c] = event[2 + j];
        }
        System.arraycopy(sums.columns[c], 0, row, first, c + 1);
      }
    }
  }
}
