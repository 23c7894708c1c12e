package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * Seven simple experts on the next value, weighted by the eighth power of the inverse of their
 * recent mean absolute error, so that the mixture is near the best one and changes over smoothly:
 * slow and fast level of the values as they are, freed of the time of day, and freed of the time of
 * the week; and Holt's linear trend. An expert that has not seen the slot of a point yet, or has
 * been put to the test fewer than three times, abstains. Not thread-safe.
 */
final class ExpertMixture {

  private static final int LEVELS = 3;
  private static final int DAY = 1;
  private static final int WEEK = 2;
  private static final int HOLT = 2 * LEVELS;
  private static final int EXPERTS = HOLT + 1;

  private static final double AS_GOOD = 2;
  private static final int LEAST_RECORD = 3;
  private static final double HOLT_LEVEL_GAIN = 0.4;
  private static final double HOLT_TREND_GAIN = 0.05;
  private static final double ERROR_GAIN = 0.02;
  private static final double DAILY_GAIN = 0.1;
  private static final double WEEKLY_GAIN = 0.15;

  private final SeasonalLevel[] levels = {
    new SeasonalLevel(0, 1),
    new SeasonalLevel(Slots.OF_DAY, DAILY_GAIN),
    new SeasonalLevel(Slots.OF_WEEK, WEEKLY_GAIN)
  };
  private final PatternWatch week = new PatternWatch(Slots.OF_WEEK);
  private final double[] errors = new double[EXPERTS];
  private final int[] counts = new int[EXPERTS];
  private final double[] predictions = new double[EXPERTS];
  private double holtLevel;
  private double holtTrend;
  private boolean started;

  /** The value expected at a point; NaN before the first one. */
  double predict(Slots slots) {
    if (!started) {
      return Double.NaN;
    }
    levels[WEEK].borrow(slots.of(WEEK), slots.sunday());
    for (int k = 0; k < LEVELS; k++) {
      int slot = slots.of(k);
      boolean knows = levels[k].knows(slot);
      predictions[2 * k] = knows ? levels[k].slow(slot) : Double.NaN;
      predictions[2 * k + 1] = knows ? levels[k].fast(slot) : Double.NaN;
    }
    predictions[HOLT] = holtLevel + holtTrend;
    return weighted();
  }

  private double leastDoubt() {
    double least = Double.POSITIVE_INFINITY;
    for (int e = 0; e < EXPERTS; e++) {
      if (votes(e)) {
        least = Math.min(least, doubt(e));
      }
    }
    return least;
  }

  private double weighted() {
    double least = leastDoubt();
    if (least == Double.POSITIVE_INFINITY) {
      return predictions[HOLT];
    }
    double sum = 0;
    double total = 0;
    for (int e = 0; e < EXPERTS; e++) {
      if (votes(e)) {
        double ratio = least / doubt(e);
        double square = ratio * ratio;
        double weight = square * square * square * square;
        sum += weight * predictions[e];
        total += weight;
      }
    }
    return sum / total;
  }

  /** An expert without a record has no errors either, and would seem to be the best. */
  private boolean votes(int e) {
    return counts[e] >= LEAST_RECORD && !Double.isNaN(predictions[e]);
  }

  /** The recent error, more for an expert that has had few chances to err. */
  private double doubt(int e) {
    return errors[e] * (1 + 2.0 / (counts[e] + 1)) + Double.MIN_NORMAL;
  }

  /**
   * Learns from a value, after {@link #predict} for the same slots.
   *
   * @param greatestError where errors are clipped when the experts are compared
   */
  void learn(Slots slots, double value, double greatestError) {
    if (started) {
      for (int e = 0; e < EXPERTS; e++) {
        if (!Double.isNaN(predictions[e])) {
          counts[e] = Math.min(1_000, counts[e] + 1);
          double error = Math.min(greatestError, Math.abs(value - predictions[e]));
          errors[e] += Math.max(ERROR_GAIN, 1.0 / counts[e]) * (error - errors[e]);
        }
      }
      double error = value - holtLevel - holtTrend;
      holtLevel += holtTrend + HOLT_LEVEL_GAIN * error;
      holtTrend += HOLT_LEVEL_GAIN * HOLT_TREND_GAIN * error;
    } else {
      holtLevel = value;
      started = true;
    }
    levels[0].learn(SlotEffects.NONE, value, Double.NaN);
    levels[DAY].learn(slots.of(DAY), value, Double.NaN);
    levels[WEEK].learn(slots.of(WEEK), value, levels[DAY].level());
    week.usual(slots.of(WEEK));
  }

  /**
   * Whether an expert that is as good as the best had expected a value that the mixture had not:
   * then it is no outlier, and the weights have to change. After {@link #predict}.
   */
  boolean isExplained(double value, double near) {
    double least = leastDoubt();
    for (int e = 0; e < EXPERTS; e++) {
      if (votes(e) && doubt(e) <= AS_GOOD * least && Math.abs(value - predictions[e]) <= near) {
        return true;
      }
    }
    return false;
  }

  /** Takes in an outlier; returns whether it was out like that in the week before too. */
  boolean repeats(Slots slots, double value) {
    int slot = slots.of(WEEK);
    return levels[WEEK].knows(slot) && week.repeats(slot, value - levels[WEEK].slow(slot));
  }

  /** What {@link #repeats} changes the week's pattern. */
  void changeWeek(Slots slots, double value) {
    int slot = slots.of(WEEK);
    levels[WEEK].changeEffect(slot, value - levels[WEEK].slow(slot));
  }

  /** A person says that what was out by so much in a slot of the week is to be expected there. */
  void expectInWeek(int slot, double residual) {
    if (levels[WEEK].knows(slot)) {
      levels[WEEK].changeEffect(slot, residual);
    }
  }

  /** A new regime: all levels move, the seasonal effects stay. */
  void shift(double by) {
    for (SeasonalLevel level : levels) {
      level.shift(by);
    }
    shiftHolt(by);
  }

  /** After a pause: what follows the last value is found again, the long-term levels stay. */
  void shiftFast(double by) {
    for (SeasonalLevel level : levels) {
      level.shiftFast(by);
    }
    shiftHolt(by);
  }

  private void shiftHolt(double by) {
    holtLevel += by;
    holtTrend = 0;
  }

  void save(StateWriter out) {
    out.put(started ? 1 : 0).put(holtLevel).put(holtTrend).put(errors).put(counts);
    for (SeasonalLevel level : levels) {
      level.save(out);
    }
    week.save(out);
  }

  void restore(StateReader in) {
    started = in.getInt(0, 1) == 1;
    holtLevel = in.getDouble();
    holtTrend = in.getDouble();
    in.fill(errors);
    in.fill(counts);
    for (SeasonalLevel level : levels) {
      level.restore(in);
    }
    week.restore(in);
    Arrays.fill(predictions, Double.NaN);
  }
}
