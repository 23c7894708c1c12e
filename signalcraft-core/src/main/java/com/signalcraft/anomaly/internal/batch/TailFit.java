package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.TailMath;

/**
 * How rare the values of a statistic are in one series, as normal scores. Peaks over a threshold
 * are taken from clusters, one of each (Davison and Smith, 1990, JRSS B 52, 393–442), so that an
 * outage of a hundred points is one odd thing and not a hundred; their ranks are turned into normal
 * scores, and these are a line in a Box-Cox power of the statistic (1964), which is exact for
 * normal (power 1) and log-normal tails (power 0) and close for Laplace's and Student's. The line
 * is drawn towards the normal one where there are few peaks. Peaks that the line calls impossible
 * are left out, and it is drawn anew. Immutable.
 */
final class TailFit {

  private static final int ROUNDS = 3;
  private static final int LEVELS = 12;
  private static final int LEAST_LEVELS = 3;

  /** The share of peaks, the highest, that the first line does not see. */
  private static final double FIRST_UNSEEN = 0.12;

  private static final int LEAST_UNSEEN = 4;
  private static final int LAST_UNSEEN = 2;

  /** A peak of which fewer than so many were to be expected in the whole series is left out. */
  private static final double IMPOSSIBLE = 0.01;

  /** How many peaks the line is drawn through: of this share of the values, but at least some. */
  private static final double TAIL = 0.02;

  private static final int LEAST_PEAKS = 15;
  private static final double MOST_LEFT_OUT = 0.2;
  private static final double MOST_WEIGHT = 40;

  /** Tails lighter than normal ones are believed up to this factor of the score. */
  private static final double LIGHTEST = 1.1;

  private static final double LEAST_POWER = -0.4;
  private static final double GREATEST_POWER = 1.4;
  private static final double POWER_STEP = 0.1;

  private static final double LINE_DEVIATION = 0.4;

  /** The power that is assumed where the peaks do not say: tails a little heavier than normal. */
  private static final double USUAL_POWER = 0.75;

  private static final double POWER_DEVIATION = 0.7;
  private static final double LEAST_SLOPE = 0.1;

  private final double power;
  private final double atOne;
  private final double slope;

  private TailFit(double power, double atOne, double slope) {
    this.power = power;
    this.atOne = atOne;
    this.slope = slope;
  }

  /**
   * Fits the upper tail.
   *
   * @param statistic the values, of which great ones are odd; standard normal in normal noise; NaN
   *     where there is none
   * @param sides 2 where the lower tail is fitted too, so that each has half the probability; or 1
   * @return the tail
   */
  static TailFit of(double[] statistic, int sides) {
    return of(statistic, sides, USUAL_POWER);
  }

  /**
   * Fits the upper tail of fused scores, which are normal ones but for what the voices have in
   * common.
   *
   * @param scores the scores
   * @return the tail
   */
  static TailFit ofScores(double[] scores) {
    return of(scores, 1, 1);
  }

