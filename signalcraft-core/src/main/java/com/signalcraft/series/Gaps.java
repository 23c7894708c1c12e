package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Finds the steps that are absent from a series and makes them explicit. */
final class Gaps {

  /** The most rows that a series grows to; 16 bytes a row. */
  static final int MAX_ROWS = 50_000_000;

  private static final long DAY_MILLIS = 86_400_000L;

  private final Frequency frequency;
  private final ZoneId zone;
  private final long[] timestamps;

  Gaps(Frequency frequency, ZoneId zone, long[] timestamps) {
    this.frequency = frequency;
    this.zone = zone;
    this.timestamps = timestamps;
  }

  List<Gap> list() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < timestamps.length; i++) {
      long missing = missingAfter(i - 1);
      if (missing > 0) {
        gaps.add(
            new Gap(
                Instant.ofEpochMilli(timestamps[i - 1]),
                Instant.ofEpochMilli(timestamps[i]),
                missing));
      }
    }
    return List.copyOf(gaps);
  }

  /** Whether every observation is exactly one step after the one before it. */
  boolean isRegular() {
    SteadyClock steady = new SteadyClock(zone);
    long step = dayLength();
    for (int i = 1; i < timestamps.length; i++) {
      // While the clock is not changed, days are of one length, and the calendar need not be asked.
      boolean isStep =
          step > 0
              && i > 1
              && timestamps[i] - timestamps[i - 1] == step
              && steady.holds(timestamps[i - 2], timestamps[i]);
      if (!isStep && after(i - 1, 1) != timestamps[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The length of a step of days or weeks while the clock is not changed; 0 for all other steps.
   */
  private long dayLength() {
    return switch (frequency.unit()) {
      case DAY -> frequency.amount() * DAY_MILLIS;
      case WEEK -> frequency.amount() * 7L * DAY_MILLIS;
      default -> 0;
    };
  }

  /** The columns with a NaN for each absent step. */
  Columns explicit(double[] values) {
    if (isRegular()) {
      return new Columns(timestamps, values);
    }
    long rows = timestamps.length;
    for (int i = 1; i < timestamps.length; i++) {
      rows = Math.addExact(rows, missingAfter(i - 1));
    }
    Checks.that(
        rows <= MAX_ROWS,
        "series",
        "must have at most "
            + MAX_ROWS
            + " rows with its gaps filled, would have "
            + rows
            + " of one "
            + frequency);
    long[] allTimestamps = new long[(int) rows];
    double[] allValues = new double[(int) rows];
    int row = 0;
    for (int i = 0; i < timestamps.length; i++) {
      allTimestamps[row] = timestamps[i];
      allValues[row++] = values[i];
      long missing = i + 1 < timestamps.length ? missingAfter(i) : 0;
      for (long step = 1; step <= missing; step++) {
        allTimestamps[row] = after(i, step);
        allValues[row++] = Double.NaN;
      }
    }
    return new Columns(allTimestamps, allValues);
  }

  /** How many steps are absent between an observation and the next. */
  private long missingAfter(int index) {
    long from = timestamps[index];
    long to = timestamps[index + 1];
    if (frequency.unit().isCalendar()) {
      // The last step before the next observation; one that ends on it is not absent.
      return stepFrom(index)
          ? frequency.stepsBetween(timestamps[index - 1], to - 1, zone) - 1
          : frequency.stepsBetween(from, to - 1, zone);
    }
    // Rounded: a bucket of several hours is an hour longer when the clock is set back.
    long step = frequency.plus(0, 1, zone);
    long distance = Math.subtractExact(to, from);
    long whole = distance / step;
    long steps = distance % step >= (step + 1) / 2 ? whole + 1 : whole;
    return Math.max(0, steps - 1);
  }

  /** The time stamp some steps after an observation. */
  long after(int index, long steps) {
    // Where the clock skipped the observation's time of day, or the month its day, the observation
    // before it still knows it.
    return stepFrom(index)
        ? frequency.plus(timestamps[index - 1], steps + 1, zone)
        : frequency.plus(timestamps[index], steps, zone);
  }

  /** Whether the calendar leads to an observation from the one before it. */
  private boolean stepFrom(int index) {
    return index > 0
        && frequency.unit().isCalendar()
        && frequency.plus(timestamps[index - 1], 1, zone) == timestamps[index];
  }
}
