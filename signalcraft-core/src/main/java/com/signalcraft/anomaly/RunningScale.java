package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.RobustStatistics;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * The standard deviation of a stream's residuals: an exponentially weighted mean of their sizes,
 * clipped at four standard deviations; in proportion to what it is at that hour of the day, or day
 * of the week; not below the resolution of the values; and made greater while more residuals lie
 * far out than 0.3 %, as with heavy tails or rare counts. Not thread-safe.
 */
final class RunningScale {

  /** √(π/2): makes the mean absolute size of normal noise its standard deviation. */
  static final double MEAN_SIZE_TO_SIGMA = Math.sqrt(Math.PI / 2);

  /** From here on a residual is an outlier, in standard deviations. */
  static final double CLIP = 4;

  private static final double GAIN = 0.005;
  private static final double FAR = 3.3;
  private static final double FAR_SHARE = 0.003;
  private static final double TAIL_GAIN = 0.05;
  private static final double MOST_TAIL = Math.log(10);
  private static final double RATIO_GAIN = 0.02;
  private static final int RATIO_PRIOR = 20;
  private static final double LEAST_RATIO = 0.1;

  /** The first residuals are taken as they are. */
  private static final int FIRST = 8;

  private static final int MOST_COUNTED = 1 << 20;

  private final double[] ratios = new double[Slots.OF_SCALE];
  private final int[] ratioCounts = new int[Slots.OF_SCALE];
  private double meanSize;
  private double logTail;
  private double tail = 1;
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
    boolean resolved =
        changes >= RobustStatistics.LEAST_CHANGES
            && changes >= RobustStatistics.LEAST_CHANGE_SHARE * values;
    double resolution = resolved ? leastChange * RobustStatistics.ROUNDING_SIGMA : 0;
    return Math.max(resolution, MEAN_SIZE_TO_SIGMA * meanSize * ratio(slot)) * tail;
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
    double surplus = size > FAR * scale && count > FIRST ? 1 - FAR_SHARE : -FAR_SHARE;
    double moved = Math.max(0, Math.min(MOST_TAIL, logTail + TAIL_GAIN * surplus));
    if (moved != logTail) {
      logTail = moved;
      tail = Math.exp(logTail);
    }
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
    out.put(meanSize).put(logTail).put(count).put(last).put(leastChange).put(changes).put(values);
    out.put(ratios).put(ratioCounts);
  }

  void restore(StateReader in) {
    meanSize = in.getDouble();
    logTail = in.getDouble();
    tail = Math.exp(logTail);
    count = in.getInt(0, MOST_COUNTED);
    last = in.getDouble();
    leastChange = in.getDouble();
    changes = in.getInt(0, MOST_COUNTED);
    values = in.getInt(0, MOST_COUNTED);
    in.fill(ratios);
    in.fill(ratioCounts);
  }
}
