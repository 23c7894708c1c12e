package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.anomaly.internal.StepLengths;

/**
 * The slots of one point in the seasons of a stream, by local time and the points' distance:
 * quarter hours of the day, and hours of the week, days of the week or months of the year. Not
 * thread-safe.
 */
final class Slots {

  static final int OF_DAY = 96;
  static final int OF_WEEK = 168;

  /** Of the hours of the day, or the days of the week. */
  static final int OF_SCALE = 24;

  private static final int QUARTER_HOUR = 900_000;

  private final LocalClock clock;
  private final boolean calendar;
  private int ofDay = SlotEffects.NONE;
  private int ofWeek = SlotEffects.NONE;
  private int ofScale = SlotEffects.NONE;

  Slots(LocalClock clock, boolean calendar) {
    this.clock = clock;
    this.calendar = calendar;
  }

  /** Moves to a point; without a known spacing, or a calendar, it has no slots. */
  void moveTo(long epochMillis, Spacing spacing) {
    ofDay = SlotEffects.NONE;
    ofWeek = SlotEffects.NONE;
    ofScale = SlotEffects.NONE;
    if (!calendar || !spacing.known()) {
      return;
    }
    long local = clock.local(epochMillis);
    if (spacing.millis() < StepLengths.DAILY) {
      int time = LocalClock.timeOfDay(local);
      ofDay = time / QUARTER_HOUR;
      ofScale = time / (int) LocalClock.HOUR;
      ofWeek = LocalClock.dayOfWeek(local) * 24 + ofScale;
    } else if (spacing.millis() < StepLengths.WEEKLY) {
      ofWeek = LocalClock.dayOfWeek(local);
      ofScale = ofWeek;
    } else if (spacing.millis() >= StepLengths.MONTHLY) {
      ofWeek = LocalClock.monthOfYear(local);
    }
  }

  /** The slot in one of the mixture's seasons: 0 none, 1 the day's, 2 the week's or the year's. */
  int of(int season) {
    return season == 1 ? ofDay : season == 2 ? ofWeek : SlotEffects.NONE;
  }

  /** The slot in which the scale is learnt. */
  int ofScale() {
    return ofScale;
  }
}
