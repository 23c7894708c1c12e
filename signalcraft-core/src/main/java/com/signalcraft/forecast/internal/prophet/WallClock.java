package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Time as the model sees it: milliseconds on the wall clock of the series' zone, counted from
 * 1970-01-01T00:00 there, so that noon is noon in winter and summer. A step of a series without a
 * calendar counts as a day. Immutable.
 */
record WallClock(ZoneId zone, boolean calendar) {

  /** Milliseconds of a day. */
  static final long DAY = 86_400_000L;

  /** The greatest index of a series without a calendar. */
  private static final long MOST_STEPS = 1_000_000_000;

  static WallClock of(TimeSeries series) {
    boolean calendar = Fits.frequencyOf(series).unit() != FrequencyUnit.INDEX;
    return new WallClock(series.zone(), calendar);
  }

  /** The times on the wall of instants in order. */
  long[] at(long[] epochMillis) {
    long[] wall = new long[epochMillis.length];
    if (!calendar) {
      for (int i = 0; i < wall.length; i++) {
        Checks.that(
            Math.abs(epochMillis[i]) <= MOST_STEPS,
            "series",
            "must have an index of at most " + MOST_STEPS + ", had " + epochMillis[i]);
        wall[i] = epochMillis[i] * DAY;
      }
      return wall;
    }
    ZoneRules rules = zone.getRules();
    long until = Long.MIN_VALUE;
    long offset = 0;
    for (int i = 0; i < wall.length; i++) {
      if (epochMillis[i] >= until) {
        Instant instant = Instant.ofEpochMilli(epochMillis[i]);
        offset = 1_000L * rules.getOffset(instant).getTotalSeconds();
        ZoneOffsetTransition next = rules.nextTransition(instant);
        until = next == null ? Long.MAX_VALUE : 1_000L * next.toEpochSecond();
      }
      wall[i] = epochMillis[i] + offset;
    }
    return wall;
  }
}
