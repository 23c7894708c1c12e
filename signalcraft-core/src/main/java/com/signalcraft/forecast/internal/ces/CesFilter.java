package com.signalcraft.forecast.internal.ces;

import com.signalcraft.forecast.ces.CesSeason;
import com.signalcraft.forecast.internal.ClassicalSeason;

/**
 * Runs the states of complex exponential smoothing over a series (Svetunkov, Kourentzes and Ord,
 * 2022, Naval Research Logistics 69, state space form). A level l and its potential c, and with a
 * full season an effect s and its potential z, follow an error e by
 *
 * <pre>
 *   l ← l − (1 − α₁)c + (α₀ − α₁)e      c ← l + (1 − α₀)c + (α₀ + α₁)e
 *   s ← s − (1 − β₁)z + (β₀ − β₁)e      z ← s + (1 − β₀)z + (β₀ + β₁)e
 * </pre>
 *
 * with l and c of one step before, or with a simple season of one season before, s and z of one
 * season before; of a partial season s ← s + β₀e. Initial states are found by running forth, back
 * and forth again. Where a value is missing the error is 0. Not thread-safe; a run allocates
 * nothing.
 */
final class CesFilter {

  private final double[] y;
  private final int n;
  private final CesSeason season;
  private final int m;
  private final double[] firstLevels;
  private final double[] firstEffects;
  private final double[] levels;
  private final double[] potentials;
  private final double[] effects;
  private final double[] effectPotentials;
  private double level;
  private double potential;

  /** One-step forecasts of the last pass, and the part of the level in them. */
  final double[] mean;

  final double[] trend;

  CesFilter(double[] y, CesSeason season, int seasonLength) {
    this.y = y;
    this.season = season;
    n = y.length;
    m = season == CesSeason.NONE ? 1 : seasonLength;
    mean = new double[n];
    trend = new double[n];
    boolean simple = season == CesSeason.SIMPLE;
    boolean added = season == CesSeason.PARTIAL || season == CesSeason.FULL;
    double[] filled = ClassicalSeason.filled(y);
    firstLevels = new double[simple ? m : 1];
    if (simple) {
      System.arraycopy(filled, 0, firstLevels, 0, m);
    } else {
      int count = Math.min(n, added ? m : 10);
      for (int t = 0; t < count; t++) {
        firstLevels[0] += filled[t] / count;
      }
    }
    firstEffects = added ? ClassicalSeason.effects(filled, m, false) : new double[0];
    levels = new double[simple ? m : 0];
    potentials = new double[simple ? m : 0];
    effects = new double[firstEffects.length];
    effectPotentials = new double[firstEffects.length];
  }

  /**
   * Runs forth, back and forth.
   *
   * @param x α₀, α₁ and, as the season needs them, β₀ and β₁
   * @return the sum of squared errors of the last pass; infinite where the states left the range
   */
  double run(double[] x) {
    if (season == CesSeason.SIMPLE) {
      for (int j = 0; j < m; j++) {
        levels[j] = firstLevels[j];
        potentials[j] = firstLevels[j] / 1.1;
      }
    } else {
      level = firstLevels[0];
      potential = level / 1.1;
    }
    for (int j = 0; j < effects.length; j++) {
      effects[j] = firstEffects[j];
      effectPotentials[j] = firstEffects[j] / 1.1;
    }
    pass(x, 0, 1);
    turn(x);
    pass(x, n - 1, -1);
    turn(x);
    double squares = pass(x, 0, 1);
    // A state without a value, as after growth over a long gap, would pass for a missing value.
    return Math.abs(mean[n - 1]) < Double.POSITIVE_INFINITY ? squares : Double.POSITIVE_INFINITY;
  }

  private double pass(double[] x, int first, int step) {
    return switch (season) {
      case NONE -> plain(x, first, step);
      case SIMPLE -> simple(x, first, step);
      case PARTIAL, FULL -> added(x, first, step);
    };
  }

  /** The states go one step, or season, beyond the end, from where they run the other way. */
  private void turn(double[] x) {
    double a = 1 - x[1];
    double b = 1 - x[0];
    double l = level;
    level = l - a * potential;
    potential = l + b * potential;
    for (int j = 0; j < levels.length; j++) {
      double one = levels[j];
      levels[j] = one - a * potentials[j];
      potentials[j] = one + b * potentials[j];
    }
    if (season == CesSeason.FULL) {
      for (int j = 0; j < effects.length; j++) {
        double one = effects[j];
        effects[j] = one - (1 - x[3]) * effectPotentials[j];
        effectPotentials[j] = one + (1 - x[2]) * effectPotentials[j];
      }
    }
  }

