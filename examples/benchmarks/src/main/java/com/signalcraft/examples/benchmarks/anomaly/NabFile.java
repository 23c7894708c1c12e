package com.signalcraft.examples.benchmarks.anomaly;

import java.util.List;

/**
 * One file of the Numenta Anomaly Benchmark, in the order of its rows: some have times twice, one
 * is not sorted. Immutable.
 */
final class NabFile {

  private static final double PROBATION = 0.15;
  private static final int LONGEST_PROBATION = 750;

  private final String name;
  private final long[] times;
  private final double[] values;
  private final List<Window> windows;

  /**
   * Takes over the rows.
   *
   * @param name the folder and the file, such as {@code realTweets/Twitter_volume_AAPL.csv}
   * @param times in milliseconds since 1970-01-01T00:00Z
   * @param values in the file's unit
   * @param windows where the labelled anomalies are, in order, without overlap
   */
  NabFile(String name, long[] times, double[] values, List<Window> windows) {
    this.name = name;
    this.times = times.clone();
    this.values = values.clone();
    this.windows = List.copyOf(windows);
  }

  /**
   * The rows of a labelled anomaly.
   *
   * @param first the first row, from 0
   * @param last the last row
   */
  record Window(int first, int last) {

    /** How many rows it has. */
    int length() {
      return last - first + 1;
    }
  }

  /** The folder and the file. */
  String name() {
    return name;
  }

  /** The folder, such as {@code realTweets}. */
  String folder() {
    return name.substring(0, name.indexOf('/'));
  }

  /** How many rows it has. */
  int size() {
    return times.length;
  }

  /** The time of a row, in milliseconds since 1970-01-01T00:00Z. */
  long time(int row) {
    return times[row];
  }

  /** The value of a row, in the file's unit. */
  double value(int row) {
    return values[row];
  }

  /** Where the labelled anomalies are, in order. */
  List<Window> windows() {
    return windows;
  }

  /** The rows at the start that are not scored: 15 %, of at most 5,000 rows. */
  int probation() {
    return Math.min((int) Math.floor(PROBATION * size()), LONGEST_PROBATION);
  }
}
