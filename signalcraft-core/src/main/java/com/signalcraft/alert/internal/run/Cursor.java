package com.signalcraft.alert.internal.run;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import com.signalcraft.series.TimeSeries;

/** The points of a series that have a value and come after a time. Not thread-safe. */
final class Cursor {

  private final TimeSeries series;
  private int index;

  Cursor(TimeSeries series, long after) {
    this.series = series;
    while (index < series.size() && series.timestampAt(index) <= after) {
      index++;
    }
    skipMissing();
  }

  private void skipMissing() {
    while (index < series.size() && series.isMissing(index)) {
      index++;
    }
  }

  boolean hasNext() {
    return index < series.size();
  }

  /** The time stamp of the next point, or never. */
  long next() {
    return hasNext() ? series.timestampAt(index) : NEVER;
  }

  /** The next point's index. */
  int index() {
    return index;
  }

  void advance() {
    index++;
    skipMissing();
  }
}
