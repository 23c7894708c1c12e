package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.internal.LocalClock;

/**
 * The slots of one point in the seasons of a stream, by local time and the points' distance:
 * quarter hours of the day, and hours of the week, days of the week or months of the year. Holidays
 * are a day of the week of their own. Not thread-safe.
 */
final class Slots {

  static final int OF_DAY = 96;

  /** Hours of seven days, and of an eighth: holidays. */
  static final int OF_WEEK = 192;

  /** Of the hours of the day, or the days of the week. */
  static final int OF_SCALE = 24;

  private static final int HOLIDAY = 7;
  private static final int SUNDAY = 6;
  private static final int QUARTER_HOUR = 900_000;

  private final LocalClock clock;
  private final Holidays holidays;
  private final boolean calendar;
  private int ofDay = SlotEffects.NONE;
  private int ofWeek = SlotEffects.NONE;
  private int ofScale = SlotEffects.NONE;
  private int sunday = SlotEffects.NONE;

  Slots(LocalClock clock, boolean calendar, Holidays holidays) {
    this.clock = clock;
    this.holidays = holidays;
    this.calendar = calendar;
  }

  /** Moves to a point; without a known spacing, or a calendar, it has no slots. */
  void moveTo(long epochMillis, Spacing spacing) {
    ofDay = SlotEffects.NONE;
    ofWeek = SlotEffects.NONE;
    ofScale = SlotEffects.NONE;
    sunday = SlotEffects.NONE;
    if (!calendar || !spacing.known()) {
      return;
    }
    long local = clock.local(epochMillis);
    boolean holiday = holidays.contains(Math.floorDiv(local, LocalClock.DAY));
    int day = holiday ? HOLIDAY : LocalClock.dayOfWeek(local);
    if (spacing.millis() < Cadence.DAILY) {
      int time = LocalClock.timeOfDay(local);
      ofDay = time / QUARTER_HOUR;
      ofScale = time / (int) LocalClock.HOUR;
      ofWeek = day * 24 + ofScale;
      sunday = holiday ? SUNDAY * 24 + ofScale : SlotEffects.NONE;
    } else if (spacing.millis() < Cadence.WEEKLY) {
      ofWeek = day;
      ofScale = day;
      sunday = holiday ? SUNDAY : SlotEffects.NONE;
    } else if (spacing.millis() >= Cadence.MONTHLY) {
      ofWeek = LocalClock.monthOfYear(local);
    }
  }

  /** The slot in one of the mixture's seasons: 0 none, 1 the day's, 2 the week's or the year's. */
  int of(int season) {
    return season == 1 ? ofDay : season == 2 ? ofWeek : SlotEffects.NONE;
  }

  /** On a holiday the slot of the week that a Sunday would have, none otherwise. */
  int sunday() {
    return sunday;
  }

  /** The slot in which the scale is learnt. */
  int ofScale() {
    return ofScale;
  }
}
