package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.KnownEvent;
import com.signalcraft.anomaly.QuietHours;
import com.signalcraft.anomaly.internal.LocalClock;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the known event or the quiet hours in which a point lies. Immutable but for the clock. */
final class Labels {

  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final int DAYS = 7;

  private final List<KnownEvent> events;
  private final long[] eventFrom;
  private final long[] eventTo;
  private final List<QuietHours> quiet;
  private final boolean[][] quietDays;
  private final int[] quietFrom;
  private final int[] quietTo;

  Labels(List<KnownEvent> events, List<QuietHours> quiet) {
    this.events = events;
    this.eventFrom = events.stream().mapToLong(e -> e.range().from().toEpochMilli()).toArray();
    this.eventTo = events.stream().mapToLong(e -> e.range().to().toEpochMilli()).toArray();
    this.quiet = quiet;
    this.quietDays = new boolean[quiet.size()][DAYS];
    this.quietFrom = new int[quiet.size()];
    this.quietTo = new int[quiet.size()];
    for (int q = 0; q < quiet.size(); q++) {
      for (DayOfWeek day : quiet.get(q).days()) {
        quietDays[q][day.getValue() - 1] = true;
      }
      quietFrom[q] = (int) (quiet.get(q).from().toNanoOfDay() / NANOS_PER_MILLI);
      quietTo[q] = (int) (quiet.get(q).to().toNanoOfDay() / NANOS_PER_MILLI);
    }
  }

  /** The name of the first known event that holds a point; null where none does. */
  @Nullable String event(long epochMillis) {
    for (int e = 0; e < eventFrom.length; e++) {
      if (epochMillis >= eventFrom[e] && epochMillis < eventTo[e]) {
        return events.get(e).name();
      }
    }
    return null;
  }

  /** The name of the first quiet hours that hold a point; null where none do. */
  @Nullable String quiet(long epochMillis, LocalClock clock) {
    if (quietFrom.length == 0) {
      return null;
    }
    long local = clock.local(epochMillis);
    int time = LocalClock.timeOfDay(local);
    int day = LocalClock.dayOfWeek(local);
    int dayBefore = (day + DAYS - 1) % DAYS;
    for (int q = 0; q < quietFrom.length; q++) {
      boolean overnight = quietTo[q] <= quietFrom[q];
      boolean begunToday =
          quietDays[q][day] && time >= quietFrom[q] && (overnight || time < quietTo[q]);
      if (begunToday || (overnight && quietDays[q][dayBefore] && time < quietTo[q])) {
        return quiet.get(q).name();
      }
    }
    return null;
  }
}
