package com.signalcraft.forecast.hierarchy;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What the one-step residuals of all nodes tell: their variances, and their correlations shrunk
 * towards zero. Residuals are taken about zero, as forecasts are taken to be unbiased. Immutable.
 */
final class Residuals {

  /** The least variance that counts, as a share of the largest: W must be invertible. */
  private static final double LEAST_VARIANCE = 1e-12;

  /** The least intensity of shrinking: residuals that add up themselves are singular without. */
  private static final double LEAST_SHRINKING = 1e-6;

  private final double[] variances;
  private final double[][] correlations;
  private final int common;

  private Residuals(double[] variances, double[][] correlations, int common) {
    this.variances = variances;
    this.correlations = correlations;
    this.common = common;
  }

  /** Of models whose histories end at the same time stamp. */
  static Residuals of(List<FittedForecaster> models) {
    int nodes = models.size();
    int steps = Integer.MAX_VALUE;
    TimeSeries[] series = new TimeSeries[nodes];
    for (int i = 0; i < nodes; i++) {
      series[i] = models.get(i).residuals();
      steps = Math.min(steps, series[i].size());
    }
    double[] scales = new double[nodes];
    double largest = 0;
    for (int i = 0; i < nodes; i++) {
      scales[i] = rootMeanSquare(series[i]);
      largest = Math.max(largest, scales[i]);
    }
    double[] variances = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      double share = largest == 0 ? 1 : scales[i] / largest;
      variances[i] = Math.max(LEAST_VARIANCE, share * share);
    }
    double[][] rows = new double[steps][];
    int common = 0;
    for (int back = steps; back >= 1; back--) {
      double[] row = new double[nodes];
      boolean complete = true;
      for (int i = 0; i < nodes; i++) {
        double value = series[i].valueAt(series[i].size() - back);
        complete &= !Double.isNaN(value);
        row[i] = scales[i] == 0 ? 0 : value / scales[i];
      }
      if (complete) {
        rows[common++] = row;
      }
    }
    return new Residuals(variances, Shrinkage.correlations(rows, common, nodes), common);
  }

  private static double rootMeanSquare(TimeSeries residuals) {
    double largest = 0;
    for (int i = 0; i < residuals.size(); i++) {
      largest = Math.max(largest, residuals.isMissing(i) ? 0 : Math.abs(residuals.valueAt(i)));
    }
    double sum = 0;
    int count = 0;
    for (int i = 0; i < residuals.size() && largest > 0; i++) {
      if (!residuals.isMissing(i)) {
        double value = residuals.valueAt(i) / largest;
        sum += value * value;
        count++;
      }
    }
    return count == 0 ? 0 : largest * Math.sqrt(sum / count);
  }

  /** The correlation of the errors of two nodes. */
  double[] correlationsOf(int node) {
    return correlations[node];
  }

  /** The weights of a method, in units of the largest variance. */
  RealMatrix weights(Reconciliation method, double[][] summing) {
    int nodes = variances.length;
    RealMatrix weights = new Array2DRowRealMatrix(nodes, nodes);
    if (method == Reconciliation.MINT && common < 2) {
      throw new InsufficientDataException(
          "hold too little for MINT: at least 2 steps at which every node has a residual are"
              + " needed, there were "
              + common
              + "; WLS_STRUCTURE needs none");
    }
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        double weight =
            switch (method) {
              case BOTTOM_UP, OLS -> i == j ? 1 : 0;
              case WLS_STRUCTURE -> i == j ? leaves(summing[i]) : 0;
              case WLS_VARIANCE -> i == j ? variances[i] : 0;
              case MINT -> Math.sqrt(variances[i] * variances[j]) * correlations[i][j];
            };
        weights.setEntry(i, j, weight);
      }
    }
    return weights;
  }

  private static double leaves(double[] row) {
    double count = 0;
    for (double each : row) {
      count += each;
    }
    return count;
  }

  /** Shrinking of correlations (Schäfer and Strimmer, 2005, table 1, target D). Stateless. */
  private static final class Shrinkage {

    static double[][] correlations(double[][] rows, int count, int nodes) {
      double[][] raw = new double[nodes][nodes];
      double[][] shrunk = new double[nodes][nodes];
      double uncertainty = 0;
      double signal = 0;
      for (int i = 0; i < nodes; i++) {
        shrunk[i][i] = 1;
        for (int j = 0; j < i && count >= 2; j++) {
          double mean = 0;
          double squares = 0;
          double norm = Math.sqrt(meanSquare(rows, count, i) * meanSquare(rows, count, j));
          for (int t = 0; t < count && norm > 0; t++) {
            double product = rows[t][i] * rows[t][j] / norm;
            double difference = product - mean;
            mean += difference / (t + 1);
            squares += difference * (product - mean);
          }
          raw[i][j] = mean;
          uncertainty += squares * count / Math.pow(count - 1.0, 3);
          signal += mean * mean;
        }
      }
      double intensity =
          signal == 0 ? 1 : Math.max(LEAST_SHRINKING, Math.min(1, uncertainty / signal));
      for (int i = 0; i < nodes; i++) {
        for (int j = 0; j < i; j++) {
          shrunk[i][j] = (1 - intensity) * raw[i][j];
          shrunk[j][i] = shrunk[i][j];
        }
      }
      return shrunk;
    }

    private static double meanSquare(double[][] rows, int count, int node) {
      double sum = 0;
      for (int t = 0; t < count; t++) {
        sum += rows[t][node] * rows[t][node];
      }
      return sum / count;
    }
  }
}
