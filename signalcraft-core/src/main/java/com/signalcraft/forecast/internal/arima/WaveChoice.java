package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.arima.ArimaLimits;
import com.signalcraft.forecast.arima.ArimaOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses sine and cosine pairs for seasons that are too long for seasonal lags (dynamic harmonic
 * regression: Young, Pedregal and Tych, 1999; Hyndman and Athanasopoulos, section 10.5): of each
 * season the first so many, by AICc, in a regression whose errors are taken for an autoregression
 * after differencing.
 *
 * @param seasons the pairs of each season that has any
 * @param rest what they leave of the series
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record WaveChoice(List<Harmonics> seasons, double[] rest) {

  /** The most pairs of a season. */
  private static final int MOST_PAIRS = 26;

  /** Values for each column at least. */
  private static final int VALUES_PER_COLUMN = 8;

  /** Pairs are chosen by so many of the last values, or four of the longest season. */
  private static final int CHOICE = 5_000;

  /** How many autoregressive terms the errors are taken to have. */
  private static final int TERMS = 3;

  /** A column with less than this share of its own beside the others says nothing. */
  private static final double OWN = 1e-8;

  /**
   * Chooses the pairs.
   *
   * @param y the series, complete
   * @param regressors the columns of given regressors
   * @param lag the season with seasonal lags; 1 for none
   * @param lengths the seasons that may have pairs
   * @param limits how often the errors may be differenced
   * @return the choice
   */
  static WaveChoice of(
      double[] y, double[][] regressors, int lag, List<Integer> lengths, ArimaLimits limits) {
    int longest = lengths.isEmpty() ? 1 : lengths.get(lengths.size() - 1);
    int from = Math.max(0, y.length - Math.max(CHOICE, 4 * longest));
    List<Harmonics> candidates = candidates(lengths, lag, y.length - from);
    double[] tail = Arrays.copyOfRange(y, from, y.length);
    List<double[]> given = new ArrayList<>();
    for (double[] column : regressors) {
      given.add(Arrays.copyOfRange(column, from, y.length));
    }
    ArimaOrder differences =
        ModelChoice.differences(tail, columns(given, candidates, from, tail.length), lag, limits);
    Whitening filter = whitening(tail, columns(given, candidates, from, tail.length), differences);
    List<Harmonics> chosen = new ArrayList<>();
    for (Harmonics season : candidates) {
      int[] orders = best(tail, given, chosen, season, from, differences, filter);
      if (orders.length > 0) {
        chosen.add(new Harmonics(season.seasonLength(), orders));
      }
    }
    double[] rest = y.clone();
    if (!chosen.isEmpty()) {
      double[][] columns = columns(given, chosen, from, tail.length);
      double[][] white = whitened(tail, columns, differences, filter);
      Projection projection = new Projection(white.length);
      projection.takeOut(white, white.length, 0, white[0].length);
      double[] effects = projection.coefficients(white.length - 1);
      double[][] whole = columns(List.of(), chosen, 0, y.length);
      for (int c = 0; c < whole.length; c++) {
        double effect = effects[given.size() + c];
        for (int i = 0; i < rest.length; i++) {
          rest[i] -= effect * whole[c][i];
        }
      }
    }
    return new WaveChoice(List.copyOf(chosen), rest);
  }

  /** All pairs that may be, but those that the lagged season has already. */
  private static List<Harmonics> candidates(List<Integer> lengths, int lag, int size) {
    List<Harmonics> candidates = new ArrayList<>();
    for (int length : lengths) {
      int most = Math.min(MOST_PAIRS, Math.min(length / 2, size / (2 * VALUES_PER_COLUMN)));
      int[] orders = new int[most];
      int count = 0;
      for (int order = 1; order <= most; order++) {
        // A wave whose period divides the lag is part of that season.
        if (lag == 1 || (long) order * lag % length != 0) {
          orders[count++] = order;
        }
      }
      if (count > 0) {
        candidates.add(new Harmonics(length, Arrays.copyOf(orders, count)));
      }
    }
    return candidates;
  }

  private static double[][] columns(
      List<double[]> given, List<Harmonics> seasons, int from, int size) {
    List<double[]> columns = new ArrayList<>(given);
    for (Harmonics season : seasons) {
      double[][] waves = new double[season.columns()][size];
      season.fill(from, waves, 0);
      columns.addAll(List.of(waves));
    }
    return columns.toArray(new double[0][]);
  }

  /** Series and columns differenced and filtered, the series first. */
  private static double[][] whitened(
      double[] y, double[][] columns, ArimaOrder differences, Whitening filter) {
    double[][] white = new double[columns.length + 1][];
    int first = filter.first();
    for (int c = 0; c < white.length; c++) {
      double[] w = Sample.differenced(c == 0 ? y : columns[c - 1], differences);
      double[] filtered = new double[Math.max(0, w.length - first)];
      for (int t = 0; t < filtered.length; t++) {
        double sum = w[t + first];
        for (int k = 0; k < filter.lags().length; k++) {
          sum -= filter.terms()[k] * w[t + first - filter.lags()[k]];
        }
        filtered[t] = sum;
      }
      white[c] = filtered;
    }
    return white;
  }

  /** The autoregression of what all columns leave, by least squares. */
  private static Whitening whitening(double[] y, double[][] columns, ArimaOrder differences) {
    double[][] white = whitened(y, columns, differences, Whitening.NONE);
    int size = white[0].length;
    new Projection(white.length).takeOut(white, white.length, 0, size);
    int m = differences.seasonLength();
    int[] lags =
        m > TERMS && size > 4 * m
            ? new int[] {1, 2, 3, m, m + 1, 2 * m}
            : IntStream.rangeClosed(1, TERMS).toArray();
    int first = lags[lags.length - 1];
    if (size <= first + lags.length) {
      return Whitening.NONE;
    }
    double[][] past = new double[lags.length + 1][size - first];
    for (int k = 0; k <= lags.length; k++) {
      int lag = k == 0 ? 0 : lags[k - 1];
      System.arraycopy(white[0], first - lag, past[k], 0, size - first);
    }
    Projection projection = new Projection(lags.length);
    projection.takeOut(past, past.length, 0, size - first);
    return new Whitening(lags, projection.coefficients(lags.length));
  }

  /** An autoregression; its last lag is the longest. */
  private record Whitening(int[] lags, double[] terms) {
    static final Whitening NONE = new Whitening(new int[0], new double[0]);

    int first() {
      return lags.length == 0 ? 0 : lags[lags.length - 1];
    }
  }

  /** The orders of a season's pairs, the first so many, with the least AICc. */
  private static int[] best(
      double[] y,
      List<double[]> given,
      List<Harmonics> chosen,
      Harmonics season,
      int from,
      ArimaOrder differences,
      Whitening filter) {
    List<Harmonics> all = new ArrayList<>(chosen);
    all.add(season);
    double[][] white = whitened(y, columns(given, all, from, y.length), differences, filter);
    int size = white[0].length;
    int column = 1 + given.size();
    for (Harmonics other : chosen) {
      column += other.columns();
    }
    double[] rest = white[0];
    subtractMean(rest);
    for (int c = 1; c < column; c++) {
      subtractMean(white[c]);
      orthogonalise(white, c, rest);
    }
    int parameters = column + filter.lags().length;
    double least = criterion(rest, parameters);
    int best = 0;
    for (int i = 0; i < season.orders().length; i++) {
      int width = 2 * season.orders()[i] == season.seasonLength() ? 1 : 2;
      for (int k = 0; k < width; k++, column++) {
        subtractMean(white[column]);
        orthogonalise(white, column, rest);
      }
      parameters += width;
      double reached = criterion(rest, parameters);
      if (reached < least && parameters < size - 1) {
        least = reached;
        best = i + 1;
      }
    }
    return Arrays.copyOf(season.orders(), best);
  }

  private static double criterion(double[] rest, int parameters) {
    int size = rest.length;
    double squares = dot(rest, rest);
    int left = size - parameters - 1;
    return left <= 0
        ? Double.POSITIVE_INFINITY
        : size * Math.log(Math.max(squares, Double.MIN_NORMAL))
            + 2.0 * parameters
            + 2.0 * parameters * (parameters + 1) / left;
  }

  /** Makes a column of length 1 and at right angles to those before it, and takes it out. */
  private static void orthogonalise(double[][] white, int column, double[] rest) {
    double[] x = white[column];
    double before = dot(x, x);
    for (int c = 1; c < column; c++) {
      addTimes(x, -dot(x, white[c]), white[c]);
    }
    double left = dot(x, x);
    double scale = left > OWN * before ? 1 / Math.sqrt(left) : 0;
    for (int t = 0; t < x.length; t++) {
      x[t] *= scale;
    }
    addTimes(rest, -dot(rest, x), x);
  }

  private static void subtractMean(double[] x) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    for (int t = 0; t < x.length; t++) {
      x[t] -= mean;
    }
  }

  private static void addTimes(double[] to, double factor, double[] x) {
    for (int t = 0; t < to.length; t++) {
      to[t] += factor * x[t];
    }
  }

  private static double dot(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int t = 0;
    for (; t + 1 < a.length; t += 2) {
      even += a[t] * b[t];
      odd += a[t + 1] * b[t + 1];
    }
    return t < a.length ? even + odd + a[t] * b[t] : even + odd;
  }
}
