package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * How improbable a high value of a running statistic is, learnt from the statistic itself: its
 * quantile of 95 % by stochastic approximation (Robbins and Monro, 1951), and above it the tail
 * {@code P(X > x) = 0.05 exp(−((x/q)^κ − 1) / (κ s))}, which holds the normal distribution (κ about
 * 2), the exponential one (κ = 1) and, with κ = 0, power laws (de Valk, 2016, Extremes 19:687). κ
 * and s come from the means of the logarithm of x/q and of the lesser of two such logarithms, in
 * the manner of probability-weighted moments (Hosking and Wallis, 1987), both clipped so that
 * single anomalies count for little, and begin at those of normal noise. Not thread-safe.
 */
final class TailModel {

  /** The share of values that lie above the quantile. */
  static final double SHARE = 0.05;

  /** The negative logarithm of the share: the evidence at the quantile. */
  static final double EVIDENCE = -Math.log(SHARE);

  private static final double LEAST_GAIN = 1.0 / 1_000;
  private static final int PRIOR = 30;
  private static final int MOST_COUNTED = 1 << 20;
  private static final double CLIP = 4;

  /** What lies above the quantile for longer than so many values on end is no chance. */
  private static final int LONGEST = 20;

  /** Of the values above the quantile, those so many apart are independent of each other. */
  private static final int APART = 12;

  private static final double MOST_POWER = 6;
  private static final double LEAST_POWER = 1e-3;

  /** So many values say where the quantile is, where nothing is known of it. */
  private static final int FIRST = 30;

  private final double leastQuantile;
  private int unknown;
  private double quantile;
  private double power;
  private double spread;
  private double mean;
  private double lesser;
  private final double[] before = new double[APART];
  private int count;
  private int running;

  TailModel(TailPrior prior) {
    this.leastQuantile = prior.leastQuantile();
    this.quantile = prior.quantile();
    this.mean = TailTable.g(prior.power() * prior.spread()) / prior.power();
    this.lesser = TailTable.g(prior.power() * prior.spread() / 2) / prior.power();
    Arrays.fill(before, mean);
    this.unknown = prior.known() ? 0 : FIRST;
    fit();
  }

  /** Whether it is known where the quantile is. */
  boolean ready() {
    return unknown == 0;
  }

  double quantile() {
    return quantile;
  }

  /** Minus the logarithm of the probability of a value or a greater one, above the quantile. */
  double evidence(double x) {
    double log = Math.log(x / quantile);
    if (power <= LEAST_POWER) {
      return EVIDENCE + log / spread;
    }
    return EVIDENCE + Math.expm1(power * log) / (power * spread);
  }

  /** The value, in quantiles, at which the evidence is so great. */
  double reach(double evidence) {
    double above = Math.max(0, evidence - EVIDENCE);
    if (power <= LEAST_POWER) {
      return Math.exp(above * spread);
    }
    return Math.exp(Math.log1p(above * power * spread) / power);
  }

  /** Learns from a value; returns whether the tail above the quantile has changed. */
  boolean learn(double x, double gain) {
    if (unknown > 0) {
      unknown--;
      quantile = Math.max(quantile, x);
      return false;
    }
    double step = gain * spread / SHARE;
    if (!(x > quantile)) {
      running = 0;
      quantile = Math.max(leastQuantile, quantile * (1 - step * SHARE));
      return false;
    }
    running = Math.min(LONGEST + 1, running + 1);
    if (running > LONGEST) {
      return false;
    }
    exceed(Math.log(x / quantile));
    quantile *= 1 + Math.min(0.5, step * (1 - SHARE));
    return true;
  }

  private void exceed(double log) {
    count = Math.min(MOST_COUNTED, count + 1);
    double gain = Math.max(LEAST_GAIN, 1.5 / (count + PRIOR));
    double clipped = Math.min(log, CLIP * mean);
    int slot = count % APART;
    lesser += gain * (Math.min(before[slot], clipped) - lesser);
    mean += gain * (clipped - mean);
    before[slot] = clipped;
    fit();
  }

  private void fit() {
    double c = TailTable.ofRatio(lesser / mean);
    power = c > 0 ? TailTable.g(c) / mean : 0;
    if (power > MOST_POWER) {
      power = MOST_POWER;
      c = TailTable.ofMean(MOST_POWER * mean);
    }
    spread = power > LEAST_POWER ? c / power : mean;
  }

  void save(StateWriter out) {
    out.put(unknown).put(quantile).put(mean).put(lesser).put(count).put(running).put(before);
  }

  void restore(StateReader in) {
    unknown = in.getInt(0, FIRST);
    quantile = in.getDouble();
    mean = in.getDouble();
    lesser = in.getDouble();
    count = in.getInt(0, MOST_COUNTED);
    running = in.getInt(0, LONGEST + 1);
    in.fill(before);
    fit();
  }
}
