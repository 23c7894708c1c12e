package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.SeasonType;
import java.util.Arrays;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Forecasts of models without a formula for the variance, drawn many times with normal errors and a
 * fixed seed, so that the same model gives the same bounds. Holds the draws; not thread-safe.
 */
final class EtsSimulation {

  private static final int PATHS = 4_000;
  private static final int SEED = 20_080_401;

  /** The draws of each step, sorted. */
  private final double[][] draws;

  EtsSimulation(EtsShape shape, EtsFilter from, int next, double sigma, int steps) {
    draws = new double[steps][PATHS];
    MersenneTwister random = new MersenneTwister(SEED);
    double[] season = new double[from.season.length];
    for (int path = 0; path < PATHS; path++) {
      System.arraycopy(from.season, 0, season, 0, season.length);
      double l = from.level;
      double b = from.slope;
      for (int h = 0; h < steps; h++) {
        int j = (next + h) % shape.m;
        double r = shape.growth ? Math.pow(Math.max(b, 1e-10), from.phi) : from.phi * b;
        double q = shape.growth ? l * r : l + r;
        double s = season[j];
        double mean =
            switch (shape.season) {
              case NONE -> q;
              case ADDITIVE -> q + s;
              case MULTIPLICATIVE -> q * s;
            };
        double error = sigma * random.nextGaussian();
        double surprise = shape.proportional ? mean * error : error;
        draws[h][path] = mean + surprise;
        boolean factors = shape.season == SeasonType.MULTIPLICATIVE;
        double d = factors ? surprise / EtsFilter.divisor(s) : surprise;
        double u = factors ? surprise / EtsFilter.divisor(q) : surprise;
        b = shape.growth ? r + from.beta * d / EtsFilter.divisor(l) : r + from.beta * d;
        l = q + from.alpha * d;
        season[j] = s + from.gamma * u;
      }
    }
    for (double[] step : draws) {
      Arrays.sort(step);
    }
  }

  /** A quantile of a step, 0 for the next one. */
  double quantile(int step, double probability) {
    double at = probability * (PATHS - 1);
    int below = (int) at;
    int above = Math.min(PATHS - 1, below + 1);
    double low = draws[step][below];
    return low + (at - below) * (draws[step][above] - low);
  }
}
