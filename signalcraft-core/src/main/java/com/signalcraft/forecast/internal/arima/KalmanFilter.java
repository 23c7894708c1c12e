package com.signalcraft.forecast.internal.arima;

import java.util.Arrays;

/**
 * Exact one-step prediction errors of columns that are not differenced and may have missing values,
 * by the Kalman filter. The state is Harvey's (1989, section 3.3) of the ARMA part, followed by as
 * many past values as differencing needs. The filter starts after the first of these; where one of
 * them is missing, it starts from a filled value with a variance so great that it does not matter.
 * While no value is missing the past values are certain and only the ARMA part's covariances are
 * moved on; once they have settled, none are. Not thread-safe.
 */
final class KalmanFilter implements ArmaFilter {

  private static final double SETTLED = 1e-10;

  /** The variance of a past value that is not known, in units of the errors' variance. */
  private static final double UNKNOWN = 1e7;

  /** A prediction with a greater variance than this rests on such a value and does not count. */
  private static final double UNCOUNTED = 1e4;

  private final Differencing differencing;
  private final boolean[] missing;
  private final double unknown;
  private final StationaryStart start;
  private final double[] covariances;
  private final double[][] states;
  private final double[][] moved;
  private final double[] projected;
  private final double[][] variance;
  private int r;
  private int dimension;
  private boolean settled;

  /**
   * For models up to a size.
   *
   * @param longest the greatest of p + mP and q + mQ
   * @param columns the most columns
   * @param differencing how the columns would be differenced
   * @param missing which rows are missing; the columns hold filled values there
   * @param spread the variance of the first column's values in units of the errors' variance, about
   */
  KalmanFilter(
      int longest, int columns, Differencing differencing, boolean[] missing, double spread) {
    this.differencing = differencing;
    this.missing = missing;
    unknown = Math.max(1, spread);
    int most = longest + 1 + differencing.length();
    start = new StationaryStart(longest);
    covariances = new double[longest + 2];
    states = new double[columns][most + 1];
    variance = new double[most + 1][most + 1];
    moved = new double[most + 1][most + 1];
    projected = new double[most + 1];
  }

  @Override
  public int skipped(Polynomials model) {
    return differencing.length();
  }

  @Override
  public double filter(
      Polynomials model, double[][] columns, int count, int size, double[][] into) {
    return filter(model, columns, count, size, into, new double[0]);
  }

  /**
   * The same, with the predictions themselves.
   *
   * @param model the model
   * @param columns the columns
   * @param count how many of them
   * @param size how many values each has
   * @param into takes the standardised errors
   * @param predictions takes the predictions of the first column, if it is as long
   * @return the sum of the logarithms of the variances; NaN where the model cannot be
   */
  double filter(
      Polynomials model,
      double[][] columns,
      int count,
      int size,
      double[][] into,
      double[] predictions) {
    int lags = differencing.length();
    if (!begin(model, columns, count, into)) {
      return Double.NaN;
    }
    int known = lags;
    for (int t = 0; t < lags; t++) {
      known = missing[t] ? 0 : known;
    }
    double logarithms = 0;
    for (int t = lags; t < size; t++) {
      boolean observed = !missing[t];
      if (!observed) {
        unsettle(model);
      }
      int active = settled || known >= lags ? r : dimension;
      double f = settled ? 1 : project(active);
      boolean counts = observed && f < UNCOUNTED * unknown;
      double root = counts ? 1 / Math.sqrt(f) : 0;
      for (int c = 0; c < count; c++) {
        double[] a = states[c];
        double predicted = predicted(a);
        if (c == 0 && predictions.length == size) {
          predictions[t] = predicted;
        }
        double error = observed ? columns[c][t] - predicted : 0;
        into[c][t] = error * root;
        correct(model, a, error / f, active);
        move(model, a);
      }
      if (counts && f != 1) {
        logarithms += Math.log(f);
      }
      known = observed ? known + 1 : 0;
      if (!settled) {
        int next = known >= lags ? r : dimension;
        settled = observed && active == r && f - 1 < SETTLED;
        if (!settled) {
          update(model, f, observed, Math.max(active, next));
          if (next < active) {
            forgetPast();
          }
        }
      }
      if (!(f > 0.5)) {
        return Double.NaN;
      }
    }
    return logarithms;
  }

  /** The state that predicts what follows the last row, of a column. */
  double[] state(int column) {
    return Arrays.copyOf(states[column], dimension);
  }

  /** The dimension of the ARMA part of the state. */
  int armaDimension() {
    return r;
  }

  /**
   * The covariance of that state in excess of the coming error's.
   *
   * @param model the model
   * @return a new matrix; empty where there is none, as the filter has settled
   */
  double[][] excess(Polynomials model) {
    if (settled) {
      return new double[0][];
    }
    double[][] excess = new double[dimension][];
    for (int i = 0; i < dimension; i++) {
      excess[i] = Arrays.copyOf(variance[i], dimension);
      for (int j = 0; j < r && i < r; j++) {
        excess[i][j] -= loading(model, i) * loading(model, j);
      }
    }
    return excess;
  }

  private static double loading(Polynomials model, int i) {
    return i == 0 ? 1 : model.theta[i - 1];
  }

