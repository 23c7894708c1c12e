package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * The greatest value of a statistic so far, which fades with time. A value is news by the share of
 * it that is beyond the record. Not thread-safe.
 */
final class FadingRecord {

  private final double kept;
  private final int warmUp;
  private double record;
  private int count;

  /**
   * No record yet.
   *
   * @param halfLife after so many values a record has half its size
   * @param warmUp so many values make the first record, and are no news
   */
  FadingRecord(double halfLife, int warmUp) {
    this.kept = Math.pow(0.5, 1 / halfLife);
    this.warmUp = warmUp;
  }

  /** How much of a piece of news a value is, 0 to 1; NaN is none. */
  double next(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    record *= kept;
    count = Math.min(warmUp + 1, count + 1);
    if (!(value > record)) {
      return 0;
    }
    double news = count > warmUp && record > 0 ? (value - record) / value : 0;
    record = value;
    return news;
  }

  void save(StateWriter out) {
    out.put(record).put(count);
  }

  void restore(StateReader in) {
    record = in.getDouble();
    count = in.getInt(0, warmUp + 1);
  }
}