  private static TailFit of(double[] statistic, int sides, double usualPower) {
    Peaks peaks = Peaks.of(statistic);
    TailFit fit = new TailFit(1, 1, 1);
    int leftOut = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int unseen =
          round == 0 ? Math.max(LEAST_UNSEEN, (int) (FIRST_UNSEEN * peaks.count())) : LAST_UNSEEN;
      fit = fit(peaks, leftOut, unseen, sides, usualPower);
      int most = (int) (MOST_LEFT_OUT * peaks.count());
      leftOut = 0;
      while (leftOut < most && fit.expected(peaks, leftOut, sides) < IMPOSSIBLE) {
        leftOut++;
      }
    }
    return fit;
  }

  /** How many values at or above a peak were to be expected. */
  private double expected(Peaks peaks, int rank, int sides) {
    return peaks.observed() / (double) sides * Math.exp(TailMath.logTail(score(peaks.at(rank))));
  }

  private static TailFit fit(Peaks peaks, int leftOut, int unseen, int sides, double usualPower) {
    int count = peaks.count() - leftOut;
    if (count - unseen < LEAST_LEVELS) {
      return new TailFit(1, 1, 1);
    }
    int lowest = Math.min(count, Math.max(unseen + LEAST_PEAKS, (int) (TAIL * peaks.observed())));
    int levels = Math.min(LEVELS, lowest - unseen);
    double[] at = new double[levels];
    double[] scores = new double[levels];
    double[] weights = new double[levels];
    for (int k = 0; k < levels; k++) {
      double share = k / (levels - 1.0);
      int rank = (int) Math.round((unseen + 1) * Math.pow(lowest / (unseen + 1.0), share));
      at[k] = peaks.at(leftOut + rank - 1);
      int tied = peaks.atLeast(at[k]) - leftOut;
      double p = Math.min(1, sides * peaks.withoutMerging(tied));
      scores[k] = TailMath.score(Math.log(p));
      double hazard = scores[k] + 1 / (1 + scores[k]);
      weights[k] = Math.min(MOST_WEIGHT, tied) * hazard * hazard / levels;
    }
    return best(at, scores, weights, usualPower);
  }

  private static TailFit best(double[] at, double[] scores, double[] weights, double usualPower) {
    TailFit best = new TailFit(1, 1, 1);
    double least = Double.POSITIVE_INFINITY;
    for (double power = LEAST_POWER; power < GREATEST_POWER; power += POWER_STEP) {
      TailFit line = through(power, at, scores, weights);
      double loss = square((power - usualPower) / POWER_DEVIATION) + line.loss(at, scores, weights);
      if (loss < least) {
        least = loss;
        best = line;
      }
    }
    return best;
  }

  /** Weighted least squares with the normal line, 1 + (x − 1), as a weak prior. */
  private static TailFit through(double power, double[] at, double[] scores, double[] weights) {
    double prior = 1 / square(LINE_DEVIATION);
    double w = prior;
    double wx = 0;
    double wxx = prior;
    double wy = prior;
    double wxy = prior;
    for (int k = 0; k < at.length; k++) {
      double x = boxCox(at[k], power);
      w += weights[k];
      wx += weights[k] * x;
      wxx += weights[k] * x * x;
      wy += weights[k] * scores[k];
      wxy += weights[k] * x * scores[k];
    }
    double slope = Math.max(LEAST_SLOPE, (w * wxy - wx * wy) / (w * wxx - wx * wx));
    return new TailFit(power, (wy - slope * wx) / w, slope);
  }

  private double loss(double[] at, double[] scores, double[] weights) {
    double loss = (square(atOne - 1) + square(slope - 1)) / square(LINE_DEVIATION);
    for (int k = 0; k < at.length; k++) {
      loss += weights[k] * square(scores[k] - line(at[k]));
    }
    return loss;
  }

  private static double boxCox(double value, double power) {
    double log = Math.log(Math.max(1e-9, value));
    return Math.abs(power) < 1e-9 ? log : Math.expm1(power * log) / power;
  }

  private static double square(double x) {
    return x * x;
  }

  /**
   * The normal score of a value.
   *
   * @param value the value of the statistic
   * @return the score, at most 1.1 times the value; 0 where the value is not above zero
   */
  double score(double value) {
    return value > 0 ? Math.max(0, Math.min(value * LIGHTEST, line(value))) : 0;
  }

  private double line(double value) {
    return atOne + slope * boxCox(value, power);
  }

  /**
   * The value that has a score.
   *
   * @param score the score, above 0
   * @return the value of the statistic, at most 10,000, also where none is so rare
   */
  double valueAt(double score) {
    return Math.min(Sentence.MOST, Math.max(score / LIGHTEST, onLine(score)));
  }

  private double onLine(double score) {
    double x = (score - atOne) / slope;
    if (Math.abs(power) < 1e-9) {
      return Math.exp(x);
    }
    double base = 1 + power * x;
    if (base <= 0) {
      return power < 0 ? Double.POSITIVE_INFINITY : 0;
    }
    return Math.pow(base, 1 / power);
  }
}
