package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * The last ten standardised residuals, and the running mean of their size over about thirty: what
 * runs and the scatter are told by. Those beyond four are left out: single values are told by
 * themselves, and would be told once more for as long as they are among the last. Not thread-safe.
 */
final class RecentResiduals {

  private static final int LENGTH = 10;
  private static final int SHORT = 5;
  private static final double FAR = 4;
  private static final double SCATTER_GAIN = 1.0 / 30;
  private static final double USUAL_SCATTER = 0.8;
  private static final double LEAST_SCATTER = 0.02;
  private static final double ROOT_SHORT = Math.sqrt(SHORT);
  private static final double ROOT_LENGTH = Math.sqrt(LENGTH);

  private final double[] last = new double[LENGTH];
  private int next;
  private double sumShort;
  private double sumLong;
  private double sizeShort;
  private double sizeLong;
  private double scatter = USUAL_SCATTER;

  void add(double residual) {
    double size = Math.abs(residual);
    if (size > FAR) {
      return;
    }
    last[next] = residual;
    next = next + 1 == LENGTH ? 0 : next + 1;
    scatter += SCATTER_GAIN * (size - scatter);
    sum();
  }

  /** Sums anew, so that no rounding builds up. */
  private void sum() {
    double near = 0;
    double nearSize = 0;
    double far = 0;
    double farSize = 0;
    for (int back = 1; back <= LENGTH; back++) {
      int at = next - back;
      double each = last[at < 0 ? at + LENGTH : at];
      if (back <= SHORT) {
        near += each;
        nearSize += Math.abs(each);
      } else {
        far += each;
        farSize += Math.abs(each);
      }
    }
    sumShort = near;
    sizeShort = nearSize;
    sumLong = near + far;
    sizeLong = nearSize + farSize;
  }

  /** The sum of the last five over its standard deviation if they were independent. */
  double run5() {
    return sumShort / ROOT_SHORT;
  }

  /** The sum of the last ten over its standard deviation if they were independent. */
  double run10() {
    return sumLong / ROOT_LENGTH;
  }

  /** The mean size of the last five. */
  double size5() {
    return sizeShort / SHORT;
  }

  /** The mean size of the last ten. */
  double size10() {
    return sizeLong / LENGTH;
  }

  /** The mean size of about the last thirty. */
  double scatter() {
    return scatter;
  }

  /** The inverse of {@link #scatter}, bounded. */
  double calm() {
    return 1 / Math.max(LEAST_SCATTER, scatter);
  }

  void save(StateWriter out) {
    out.put(last).put(next).put(scatter);
  }

  void restore(StateReader in) {
    in.fill(last);
    next = in.getInt(0, LENGTH - 1);
    scatter = in.getDouble();
    sum();
  }
}
