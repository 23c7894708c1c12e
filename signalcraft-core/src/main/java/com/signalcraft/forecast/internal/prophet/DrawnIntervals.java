package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.prophet.Uncertainty;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Intervals from drawn futures. Every future has a generator of its own and goes on from one block
 * of steps to the next, so that memory does not grow with the horizon. Not thread-safe.
 */
final class DrawnIntervals {

  private static final int BLOCK = 128;

  private final Outlook outlook;
  private final Random[] random;
  private final double[] nextChange;
  private final double[] slope;
  private final double[] shift;
  private final double[] time;

  private DrawnIntervals(Outlook outlook, Uncertainty settings) {
    int draws = settings.draws().orElseThrow();
    this.outlook = outlook;
    this.random = new Random[draws];
    this.nextChange = new double[draws];
    this.slope = new double[draws];
    this.shift = new double[draws];
    this.time = new double[draws];
    for (int d = 0; d < draws; d++) {
      random[d] = new Random(mixed(settings.seed() + d * 0x9E3779B97F4A7C15L));
      nextChange[d] = waiting(random[d]);
    }
  }

  /** The bounds of each level. */
  static List<Outlook.Bounds> of(Outlook outlook, double[] coverages, Uncertainty settings) {
    return new DrawnIntervals(outlook, settings).bounds(coverages);
  }

  /** A well-mixed seed of neighbouring ones (Steele, Lea and Flood, 2014). */
  private static long mixed(long seed) {
    long z = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private List<Outlook.Bounds> bounds(double[] coverages) {
    int steps = outlook.steps();
    double[][] lower = new double[coverages.length][steps];
    double[][] upper = new double[coverages.length][steps];
    double[][] drawn = new double[Math.min(BLOCK, steps)][random.length];
    for (int from = 0; from < steps; from += BLOCK) {
      int to = Math.min(steps, from + BLOCK);
      for (int d = 0; d < random.length; d++) {
        for (int h = from; h < to; h++) {
          drawn[h - from][d] = draw(d, h);
        }
      }
      for (int h = from; h < to; h++) {
        double[] values = drawn[h - from];
        Arrays.sort(values);
        for (int l = 0; l < coverages.length; l++) {
          double mean = outlook.means()[h];
          lower[l][h] = mean + Math.min(0, quantile(values, (1 - coverages[l]) / 2));
          upper[l][h] = mean + Math.max(0, quantile(values, (1 + coverages[l]) / 2));
        }
      }
    }
    Outlook.Bounds[] bounds = new Outlook.Bounds[coverages.length];
    Arrays.setAll(bounds, l -> new Outlook.Bounds(lower[l], upper[l]));
    return List.of(bounds);
  }

  /** Moves a future on to a step; its difference from the mean there. */
  private double draw(int d, int step) {
    double to = outlook.ahead()[step];
    while (nextChange[d] < to) {
      shift[d] += slope[d] * (nextChange[d] - time[d]);
      time[d] = nextChange[d];
      slope[d] += laplace(random[d]) * outlook.shifts().scale();
      nextChange[d] += waiting(random[d]);
    }
    shift[d] += slope[d] * Math.max(0, to - time[d]);
    time[d] = Math.max(time[d], to);
    return outlook.moved(step, shift[d]) + outlook.noise()[step] * random[d].nextGaussian();
  }

  /** The time to the next change. */
  private double waiting(Random generator) {
    double rate = outlook.shifts().rate();
    return rate > 0 ? exponential(generator) / rate : Double.POSITIVE_INFINITY;
  }

  private static double exponential(Random generator) {
    return -Math.log(1 - generator.nextDouble());
  }

  private static double laplace(Random generator) {
    double size = exponential(generator);
    return generator.nextBoolean() ? size : -size;
  }

  /** Between the two order statistics about it, as numpy does by default. */
  private static double quantile(double[] sorted, double probability) {
    double at = probability * (sorted.length - 1);
    int below = (int) Math.min(at, sorted.length - 2.0);
    return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
  }
}
