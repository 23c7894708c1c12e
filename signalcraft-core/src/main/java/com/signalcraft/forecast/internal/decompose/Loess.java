package com.signalcraft.forecast.internal.decompose;

import org.jspecify.annotations.Nullable;

/**
 * Locally weighted regression (Cleveland, 1979) on an equidistant grid: a constant or a line about
 * each point, with tricube weights of its nearest neighbours. Values are found at every so many
 * points and lie on straight lines between those, as Cleveland, Cleveland, McRae and Terpenning
 * (1990, section 3.3) do. As points are equidistant, the weights depend on the place within the
 * window alone; they are found once for each place. Not thread-safe.
 */
final class Loess {

  /** Weights of a neighbourhood whose points lie closer together than this have no slope. */
  private static final double LEAST_SPREAD = 0.001;

  private final int size;
  private final int window;
  private final int degree;
  private final int jump;
  private final int width;
  private final double[] @Nullable [] tricube;
  private final double[] @Nullable [] operator;
  private final double[] scratch;

  /**
   * A smoother.
   *
   * @param size how many points there are, at least 1
   * @param window how many neighbours count, odd; may exceed the size, for a stiffer curve
   * @param degree 0 for a constant, 1 for a line
   * @param jump how many steps lie between two points that are found by regression, at least 1
   */
  Loess(int size, int window, int degree, int jump) {
    this.size = size;
    this.window = window;
    this.degree = degree;
    this.jump = Math.max(1, Math.min(jump, size - 1));
    this.width = Math.min(window, size);
    this.tricube = new double[width + 2][];
    this.operator = new double[width + 2][];
    this.scratch = new double[width];
  }

  /**
   * Smooths.
   *
   * @param y the values at 0 to size − 1, finite
   * @param robustness a weight from 0 to 1 for each value, or null where all count the same
   * @param out takes the curve
   * @param outFrom where in {@code out} the curve begins
   */
  void smooth(double[] y, double @Nullable [] robustness, double[] out, int outFrom) {
    if (size < 2) {
      out[outFrom] = y[0];
      return;
    }
    int before = 0;
    for (int i = 0; i < size; i += jump) {
      out[outFrom + i] = at(i, y, robustness, y[i]);
      interpolate(out, outFrom + before, outFrom + i);
      before = i;
    }
    int last = size - 1;
    if (before < last) {
      out[outFrom + last] = at(last, y, robustness, y[last]);
      interpolate(out, outFrom + before, outFrom + last);
    }
  }

  /**
   * The curve at one point, by regression.
   *
   * @param point −1 (one step before the values) to size (one step after them)
   * @param y the values
   * @param robustness their weights, or null
   * @param otherwise the answer where all neighbours have the weight 0
   * @return the value of the curve
   */
  double at(int point, double[] y, double @Nullable [] robustness, double otherwise) {
    int left = Math.max(0, Math.min(point + 1 - (window + 1) / 2, size - width));
    int place = point - left;
    if (robustness == null) {
      return product(operator(place), y, left);
    }
    double[] base = tricube(place);
    double sum = 0;
    for (int j = 0; j < width; j++) {
      scratch[j] = base[j] * robustness[left + j];
      sum += scratch[j];
    }
    if (!(sum > 0)) {
      return otherwise;
    }
    regression(place, scratch, sum);
    return product(scratch, y, left);
  }

  private double product(double[] weights, double[] y, int left) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      sum += weights[j] * y[left + j];
    }
    return sum;
  }

  private double[] operator(int place) {
    double[] known = operator[place + 1];
    if (known == null) {
      known = tricube(place).clone();
      double sum = 0;
      for (double weight : known) {
        sum += weight;
      }
      regression(place, known, sum);
      operator[place + 1] = known;
    }
    return known;
  }

  /** Turns neighbours' weights into those by which their values add up to the curve. */
  private void regression(int place, double[] weights, double sum) {
    for (int j = 0; j < width; j++) {
      weights[j] /= sum;
    }
    if (degree == 0) {
      return;
    }
    double centre = 0;
    for (int j = 0; j < width; j++) {
      centre += weights[j] * j;
    }
    double spread = 0;
    for (int j = 0; j < width; j++) {
      spread += weights[j] * (j - centre) * (j - centre);
    }
    if (Math.sqrt(spread) > LEAST_SPREAD * (size - 1)) {
      double slope = (place - centre) / spread;
      for (int j = 0; j < width; j++) {
        weights[j] *= 1 + slope * (j - centre);
      }
    }
  }

  private double[] tricube(int place) {
    double[] known = tricube[place + 1];
    if (known == null) {
      known = new double[width];
      int beyond = Math.max(0, window - size) / 2;
      double reach = Math.max(place, width - 1 - place) + beyond;
      for (int j = 0; j < width; j++) {
        double distance = Math.abs(j - place);
        if (distance <= 0.001 * reach) {
          known[j] = 1;
        } else if (distance <= 0.999 * reach) {
          double share = distance / reach;
          double rest = 1 - share * share * share;
          known[j] = rest * rest * rest;
        }
      }
      tricube[place + 1] = known;
    }
    return known;
  }

  private static void interpolate(double[] out, int from, int to) {
    double slope = (out[to] - out[from]) / Math.max(1, to - from);
    for (int i = from + 1; i < to; i++) {
      out[i] = out[from] + slope * (i - from);
    }
  }
}
