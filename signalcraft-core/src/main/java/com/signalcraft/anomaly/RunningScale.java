package com.signalcraft.anomaly;

/**
 * The standard deviation of a stream's residuals: an exponentially weighted mean of their sizes,
 * clipped at four standard deviations; not below the resolution of the values; and made greater
 * while more residuals lie far out than 0.3 %, as with heavy tails or rare counts. Not thread-safe.
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
  private static final int LEAST_CHANGES = 8;
  private static final double LEAST_CHANGE_SHARE = 0.01;
  private static final int MOST_COUNTED = 1 << 20;

  private double meanSize;
  private double logTail;
  private double tail = 1;
  private int count;
  private double last = Double.NaN;
  private double leastChange = Double.POSITIVE_INFINITY;
  private int changes;
  private int values;

  /** The standard deviation, 0 while all residuals were 0. */
  double sigma() {
    double resolution =
        changes >= LEAST_CHANGES && changes >= LEAST_CHANGE_SHARE * values
            ? leastChange * SeasonalDetector.ROUNDING_SIGMA
            : 0;
    return Math.max(resolution, MEAN_SIZE_TO_SIGMA * meanSize) * tail;
  }

  /** Takes the size of a residual in, clipped at a multiple of the scale that was used for it. */
  void learn(double size, double scale) {
    count = Math.min(MOST_COUNTED, count + 1);
    double clipped = count <= LEAST_CHANGES ? size : Math.min(size, CLIP * scale);
    meanSize += Math.max(GAIN, 1.0 / count) * (clipped - meanSize);
    double surplus = size > FAR * scale && count > LEAST_CHANGES ? 1 - FAR_SHARE : -FAR_SHARE;
    double moved = Math.max(0, Math.min(MOST_TAIL, logTail + TAIL_GAIN * surplus));
    if (moved != logTail) {
      logTail = moved;
      tail = Math.exp(logTail);
    }
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
  }
}