  private double plain(double[] x, int first, int step) {
    double a = 1 - x[1];
    double b = 1 - x[0];
    double g = x[0] - x[1];
    double k = x[0] + x[1];
    double l = level;
    double c = potential;
    double sum = 0;
    for (int i = 0, t = first; i < n; i++, t += step) {
      mean[t] = l;
      double e = y[t] - l;
      e = Double.isNaN(e) ? 0 : e;
      sum += e * e;
      double next = l - a * c + g * e;
      c = l + b * c + k * e;
      l = next;
    }
    level = l;
    potential = c;
    System.arraycopy(mean, 0, trend, 0, n);
    return sum;
  }

  private double simple(double[] x, int first, int step) {
    double a = 1 - x[1];
    double b = 1 - x[0];
    double g = x[0] - x[1];
    double k = x[0] + x[1];
    double sum = 0;
    int j = first % m;
    for (int i = 0, t = first; i < n; i++, t += step) {
      double l = levels[j];
      double c = potentials[j];
      mean[t] = l;
      double e = y[t] - l;
      e = Double.isNaN(e) ? 0 : e;
      sum += e * e;
      levels[j] = l - a * c + g * e;
      potentials[j] = l + b * c + k * e;
      j = wrapped(j + step);
    }
    return sum;
  }

  private double added(double[] x, int first, int step) {
    double a = 1 - x[1];
    double b = 1 - x[0];
    double g = x[0] - x[1];
    double k = x[0] + x[1];
    boolean full = season == CesSeason.FULL;
    // A partial season is a full one whose potential does nothing.
    double seasonal = full ? 1 - x[3] : 0;
    double keep = full ? 1 - x[2] : 0;
    double gain = full ? x[2] - x[3] : x[2];
    double gainPotential = full ? x[2] + x[3] : 0;
    double l = level;
    double c = potential;
    double sum = 0;
    int j = first % m;
    for (int i = 0, t = first; i < n; i++, t += step) {
      double s = effects[j];
      double z = effectPotentials[j];
      trend[t] = l;
      mean[t] = l + s;
      double e = y[t] - l - s;
      e = Double.isNaN(e) ? 0 : e;
      sum += e * e;
      double next = l - a * c + g * e;
      c = l + b * c + k * e;
      l = next;
      effects[j] = s - seasonal * z + gain * e;
      effectPotentials[j] = s + keep * z + gainPotential * e;
      j = wrapped(j + step);
    }
    level = l;
    potential = c;
    return sum;
  }

  private int wrapped(int j) {
    return j == m ? 0 : j < 0 ? m - 1 : j;
  }

  /**
   * The forecasts that follow the series after a run.
   *
   * @param x the parameters
   * @param path takes the forecasts
   * @param levelPart takes the part of the level in them
   */
  void forecast(double[] x, double[] path, double[] levelPart) {
    boolean simple = season == CesSeason.SIMPLE;
    double[] l = simple ? levels.clone() : new double[] {level};
    double[] c = simple ? potentials.clone() : new double[] {potential};
    int first = n % m;
    onwards(season, x, l, c, effects.clone(), effectPotentials.clone(), first, path, levelPart);
  }

  /**
   * What an error of 1 adds to the forecasts after it.
   *
   * @param steps how many
   * @return one weight for each of 1, 2, … steps after the error
   */
  static double[] weights(CesSeason season, int seasonLength, double[] x, int steps) {
    int positions = season == CesSeason.SIMPLE ? seasonLength : 1;
    double[] l = new double[positions];
    double[] c = new double[positions];
    l[0] = x[0] - x[1];
    c[0] = x[0] + x[1];
    boolean full = season == CesSeason.FULL;
    boolean added = full || season == CesSeason.PARTIAL;
    double[] s = new double[added ? seasonLength : 0];
    double[] z = new double[s.length];
    if (added) {
      s[0] = full ? x[2] - x[3] : x[2];
      z[0] = full ? x[2] + x[3] : 0;
    }
    double[] path = new double[steps];
    onwards(season, x, l, c, s, z, 1 % seasonLength, path, new double[steps]);
    return path;
  }

  /** The states go on without errors, from a position of the season on. */
  private static void onwards(
      CesSeason season,
      double[] x,
      double[] l,
      double[] c,
      double[] s,
      double[] z,
      int first,
      double[] path,
      double[] levelPart) {
    boolean full = season == CesSeason.FULL;
    int m = Math.max(l.length, s.length);
    int j = first % m;
    for (int h = 0; h < path.length; h++) {
      int at = l.length > 1 ? j : 0;
      double one = l[at];
      levelPart[h] = one;
      path[h] = one + (s.length > 0 ? s[j] : 0);
      l[at] = one - (1 - x[1]) * c[at];
      c[at] = one + (1 - x[0]) * c[at];
      if (full) {
        double effect = s[j];
        s[j] = effect - (1 - x[3]) * z[j];
        z[j] = effect + (1 - x[2]) * z[j];
      }
      j = j + 1 == m ? 0 : j + 1;
    }
  }
}
