package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * The standard deviation of a stream's residuals: an exponentially weighted mean of their sizes,
 * clipped at four standard deviations; in proportion to what it is at that hour of the day, or day
 * of the week; and not below the resolution of the values. Not thread-safe.
 */
final class RunningScale {

  /** √(π/2): makes the mean absolute size of normal noise its standard deviation. */
  static final double MEAN_SIZE_TO_SIGMA = Math.sqrt(Math.PI / 2);

  /** From here on a residual is an outlier, in standard deviations. */
  static final double CLIP = 4;

  /** A value known to one unit is off by the standard deviation of a uniform error, 1/√12. */
  private static final double ROUNDING_SIGMA = 1 / Math.sqrt(12);

  /** So many changes, and such a share of the values, must there be to tell their resolution. */
  private static final int LEAST_CHANGES = 8;

  private static final double LEAST_CHANGE_SHARE = 0.01;
  private static final double GAIN = 0.005;
  private static final double RATIO_GAIN = 0.02;
  private static final int RATIO_PRIOR = 20;
  private static final double LEAST_RATIO = 0.1;

  /** The first residuals are taken as they are. */
  private static final int FIRST = 8;

  private static final int MOST_COUNTED = 1 << 20;

  private final double[] ratios = new double[Slots.OF_SCALE];
  private final int[] ratioCounts = new int[Slots.OF_SCALE];
  private double meanSize;
  private int count;
  private double last = Double.NaN;
  private double leastChange = Double.POSITIVE_INFINITY;
  private int changes;
  private int values;

  RunningScale() {
    Arrays.fill(ratios, 1);
  }

  /** The standard deviation in a slot of the scale, 0 while all residuals were 0. */
  double sigma(int slot) {
    return Math.max(ROUNDING_SIGMA * resolution(), MEAN_SIZE_TO_SIGMA * meanSize * ratio(slot));
  }

  /** The distance at which values are told apart; 0 while too few of them were changes to tell. */
  double resolution() {
    return changes >= LEAST_CHANGES && changes >= LEAST_CHANGE_SHARE * values ? leastChange : 0;
  }

  private double ratio(int slot) {
    return slot == SlotEffects.NONE ? 1 : ratios[slot];
  }

  /** Takes the size of a residual in, clipped at a multiple of the scale that was used for it. */
  void learn(int slot, double size, double scale) {
    count = Math.min(MOST_COUNTED, count + 1);
    double clipped = count <= FIRST ? size : Math.min(size, CLIP * scale);
    learnRatio(slot, clipped);
    meanSize += Math.max(GAIN, 1.0 / count) * (clipped / ratio(slot) - meanSize);
  }

  private void learnRatio(int slot, double size) {
    if (slot == SlotEffects.NONE || count <= RATIO_PRIOR || !(meanSize > 0)) {
      return;
    }
    ratioCounts[slot] = Math.min(MOST_COUNTED, ratioCounts[slot] + 1);
    double gain = Math.max(RATIO_GAIN, 1.0 / (RATIO_PRIOR + ratioCounts[slot]));
    double ratio = ratios[slot] + gain * (size / meanSize - ratios[slot]);
    ratios[slot] = Math.max(LEAST_RATIO, ratio);
  }

  /** A new regime whose residuals have a given mean size. */
  void atLeast(double size) {
    meanSize = Math.max(meanSize, size);
  }

  /** Watches how finely the values are told apart. */
  void see(double value) {
    double change = Math.abs(value - last);
    if (change > 0) {
      leastChange = Math.min(leastChange, change);
      changes++;
    }
    last = value;
    values++;
    if (values == MOST_COUNTED) {
      values /= 2;
      changes /= 2;
    }
  }

  void save(StateWriter out) {
    out.put(meanSize).put(count).put(last).put(leastChange).put(changes).put(values);
    out.put(ratios).put(ratioCounts);
  }

  void restore(StateReader in) {
    meanSize = in.getDouble();
    count = in.getInt(0, MOST_COUNTED);
    last = in.getDouble();
    leastChange = in.getDouble();
    changes = in.getInt(0, MOST_COUNTED);
    values = in.getInt(0, MOST_COUNTED);
    in.fill(ratios);
    in.fill(ratioCounts);
  }
}
