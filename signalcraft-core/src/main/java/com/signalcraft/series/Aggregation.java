package com.signalcraft.series;

import com.signalcraft.common.WireEnum;
import com.signalcraft.error.ValidationException;

/** How the values of one bucket become one. Missing values are left out. */
public enum Aggregation implements WireEnum {
  /** The sum, compensated for rounding (Neumaier 1974). */
  SUM("sum") {
    @Override
    double ofPresent(double[] values, int from, int to, int present) {
      double sum = CompensatedSum.of(values, from, to, 1.0);
      if (!Double.isFinite(sum)) {
        throw new ValidationException(
            "values", "must have a finite sum in each bucket, was " + sum);
      }
      return sum;
    }
  },
  /** The arithmetic mean. */
  AVG("avg") {
    @Override
    double ofPresent(double[] values, int from, int to, int present) {
      double mean = CompensatedSum.of(values, from, to, 1.0) / present;
      // A mean of finite values is finite even where their sum is not.
      return Double.isFinite(mean) ? mean : CompensatedSum.of(values, from, to, 1.0 / present);
    }
  },
  /** How many values there are; 0 where there are none. */
  COUNT("count") {
    @Override
    double ofPresent(double[] values, int from, int to, int present) {
      return present;
    }

    @Override
    double ofNone() {
      return 0;
    }
  },
  /** The least value. */
  MIN("min") {
    @Override
    double ofPresent(double[] values, int from, int to, int present) {
      double min = Double.POSITIVE_INFINITY;
      for (int i = from; i < to; i++) {
        min = values[i] < min ? values[i] : min;
      }
      return min;
    }
  },
  /** The greatest value. */
  MAX("max") {
    @Override
    double ofPresent(double[] values, int from, int to, int present) {
      double max = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        max = values[i] > max ? values[i] : max;
      }
      return max;
    }
  },
  /** The last value, as of a stock or a level. */
  LAST("last") {
    @Override
    double ofPresent(double[] values, int from, int to, int present) {
      int last = to - 1;
      while (Double.isNaN(values[last])) {
        last--;
      }
      return values[last];
    }
  };

  private final String wireName;

  Aggregation(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * Aggregates a part of an array in time order.
   *
   * @param values finite values, NaN where missing
   * @param from the first index, inclusive
   * @param to the last index, exclusive
   * @return the aggregate; NaN where no value is there, but 0 for {@link #COUNT}
   * @throws com.signalcraft.error.ValidationException if the range is not one of the array, or if
   *     the sum is not finite
   */
  public double aggregate(double[] values, int from, int to) {
    // Not by Checks.that: the message would be made for each of many buckets.
    if (from < 0 || from > to || to > values.length) {
      throw new ValidationException(
          "range", "must be within 0 and " + values.length + ", was " + from + " to " + to);
    }
    int present = 0;
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(values[i])) {
        present++;
      }
    }
    return present == 0 ? ofNone() : ofPresent(values, from, to, present);
  }

  abstract double ofPresent(double[] values, int from, int to, int present);

  double ofNone() {
    return Double.NaN;
  }
}
