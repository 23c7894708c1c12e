package com.signalcraft.examples.fleet.stream;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.FalseAlarmRate;
import com.signalcraft.anomaly.SeverityScale;
import com.signalcraft.common.Checks;
import java.io.Serializable;
import java.time.Duration;

/**
 * How points are judged.
 *
 * @param late how long a point waits for earlier ones, in the time of the points; up to 30 days
 * @param ahead how far in the future a point may be, up to 3,660 days
 * @param forget how long after its last point a series is forgotten, in the time of the points; 1
 *     hour to 3,660 days
 * @param falseAlarmsPerWeek how many false alarms a week a series may give; for series that begin
 * @param restartUnreadable whether a series whose state cannot be read begins anew; otherwise the
 *     stream stops
 * @param uuidsOnly whether ids must be UUIDs
 */
public record StreamSettings(
    Duration late,
    Duration ahead,
    Duration forget,
    double falseAlarmsPerWeek,
    boolean restartUnreadable,
    boolean uuidsOnly)
    implements Serializable {

  private static final Duration LONGEST = Duration.ofDays(3_660);

  /** Checks the ranges. */
  public StreamSettings {
    between("late", late, Duration.ZERO, Duration.ofDays(30));
    between("ahead", ahead, Duration.ZERO, LONGEST);
    between("forget", forget, Duration.ofHours(1), LONGEST);
    FalseAlarmRate.perWeek(falseAlarmsPerWeek);
  }

  /** The settings by default. */
  public static StreamSettings defaults() {
    return new StreamSettings(
        Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofDays(90), 0.1, false, false);
  }

  private static void between(String field, Duration given, Duration least, Duration most) {
    Checks.that(
        given.compareTo(least) >= 0 && given.compareTo(most) <= 0,
        field,
        "must be from " + least + " to " + most + ", was " + given);
  }

  /** How a detector of a new series is made. */
  DetectorOptions detectorOptions() {
    return DetectorOptions.defaults()
        .withFalseAlarms(FalseAlarmRate.perWeek(falseAlarmsPerWeek))
        // Of what is told, four grades.
        .withSeverityScale(SeverityScale.aboveThreshold());
  }
}
