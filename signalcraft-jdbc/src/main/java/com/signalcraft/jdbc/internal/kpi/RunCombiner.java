package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.series.Aggregation;
import java.util.Arrays;

/**
 * Makes one value of each run of rows that follow one another and have the same key, while they are
 * read: no more than one run is held. Not thread-safe.
 */
final class RunCombiner {

  private final Aggregation aggregation;
  private final Sink sink;
  private double[] run = new double[1];
  private int length;
  private long key;

  /** Takes the value of each run. */
  @FunctionalInterface
  interface Sink {
    void add(long key, double value);
  }

  /**
   * A combiner.
   *
   * @param aggregation what becomes of the values of a run
   * @param sink takes the value of each run
   */
  RunCombiner(Aggregation aggregation, Sink sink) {
    this.aggregation = aggregation;
    this.sink = sink;
  }

  /**
   * Takes a row.
   *
   * @param rowKey its key
   * @param value its value
   */
  void add(long rowKey, double value) {
    if (length > 0 && rowKey != key) {
      end();
    }
    if (length == run.length) {
      run = Arrays.copyOf(run, Math.multiplyExact(2, length));
    }
    key = rowKey;
    run[length] = value;
    length++;
  }

  /** Ends the last run. */
  void end() {
    if (length > 0) {
      sink.add(key, aggregation.aggregate(run, 0, length));
      length = 0;
    }
  }
}
