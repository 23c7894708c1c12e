package com.signalcraft.forecast.internal.prophet;

import java.util.Arrays;

/**
 * The least of ½ zᵀQz − bᵀz + λ Σ|z|, found exactly by an active set of coefficients with signs:
 * the quadratic is solved on the set, a coefficient that would change its sign leaves, and the one
 * that violates the optimality conditions most enters (feature-sign search: Lee, Battle, Raina and
 * Ng, 2007, Efficient sparse coding algorithms). Works in memory of its own; not thread-safe.
 */
final class ActiveSetLasso {

  private final int size;
  private final int[] active;
  private final int[] sign;
  private final boolean[] refused;
  private final double[][] factor;
  private final double[] goal;
  private int count;

  ActiveSetLasso(int size) {
    this.size = size;
    this.active = new int[size];
    this.sign = new int[size];
    this.refused = new boolean[size];
    this.factor = new double[size][size];
    this.goal = new double[size];
  }

  /**
   * Improves z to the optimum.
   *
   * @param q positive definite; both triangles
   * @param z where to start, such as the optimum for another λ; becomes the optimum
   */
  void solve(double[][] q, double[] b, double lambda, double[] z) {
    count = 0;
    for (int j = 0; j < size; j++) {
      sign[j] = (int) Math.signum(z[j]);
      if (sign[j] != 0) {
        active[count++] = j;
      }
    }
    Arrays.fill(refused, false);
    double tolerance = 1e-10 * lambda;
    for (double value : b) {
      tolerance = Math.max(tolerance, 1e-15 * Math.abs(value));
    }
    int most = 100 + 50 * size;
    for (int step = 0; step < most; step++) {
      if (descend(q, b, lambda, z) && !enter(q, b, lambda + tolerance, z)) {
        return;
      }
    }
  }

  /** Goes to the least on the set, or as far as the signs hold; whether it got there. */
  private boolean descend(double[][] q, double[] b, double lambda, double[] z) {
    for (int i = 0; i < count; i++) {
      double[] row = q[active[i]];
      for (int k = 0; k <= i; k++) {
        factor[i][k] = row[active[k]];
      }
      goal[i] = b[active[i]] - lambda * sign[active[i]];
    }
    Cholesky.factor(factor, count);
    Cholesky.forward(factor, count, goal);
    Cholesky.backward(factor, count, goal);
    double reach = 1;
    int leaving = -1;
    for (int i = 0; i < count; i++) {
      int j = active[i];
      if (goal[i] * sign[j] <= 0) {
        double part = z[j] == 0 ? 0 : z[j] / (z[j] - goal[i]);
        if (leaving < 0 || part < reach) {
          reach = part;
          leaving = i;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      int j = active[i];
      z[j] = leaving < 0 ? goal[i] : z[j] + reach * (goal[i] - z[j]);
    }
    if (leaving < 0) {
      return true;
    }
    int left = active[leaving];
    z[left] = 0;
    sign[left] = 0;
    // One that leaves as it enters would do so for ever: it was rounding that let it in.
    refused[left] |= reach == 0;
    count--;
    System.arraycopy(active, leaving + 1, active, leaving, count - leaving);
    return false;
  }

  /** Lets the worst violator in; whether there was one. */
  private boolean enter(double[][] q, double[] b, double limit, double[] z) {
    int worst = -1;
    double most = limit;
    double slope = 0;
    for (int j = 0; j < size; j++) {
      if (sign[j] == 0 && !refused[j]) {
        double[] row = q[j];
        double gradient = -b[j];
        for (int i = 0; i < count; i++) {
          gradient += row[active[i]] * z[active[i]];
        }
        if (Math.abs(gradient) > most) {
          most = Math.abs(gradient);
          worst = j;
          slope = gradient;
        }
      }
    }
    if (worst < 0) {
      return false;
    }
    sign[worst] = slope > 0 ? -1 : 1;
    active[count++] = worst;
    return true;
  }
}
