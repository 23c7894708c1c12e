package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * Watches for values beyond all so far. How improbable one is follows from how often there are
 * some, at one side, and from how far beyond they are in shares of half the range: an exponential
 * excess, as that of the records of a sequence with an exponential tail (Rényi, 1962). Not
 * thread-safe.
 */
final class RangeWatch {

  private static final double PRIOR_EXCESS = 0.1;
  private static final int PRIOR = 4;
  private static final int MOST_COUNTED = 1 << 20;
  private static final double CLIP = 5;
  private static final double LEAST_GAIN = 1.0 / 20_000;

  private static final double GREATEST_EVIDENCE = 1_000;

  private double low = Double.NaN;
  private double high = Double.NaN;
  private int values;
  private final double[] rate = {1, 1};
  private final double[] excess = {PRIOR_EXCESS, PRIOR_EXCESS};
  private final int[] records = new int[2];

  /** The evidence of a value: 0 within the range, negative below it, positive above. */
  double evidence(double value) {
    double half = (high - low) / 2;
    if (!(half > 0) || (value <= high && value >= low)) {
      return 0;
    }
    int side = value > high ? 1 : 0;
    double beyond = (side == 1 ? value - high : low - value) / half;
    double evidence = Math.min(GREATEST_EVIDENCE, beyond / excess[side] - Math.log(rate[side]));
    return side == 1 ? evidence : -evidence;
  }

  /** Takes a value in that is no record, whatever it is. */
  void widen(double value) {
    low = Double.isNaN(low) ? value : Math.min(low, value);
    high = Double.isNaN(high) ? value : Math.max(high, value);
  }

  void learn(double value) {
    values = Math.min(MOST_COUNTED, values + 1);
    // The mean over the last third of all values, so that the rate falls with their number.
    double gain = Math.max(LEAST_GAIN, 3.0 / (values + 2));
    rate[0] += gain * ((value < low ? 1 : 0) - rate[0]);
    rate[1] += gain * ((value > high ? 1 : 0) - rate[1]);
    double half = (high - low) / 2;
    if (value > high) {
      if (half > 0) {
        record(1, (value - high) / half);
      }
      high = value;
    } else if (value < low) {
      if (half > 0) {
        record(0, (low - value) / half);
      }
      low = value;
    }
    rate[0] = Math.max(rate[0], 0.3 / (values + 2));
    rate[1] = Math.max(rate[1], 0.3 / (values + 2));
  }

  private void record(int side, double beyond) {
    records[side] = Math.min(MOST_COUNTED, records[side] + 1);
    double gain = Math.max(0.02, 1.0 / (records[side] + PRIOR));
    excess[side] += gain * (Math.min(beyond, CLIP * excess[side]) - excess[side]);
  }

  void save(StateWriter out) {
    out.put(low).put(high).put(values).put(rate).put(excess).put(records);
  }

  void restore(StateReader in) {
    low = in.getDouble();
    high = in.getDouble();
    values = in.getInt(0, MOST_COUNTED);
    in.fill(rate);
    in.fill(excess);
    in.fill(records);
  }
}
