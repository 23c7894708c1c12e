package com.signalcraft.forecast.hierarchy;

import com.signalcraft.forecast.internal.Fits;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The linear map from forecasts of all nodes to forecasts that add up, M = S G. In the form with
 * the constraints U = (I −C)ᵀ, whose inverse is as small as there are sums: M = I − W U (Uᵀ W U)⁻¹
 * Uᵀ (Wickramasuriya, Athanasopoulos and Hyndman, 2019, Optimal forecast reconciliation for
 * hierarchical and grouped time series through trace minimization, section 2.4). Nodes are in the
 * order of {@link Hierarchy#nodes()}. Immutable.
 */
final class Projection {

  private final double[][] map;

  private Projection(double[][] map) {
    this.map = map;
  }

  /** Sums of the leaves. */
  static Projection bottomUp(Hierarchy hierarchy) {
    int nodes = hierarchy.nodes().size();
    int sums = hierarchy.aggregates().size();
    double[][] summing = summing(hierarchy);
    double[][] map = new double[nodes][nodes];
    for (int i = 0; i < nodes; i++) {
      System.arraycopy(summing[i], 0, map[i], sums, nodes - sums);
    }
    return new Projection(map);
  }

  /**
   * The projection of least weighted squares.
   *
   * @param weights the covariance W, symmetric and positive definite
   */
  static Projection of(Hierarchy hierarchy, RealMatrix weights) {
    int nodes = hierarchy.nodes().size();
    int sums = hierarchy.aggregates().size();
    double[][] summing = summing(hierarchy);
    RealMatrix constraints = new Array2DRowRealMatrix(nodes, sums);
    for (int sum = 0; sum < sums; sum++) {
      constraints.setEntry(sum, sum, 1);
      for (int leaf = 0; leaf < nodes - sums; leaf++) {
        constraints.setEntry(sums + leaf, sum, -summing[sum][leaf]);
      }
    }
    RealMatrix weighted = weights.multiply(constraints);
    RealMatrix inner = constraints.transpose().multiply(weighted);
    RealMatrix solved =
        new CholeskyDecomposition(symmetric(inner), 1e-10, 0)
            .getSolver()
            .solve(weighted.transpose());
    double[][] map = constraints.multiply(solved).transpose().scalarMultiply(-1).getData();
    for (int i = 0; i < nodes; i++) {
      map[i][i] += 1;
    }
    return new Projection(map);
  }

  /** Rounding makes the two halves differ in the last digits. */
  private static RealMatrix symmetric(RealMatrix matrix) {
    return matrix.add(matrix.transpose()).scalarMultiply(0.5);
  }

  /** The matrix S: which leaves each node is the sum of, one row for each node. */
  static double[][] summing(Hierarchy hierarchy) {
    List<String> leaves = hierarchy.leaves();
    double[][] summing = new double[hierarchy.nodes().size()][leaves.size()];
    for (int i = 0; i < summing.length; i++) {
      for (String leaf : hierarchy.leavesOf(hierarchy.nodes().get(i))) {
        summing[i][leaves.indexOf(leaf)] = 1;
      }
    }
    return summing;
  }

  /** Row i: what node i is made of. */
  double[] row(int i) {
    return map[i];
  }

  /** The map of one forecast for each node, without overflow on the way. */
  double[] apply(double[] forecasts) {
    double[] mapped = new double[map.length];
    double largest = 0;
    for (double forecast : forecasts) {
      largest = Math.max(largest, Math.abs(forecast));
    }
    // A power of two, by which nothing is rounded.
    double scale = Math.scalb(1.0, Math.getExponent(largest));
    for (int i = 0; i < mapped.length; i++) {
      double sum = 0;
      for (int j = 0; j < forecasts.length; j++) {
        sum += map[i][j] * (forecasts[j] / scale);
      }
      mapped[i] = Fits.finite(sum * scale);
    }
    return mapped;
  }
}
