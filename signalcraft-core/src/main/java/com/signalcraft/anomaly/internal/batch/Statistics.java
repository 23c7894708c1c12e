package com.signalcraft.anomaly.internal.batch;

import java.util.Arrays;

/**
 * What the voices listen to: statistics of windows about each standardised residual, about standard
 * normal in normal noise. Single residuals are clipped in them, so that a spike is not a run.
 * Stateless.
 */
final class Statistics {

  /** Where residuals are clipped, in standard deviations. */
  static final double CLIP = 3;

  /** Residuals beyond are told as single values, and say nothing of the values beside them. */
  private static final double FAR = 5;

  /** A point takes part in a run if it is itself out by so much. */
  private static final double TAKES_PART = 0.5;

  /** Mean and standard deviation of the size of a normal variable clipped at {@link #CLIP}. */
  private static final double MEAN_SIZE = 0.7971;

  private static final double SIZE_DEVIATION = 0.6006;

  /** The logarithm of a mean of w absolute differences varies by about this over √w. */
  private static final double LOG_SCATTER_DEVIATION = 0.95;

  /** Where differences are clipped, so that a spike is no change of scatter. */
  private static final double CLIPPED_DIFFERENCE = 2.5;

  /** The mean size of the difference of two normal variables, 2/√π, so clipped. */
  private static final double MEAN_DIFFERENCE = 1.05;

  private static final double LEAST_SCATTER = 1e-3;

  private Statistics() {}

  /** The mean of the residuals of a window, times the root of its length. */
  static double[] signedRun(double[] residuals, int window) {
    double[] sums = windowSums(residuals, window, false);
    double[] run = new double[residuals.length];
    for (int i = 0; i < run.length; i++) {
      boolean takesPart = residuals[i] * Math.signum(sums[i]) >= TAKES_PART;
      run[i] = takesPart ? sums[i] / Math.sqrt(window) : 0;
    }
    return run;
  }

  /** The mean size of the residuals of a window, standardised, with the sign of its own. */
  static double[] absoluteRun(double[] residuals, int window) {
    double[] sums = windowSums(residuals, window, true);
    double[] run = new double[residuals.length];
    for (int i = 0; i < run.length; i++) {
      double excess = (sums[i] - window * MEAN_SIZE) / (SIZE_DEVIATION * Math.sqrt(window));
      run[i] = Math.abs(residuals[i]) >= TAKES_PART ? excess : 0;
    }
    return run;
  }

  private static double[] windowSums(double[] residuals, int window, boolean absolute) {
    int n = residuals.length;
    double[] before = new double[n + 1];
    for (int i = 0; i < n; i++) {
      double near = Math.abs(residuals[i]) > FAR ? 0 : residuals[i];
      double clipped = Math.max(-CLIP, Math.min(CLIP, near));
      before[i + 1] = before[i] + (absolute ? Math.abs(clipped) : clipped);
    }
    return moving(before, n, window);
  }

  /** Sums of the window about each index, at the ends of the first and last window. */
  private static double[] moving(double[] before, int n, int window) {
    double[] sums = new double[n];
    for (int i = 0; i < n; i++) {
      int from = Math.max(0, Math.min(n - window, i - window / 2));
      sums[i] = before[from + window] - before[from];
    }
    return sums;
  }

  /**
   * How much the residuals scatter in a window, by the sizes of their differences, which a new
   * level does not change: the logarithm of their mean over the usual one, standardised.
   */
  static double[] scatter(double[] residuals, int window) {
    int n = residuals.length;
    double[] before = new double[n + 1];
    for (int i = 1; i < n; i++) {
      boolean far = Math.abs(residuals[i]) > FAR || Math.abs(residuals[i - 1]) > FAR;
      double size = far ? MEAN_DIFFERENCE : Math.abs(residuals[i] - residuals[i - 1]);
      before[i + 1] = before[i] + Math.min(CLIPPED_DIFFERENCE, size);
    }
    double[] scatter = moving(before, n, window);
    double[] sorted = scatter.clone();
    Arrays.sort(sorted);
    double usual = sorted[n / 2];
    if (!(usual > 0)) {
      return new double[n];
    }
    for (int i = 0; i < n; i++) {
      double ratio = Math.max(LEAST_SCATTER, scatter[i] / usual);
      scatter[i] = Math.log(ratio) * Math.sqrt(window) / LOG_SCATTER_DEVIATION;
    }
    return scatter;
  }
}
