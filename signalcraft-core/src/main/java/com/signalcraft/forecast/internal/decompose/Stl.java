package com.signalcraft.forecast.internal.decompose;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * STL, the seasonal-trend decomposition by loess of Cleveland, Cleveland, McRae and Terpenning
 * (1990), Journal of Official Statistics 6, 3–73. Time and memory grow linearly with the length. An
 * instance decomposes series of one length one after the other, without new arrays; not
 * thread-safe.
 */
final class Stl {

  private final int size;
  private final StlSettings settings;
  private final Loess lowPass;
  private final Loess trendCurve;
  private final CycleSmoother cycles;
  private final double[] seasonal;
  private final double[] trend;
  private final double[] work;
  private final double[] extended;
  private final double[] averaged;

  /**
   * A decomposer.
   *
   * @param size the length of the series, more than two seasons
   * @param settings season length and windows
   */
  Stl(int size, StlSettings settings) {
    this.size = size;
    this.settings = settings;
    int period = settings.period();
    lowPass = loess(settings.lowPassWindow(), settings.trendDegree());
    trendCurve = loess(settings.trendWindow(), settings.trendDegree());
    cycles = new CycleSmoother(size, settings);
    seasonal = new double[size];
    trend = new double[size];
    work = new double[size];
    extended = new double[size + 2 * period];
    averaged = new double[size + 2 * period];
  }

  private Loess loess(int window, int degree) {
    return new Loess(size, window, degree, StlSettings.jump(window));
  }

  /** The season of the series decomposed last; overwritten by the next one. */
  double[] seasonal() {
    return seasonal;
  }

  /** The trend of the series decomposed last; overwritten by the next one. */
  double[] trend() {
    return trend;
  }

  /**
   * Decomposes a series.
   *
   * @param y its values, finite
   */
  void decompose(double[] y) {
    Arrays.fill(trend, 0);
    double[] robustness = null;
    for (int outer = 0; outer <= settings.outer(); outer++) {
      if (outer > 0) {
        robustness = robustness(y, robustness);
      }
      for (int inner = 0; inner < settings.inner(); inner++) {
        round(y, robustness);
      }
    }
    if (settings.seasonalWindow().isEmpty()) {
      averageSeason();
    }
  }

  /** Steps 1 to 6 of the inner loop (section 2.3 of the paper). */
  private void round(double[] y, double @Nullable [] robustness) {
    int period = settings.period();
    for (int i = 0; i < size; i++) {
      work[i] = y[i] - trend[i];
    }
    cycles.smooth(work, robustness, extended);
    System.arraycopy(extended, 0, averaged, 0, extended.length);
    movingAverage(averaged, averaged.length, period);
    movingAverage(averaged, size + period + 1, period);
    movingAverage(averaged, size + 2, 3);
    lowPass.smooth(averaged, null, work, 0);
    for (int i = 0; i < size; i++) {
      seasonal[i] = extended[period + i] - work[i];
      work[i] = y[i] - seasonal[i];
    }
    trendCurve.smooth(work, robustness, trend, 0);
  }

  /** Replaces the first values by the averages of as many from each on. */
  private static void movingAverage(double[] x, int count, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += x[i];
    }
    for (int i = 0; i + length <= count; i++) {
      double oldest = x[i];
      x[i] = sum / length;
      if (i + length < count) {
        sum += x[i + length] - oldest;
      }
    }
  }

  /** Bisquare weights by the size of the remainder (section 2.4 of the paper). */
  private double[] robustness(double[] y, double @Nullable [] before) {
    double[] weights = before == null ? new double[size] : before;
    for (int i = 0; i < size; i++) {
      work[i] = Math.abs(y[i] - seasonal[i] - trend[i]);
      weights[i] = work[i];
    }
    Arrays.sort(work);
    double reach = 3 * (work[size / 2] + work[(size - 1) / 2]);
    for (int i = 0; i < size; i++) {
      double distance = weights[i];
      if (distance <= 0.001 * reach) {
        weights[i] = 1;
      } else if (distance <= 0.999 * reach) {
        double share = distance / reach;
        double rest = 1 - share * share;
        weights[i] = rest * rest;
      } else {
        weights[i] = 0;
      }
    }
    return weights;
  }

  /** A season that never changes is the mean of each position. */
  private void averageSeason() {
    int period = settings.period();
    for (int position = 0; position < period; position++) {
      double sum = 0;
      int count = 0;
      for (int i = position; i < size; i += period) {
        sum += seasonal[i];
        count++;
      }
      double mean = sum / count;
      for (int i = position; i < size; i += period) {
        seasonal[i] = mean;
      }
    }
  }
}