  private boolean begin(Polynomials model, double[][] columns, int count, double[][] into) {
    if (!start.covariances(model, covariances)) {
      return false;
    }
    int lags = differencing.length();
    r = model.dimension();
    dimension = r + lags;
    settled = false;
    for (double[] row : variance) {
      Arrays.fill(row, 0);
    }
    for (int i = 0; i < r; i++) {
      variance[0][i] = covariances[i];
      variance[i][0] = covariances[i];
    }
    // P = T P Tᵀ + R Rᵀ, element by element from the first row and the last one.
    for (int i = r - 1; i > 0; i--) {
      for (int j = i; j > 0; j--) {
        double pi = model.phi[i];
        double pj = model.phi[j];
        double nextRow = i + 1 < r ? covariances[i + 1] : 0;
        double nextColumn = j + 1 < r ? covariances[j + 1] : 0;
        double corner = i + 1 < r ? variance[i + 1][j + 1] : 0;
        double sum =
            pi * pj * covariances[0]
                + pi * nextColumn
                + pj * nextRow
                + corner
                + loading(model, i) * loading(model, j);
        variance[i][j] = sum;
        variance[j][i] = sum;
      }
    }
    for (int c = 0; c < count; c++) {
      Arrays.fill(states[c], 0);
      Arrays.fill(into[c], 0, lags, 0);
      for (int k = 0; k < lags; k++) {
        states[c][r + k] = columns[c][lags - 1 - k];
      }
    }
    for (int k = 0; k < lags; k++) {
      variance[r + k][r + k] = missing[lags - 1 - k] ? UNKNOWN * unknown : 0;
    }
    return true;
  }

  /** Covariances that were settled, as they must move on again. */
  private void unsettle(Polynomials model) {
    if (!settled) {
      return;
    }
    settled = false;
    for (double[] row : variance) {
      Arrays.fill(row, 0);
    }
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < r; j++) {
        variance[i][j] = loading(model, i) * loading(model, j);
      }
    }
  }

  /** The past values are certain again, but for rounding. */
  private void forgetPast() {
    for (int i = 0; i < dimension; i++) {
      Arrays.fill(variance[i], i < r ? r : 0, dimension, 0);
    }
  }

  private double predicted(double[] a) {
    double sum = a[0];
    for (int k = 0; k < differencing.lags().length; k++) {
      sum += differencing.terms()[k] * a[r + differencing.lags()[k] - 1];
    }
    return sum;
  }

  /** The covariances of state and prediction; gives the prediction's variance. */
  private double project(int active) {
    System.arraycopy(variance[0], 0, projected, 0, active);
    double f = projected[0];
    if (active > r) {
      for (int k = 0; k < differencing.lags().length; k++) {
        double term = differencing.terms()[k];
        double[] row = variance[r + differencing.lags()[k] - 1];
        for (int i = 0; i < active; i++) {
          projected[i] += term * row[i];
        }
      }
      f = predicted(projected);
    }
    return f;
  }

  private void correct(Polynomials model, double[] a, double scaled, int active) {
    if (scaled == 0) {
      return;
    }
    if (settled) {
      for (int i = 0; i < r; i++) {
        a[i] += loading(model, i) * scaled;
      }
    } else {
      for (int i = 0; i < active; i++) {
        a[i] += projected[i] * scaled;
      }
    }
  }

  private void move(Polynomials model, double[] a) {
    double value = predicted(a);
    double first = a[0];
    for (int i = 0; i < r; i++) {
      a[i] = (i + 1 < r ? a[i + 1] : 0) + model.phi[i] * first;
    }
    if (dimension > r) {
      System.arraycopy(a, r, a, r + 1, dimension - r - 1);
      a[r] = value;
    }
  }

  /** P ← T (P − g gᵀ/F) Tᵀ + R Rᵀ over the first so many elements. */
  private void update(Polynomials model, double f, boolean observed, int active) {
    double[][] p = variance;
    if (observed) {
      double inverse = 1 / f;
      for (int i = 0; i < active; i++) {
        double factor = projected[i] * inverse;
        double[] row = p[i];
        for (int j = 0; j < active; j++) {
          row[j] -= factor * projected[j];
        }
      }
    }
    for (int i = 0; i < active; i++) {
      double[] from = p[i];
      double[] to = moved[i];
      double first = from[0];
      double value = active > r ? predicted(from) : 0;
      for (int j = 0; j < r; j++) {
        to[j] = (j + 1 < r ? from[j + 1] : 0) + model.phi[j] * first;
      }
      if (active > r) {
        to[r] = value;
        System.arraycopy(from, r, to, r + 1, active - r - 1);
      }
    }
    for (int i = 0; i < r; i++) {
      double[] to = p[i];
      double[] first = moved[0];
      double phi = model.phi[i];
      double loading = loading(model, i);
      if (i + 1 < r) {
        double[] next = moved[i + 1];
        for (int j = 0; j < active; j++) {
          to[j] = next[j] + phi * first[j];
        }
      } else {
        for (int j = 0; j < active; j++) {
          to[j] = phi * first[j];
        }
      }
      for (int j = 0; j < r; j++) {
        to[j] += loading * loading(model, j);
      }
    }
    if (active > r) {
      double[] to = p[r];
      System.arraycopy(moved[0], 0, to, 0, active);
      for (int k = 0; k < differencing.lags().length; k++) {
        double term = differencing.terms()[k];
        double[] row = moved[r + differencing.lags()[k] - 1];
        for (int j = 0; j < active; j++) {
          to[j] += term * row[j];
        }
      }
      for (int i = r + 1; i < active; i++) {
        System.arraycopy(moved[i - 1], 0, p[i], 0, active);
      }
    }
  }
}
