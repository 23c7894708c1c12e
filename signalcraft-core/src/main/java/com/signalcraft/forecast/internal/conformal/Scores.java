package com.signalcraft.forecast.internal.conformal;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.internal.Fits;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How far earlier forecasts were off: signed residuals, each divided by the scale of its step, and
 * how those that came after the fit ranked among the ones before them. Immutable.
 */
final class Scores {

  /** So many of the latest are kept. */
  private static final int MOST = 20_000;

  /** However often actual values lie outside, a tail is at least this share of the one asked. */
  private static final double LEAST_TAIL = 0.02;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private final double[] inTime;
  private final int values;
  private final double[] sorted;
  private final double[] above;
  private final double[] below;

  private Scores(double[] inTime, int values, double[] above, double[] below) {
    this.inTime = latest(inTime);
    this.values = Math.min(values, this.inTime.length);
    this.sorted = this.inTime.clone();
    Arrays.sort(sorted);
    this.above = latest(above);
    this.below = latest(below);
  }

  private static double[] latest(double[] all) {
    return all.length <= MOST ? all : Arrays.copyOfRange(all, all.length - MOST, all.length);
  }

  /**
   * Those of the fit.
   *
   * @param scores in the order of time
   * @param values how many actual values they come from: several forecasts of one value are off
   *     together, so that only values count as observations
   */
  static Scores of(double[] scores, int values) {
    return new Scores(scores, values, new double[0], new double[0]);
  }

  int size() {
    return sorted.length;
  }

  /** From how many actual values the scores come. */
  int values() {
    return values;
  }

  /** These and others that came after them, one for each actual value, ranked among these. */
  Scores and(double[] later) {
    double[] up = Arrays.copyOf(above, above.length + later.length);
    double[] down = Arrays.copyOf(below, below.length + later.length);
    for (int i = 0; i < later.length; i++) {
      up[above.length + i] = tailAbove(later[i]);
      down[below.length + i] = tailBelow(later[i]);
    }
    int n = inTime.length;
    double[] all = Arrays.copyOf(inTime, n + later.length);
    System.arraycopy(later, 0, all, n, later.length);
    return new Scores(all, values + later.length, up, down);
  }

  /** The tail probability up to which the upper bound would have been exceeded. */
  private double tailAbove(double score) {
    int n = sorted.length;
    int less = countLess(score, false);
    return n > 0 && less == n && sorted[n - 1] > 0 ? tailBeyond(score / sorted[n - 1]) : tail(less);
  }

  private double tailBelow(double score) {
    int n = sorted.length;
    int greater = n - countLess(score, true);
    return n > 0 && greater == n && sorted[0] < 0 ? tailBeyond(score / sorted[0]) : tail(greater);
  }

  private double tail(int within) {
    return within == 0 ? 1 : 1 - (double) within / sorted.length * values / (values + 1);
  }

  private double tailBeyond(double ratio) {
    return 1 - NORMAL.cumulativeProbability(outermost() * ratio);
  }

  private int countLess(double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The score below which a share of 1 − tail of future ones should lie. */
  double upper(double tail, double rate) {
    double p = adapted(tail, above, rate);
    int within = within(p);
    int n = sorted.length;
    return within <= n ? sorted[within - 1] : beyond(sorted[n - 1], p);
  }

  /** The score below which a share of the tail should lie. */
  double lower(double tail, double rate) {
    double p = adapted(tail, below, rate);
    int within = within(p);
    int n = sorted.length;
    return within <= n ? sorted[n - within] : beyond(sorted[0], p);
  }

  /** How many scores a bound must hold; more than there are where they cannot tell the tail. */
  private int within(double tail) {
    int n = sorted.length;
    // Less a rounding error, so that 40·0.975 is 39 and not 40.
    double rank = Math.ceil((values + 1) * (1 - tail) - 1e-9);
    return rank <= values ? (int) Math.max(1, Math.ceil(n * rank / values - 1e-9)) : n + 1;
  }

  /** A tail thinner than the scores can tell goes on from the outermost one as a normal tail. */
  private double beyond(double last, double tail) {
    return last * Fits.normalQuantile(1 - tail) / outermost();
  }

  /** Where a normal distribution has the outermost of so many values. */
  private double outermost() {
    return Fits.normalQuantile(values / (values + 1.0));
  }

  /**
   * Adaptive conformal inference (Gibbs and Candès, 2021, equation 2): after each actual value the
   * tail probability goes up by rate × tail where that lay inside, and down by rate × (1 − tail)
   * where it lay outside.
   */
  private static double adapted(double tail, double[] ranks, double rate) {
    double p = tail;
    for (double rank : ranks) {
      p += rate * (tail - (rank <= p ? 1 : 0));
      p = Math.max(LEAST_TAIL * tail, Math.min(0.5, p));
    }
    return p;
  }

  void store(StateWriter out) {
    out.putCounted(inTime).put(values).putCounted(above).putCounted(below);
  }

  static Scores read(StateReader in) {
    double[] inTime = in.getDoubles(MOST);
    int values = in.getInt(Math.min(1, inTime.length), inTime.length);
    double[] above = in.getDoubles(MOST);
    double[] below = in.getDoubles(MOST);
    for (double[] all : new double[][] {inTime, above, below}) {
      for (double value : all) {
        Checks.finite("scores", value);
      }
    }
    return new Scores(inTime, values, above, below);
  }
}
