package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.prophet.Growth;
import java.util.Arrays;

/**
 * Runs over the observations: the residuals at some parameters, and the products of the curve's
 * derivatives there. Holds a few numbers for each observation. Not thread-safe.
 */
final class Pass {

  private final Structure structure;
  private final Rows rows;
  private final double[] times;
  private final double[] values;
  private final Scales.Levels caps;
  private final boolean logistic;
  private final double[] points;
  private final NormalEquations sums;
  private final double[] factors;
  private final double[] summands;

  Pass(Structure structure, Scales scales, Observations observations) {
    this.structure = structure;
    this.rows = new Rows(structure, scales, observations.clock(), observations.epochMillis());
    this.logistic = structure.options().growth().kind() == Growth.Kind.LOGISTIC;
    this.caps = scales.caps(observations.epochMillis());
    Scales.Levels floors = scales.floors(observations.epochMillis());
    int n = observations.size();
    this.times = new double[n];
    this.values = new double[n];
    for (int i = 0; i < n; i++) {
      times[i] = scales.time(rows.wall(i));
      values[i] = scales.scaled(observations.values()[i], floors.at(i));
    }
    this.points = pointsOf(structure, scales, observations.clock());
    this.sums = new NormalEquations(structure.dense(), structure.columns(), points);
    this.factors = new double[structure.columns()];
    this.summands = new double[structure.columns()];
  }

  /** Where the trend may change, in scaled time and order. */
  static double[] pointsOf(Structure structure, Scales scales, WallClock clock) {
    double[] points =
        Arrays.stream(clock.at(structure.changepoints())).mapToDouble(scales::time).toArray();
    Arrays.sort(points);
    return points;
  }

  double[] values() {
    return values;
  }

  double cap(int row) {
    return caps.at(row);
  }

  /**
   * The sums about some parameters, good until the next call. Columns that are a share of the trend
   * enter multiplied by it, those of the trend multiplied by its derivative and by 1 plus all
   * shares: so the sums are those of the curve's derivatives (Gauss and Newton).
   */
  NormalEquations about(Parameters at) {
    sums.clear();
    boolean started = take(at.coefficients());
    boolean shares = structure.anyMultiplicative();
    Trend trend = new Trend(at.slope(), at.level(), points, at.changes());
    double[] multipliers = new double[0];
    int dense = structure.dense();
    int piece = 0;
    for (int i = 0; i < times.length; i++) {
      double[] z = sums.next();
      rows.fill(i, z);
      int[] events = rows.holidays(i);
      piece = Trend.piece(points, times[i], piece);
      double level = trend.at(times[i], piece);
      double derivative = 1;
      if (logistic) {
        double share = Trend.logistic(level);
        level = caps.at(i) * share;
        derivative = level * (1 - share);
      }
      double factor = 1;
      double sum = 0;
      if (started) {
        factor += value(factors, z, events);
        sum = value(summands, z, events);
      }
      double residual = values[i] - (level * factor + sum);
      if (shares) {
        for (int j = 0; j < dense; j++) {
          if (structure.multiplicative(j)) {
            z[j] *= level;
          }
        }
      }
      double ofTrend = derivative * factor;
      if (events.length > 0) {
        if (multipliers.length != events.length) {
          multipliers = new double[events.length];
        }
        for (int k = 0; k < events.length; k++) {
          multipliers[k] = structure.multiplicative(events[k]) ? level : 1;
        }
        sums.addEvents(events, multipliers, piece, times[i], ofTrend, residual);
      }
      sums.add(piece, times[i], ofTrend, residual);
    }
    sums.finish();
    return sums;
  }

  /**
   * The sums of a regression of the values' own logits, weighted by their derivatives: where
   * logistic growth may begin to look for its parameters, as generalised linear models do
   * (McCullagh and Nelder, 1989, section 2.5). Residuals are those of a trend of half the cap.
   */
  NormalEquations aboutValues() {
    sums.clear();
    int dense = structure.dense();
    int piece = 0;
    double[] multipliers = new double[structure.columns()];
    double least = leastShare();
    for (int i = 0; i < times.length; i++) {
      double share = Math.max(least, Math.min(0.99, values[i] / caps.at(i)));
      double level = share * caps.at(i);
      double derivative = level * (1 - share);
      double residual = derivative * Math.log(share / (1 - share));
      piece = Trend.piece(points, times[i], piece);
      double[] z = sums.next();
      rows.fill(i, z);
      for (int j = 0; j < dense; j++) {
        if (structure.multiplicative(j)) {
          z[j] *= level;
        }
      }
      int[] events = rows.holidays(i);
      for (int k = 0; k < events.length; k++) {
        multipliers[k] = structure.multiplicative(events[k]) ? level : 1;
      }
      sums.addEvents(events, multipliers, piece, times[i], derivative, residual);
      sums.add(piece, times[i], derivative, residual);
    }
    sums.finish();
    return sums;
  }

  /** The share of the cap below which values do not count: 1 %, less where all are small. */
  private double leastShare() {
    double mean = 0;
    for (int i = 0; i < times.length; i++) {
      mean += Math.abs(values[i]) / caps.at(i) / times.length;
    }
    return Math.max(1e-12, Math.min(0.01, mean / 2));
  }

  /** Parts the coefficients by what they do; whether any is not 0. */
  private boolean take(double[] coefficients) {
    boolean any = false;
    for (int j = 0; j < coefficients.length; j++) {
      boolean factor = structure.multiplicative(j);
      factors[j] = factor ? coefficients[j] : 0;
      summands[j] = factor ? 0 : coefficients[j];
      any |= coefficients[j] != 0;
    }
    return any;
  }

  private static double value(double[] coefficients, double[] z, int[] events) {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      sum += coefficients[j] * z[j];
    }
    for (int event : events) {
      sum += coefficients[event];
    }
    return sum;
  }
}
