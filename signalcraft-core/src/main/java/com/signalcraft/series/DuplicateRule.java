package com.signalcraft.series;

import com.signalcraft.common.WireEnum;
import com.signalcraft.error.ValidationException;
import java.time.Instant;

/**
 * What becomes of several values with the same time stamp. A missing value never displaces one that
 * is there; where all are missing the result is missing.
 */
public enum DuplicateRule implements WireEnum {
  /** The last in the order of the input: a correction wins. */
  LAST("last") {
    @Override
    double reduce(long epochMillis, double[] values, int from, int to) {
      return Aggregation.LAST.aggregate(values, from, to);
    }
  },
  /** The first in the order of the input. */
  FIRST("first") {
    @Override
    double reduce(long epochMillis, double[] values, int from, int to) {
      int first = from;
      while (first < to - 1 && Double.isNaN(values[first])) {
        first++;
      }
      return values[first];
    }
  },
  /** Their sum, as of single sales within one second. */
  SUM("sum") {
    @Override
    double reduce(long epochMillis, double[] values, int from, int to) {
      return Aggregation.SUM.aggregate(values, from, to);
    }
  },
  /** Their arithmetic mean. */
  MEAN("mean") {
    @Override
    double reduce(long epochMillis, double[] values, int from, int to) {
      return Aggregation.AVG.aggregate(values, from, to);
    }
  },
  /** The least. */
  MIN("min") {
    @Override
    double reduce(long epochMillis, double[] values, int from, int to) {
      return Aggregation.MIN.aggregate(values, from, to);
    }
  },
  /** The greatest. */
  MAX("max") {
    @Override
    double reduce(long epochMillis, double[] values, int from, int to) {
      return Aggregation.MAX.aggregate(values, from, to);
    }
  },
  /** An error that names the time stamp, missing values included. */
  REJECT("reject") {
    @Override
    double reduce(long epochMillis, double[] values, int from, int to) {
      throw new ValidationException(
          "timestamps",
          "must be distinct, "
              + Instant.ofEpochMilli(epochMillis)
              + " came "
              + (to - from)
              + " times");
    }
  };

  private final String wireName;

  DuplicateRule(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** One value for the two or more at {@code from} to {@code to - 1}, in the order of the input. */
  abstract double reduce(long epochMillis, double[] values, int from, int to);
}
