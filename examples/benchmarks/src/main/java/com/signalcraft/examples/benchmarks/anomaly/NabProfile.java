package com.signalcraft.examples.benchmarks.anomaly;

/**
 * What the Numenta Anomaly Benchmark (Lavin and Ahmad 2015, "Evaluating Real-time Anomaly Detection
 * Algorithms") takes a hit, a false alarm and a miss to be worth.
 */
enum NabProfile {
  /** All alike. */
  STANDARD("standard", 0.11, 1),
  /** A false alarm costs twice as much. */
  LOW_FALSE_POSITIVES("low FP", 0.22, 1),
  /** A miss costs twice as much. */
  LOW_FALSE_NEGATIVES("low FN", 0.11, 2);

  private final String words;
  private final double falseAlarm;
  private final double miss;

  NabProfile(String words, double falseAlarm, double miss) {
    this.words = words;
    this.falseAlarm = falseAlarm;
    this.miss = miss;
  }

  /** The name, for people. */
  String words() {
    return words;
  }

  /** The most that one row outside of the windows costs; a hit is worth 1 at the most. */
  double falseAlarm() {
    return falseAlarm;
  }

  /** What a window without a hit costs. */
  double miss() {
    return miss;
  }
}
