package com.signalcraft.examples.benchmarks.anomaly;

import java.util.List;

/**
 * What a detector scored. Immutable.
 *
 * @param profile what hits, false alarms and misses were worth
 * @param threshold the least score that is an alarm
 * @param total the sum of all worths
 * @param windows how many labelled anomalies there are
 * @param hits in how many of them there is an alarm
 * @param credit what the hits are worth, at most one each
 * @param falseAlarms how many rows outside of them are alarms
 * @param falseAlarmCost what these cost
 * @param missed the labelled anomalies without an alarm, by file and number from 1
 */
record NabScore(
    NabProfile profile,
    double threshold,
    double total,
    int windows,
    int hits,
    double credit,
    int falseAlarms,
    double falseAlarmCost,
    List<String> missed) {

  /** Copies the names. */
  NabScore {
    missed = List.copyOf(missed);
  }

  /** From 0 for no alarms to 100; below 0 where it were better to be silent. */
  double normalised() {
    double silent = -windows * profile.miss();
    return windows == 0 ? Double.NaN : 100 * (total - silent) / (windows - silent);
  }
}
