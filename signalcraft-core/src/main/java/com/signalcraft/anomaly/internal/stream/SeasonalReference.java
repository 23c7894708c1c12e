package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * How far a value is from those at the same time of the days and of the weeks before. Unlike the
 * mixture of experts it does not run after the last values, so a long run of small differences
 * stays one. Where points have no time of day, or none at all, a slow level stands in. Not
 * thread-safe.
 */
final class SeasonalReference {

  private static final double LEVEL_GAIN = 0.01;
  private static final double SIZE_GAIN = 0.002;
  private static final double HOUR_GAIN = 0.01;
  private static final int LEAST = 10;
  private static final int LEAST_IN_HOUR = 8;
  private static final int MOST_COUNTED = 1 << 20;

  private final SlotValues day = new SlotValues(Slots.OF_DAY);
  private final SlotValues week = new SlotValues(Slots.OF_WEEK);
  private final MeanSize daySize = new MeanSize(SIZE_GAIN);
  private final MeanSize weekSize = new MeanSize(SIZE_GAIN);
  private final MeanSize levelSize = new MeanSize(SIZE_GAIN);
  private final MeanSize[] hourSizes = new MeanSize[Slots.OF_SCALE];
  private double level;
  private int count;

  private double usual;
  private double ofWeek;

  SeasonalReference() {
    for (int hour = 0; hour < hourSizes.length; hour++) {
      hourSizes[hour] = new MeanSize(HOUR_GAIN);
    }
  }

  /**
   * The difference from the day before or the week before, whichever is less unusual, in mean sizes
   * of such differences; NaN while unknown.
   */
  double usual() {
    return usual;
  }

  /**
   * The difference from the week before, in mean sizes of such differences in that hour of the day;
   * NaN while unknown.
   */
  double ofWeek() {
    return ofWeek;
  }

  /** Compares a value with what is known, then learns from it. */
  void take(Slots slots, double value) {
    int dayslot = slots.of(1);
    int weekSlot = slots.of(2);
    double fromLevel = count > 0 ? value - level : Double.NaN;
    double fromDay = day.knows(dayslot) ? value - day.at(dayslot) : Double.NaN;
    double fromWeek = week.knows(weekSlot) ? value - week.at(weekSlot) : Double.NaN;
    boolean seasonless = dayslot == SlotEffects.NONE && weekSlot == SlotEffects.NONE;
    double sized = sized(fromDay, daySize);
    double other = seasonless ? sized(fromLevel, levelSize) : sized(fromWeek, weekSize);
    usual = lesser(sized, other);
    ofWeek = seasonless ? other : sizedByHour(slots.ofScale(), fromWeek);
    learn(slots, value, fromLevel, fromDay, fromWeek);
  }

  private static double sized(double residual, MeanSize size) {
    if (Double.isNaN(residual) || !size.knows(LEAST - 1)) {
      return Double.NaN;
    }
    return size.mean() > 0 ? residual / size.mean() : 0;
  }

  private double sizedByHour(int hour, double residual) {
    if (hour == SlotEffects.NONE || !hourSizes[hour].knows(LEAST_IN_HOUR)) {
      return sized(residual, weekSize);
    }
    if (Double.isNaN(residual) || !weekSize.knows(LEAST - 1)) {
      return Double.NaN;
    }
    double size = hourSizes[hour].mean();
    return size > 0 ? residual / size : 0;
  }

  private static double lesser(double one, double other) {
    if (Double.isNaN(one)) {
      return other;
    }
    return Double.isNaN(other) || Math.abs(one) < Math.abs(other) ? one : other;
  }

  private void learn(Slots slots, double value, double fromLevel, double fromDay, double fromWeek) {
    double byLevel = value;
    if (count > 0) {
      double clipped = levelSize.clipped(fromLevel, LEAST);
      byLevel = level + clipped;
      levelSize.learn(Math.abs(clipped));
    }
    double byDay = byLevel;
    if (!Double.isNaN(fromDay)) {
      double clipped = daySize.clipped(fromDay, LEAST);
      byDay = day.at(slots.of(1)) + clipped;
      daySize.learn(Math.abs(clipped));
    }
    double byWeek = byDay;
    if (!Double.isNaN(fromWeek)) {
      double clipped = weekSize.clipped(fromWeek, LEAST);
      byWeek = week.at(slots.of(2)) + clipped;
      weekSize.learn(Math.abs(clipped));
      if (slots.ofScale() != SlotEffects.NONE) {
        hourSizes[slots.ofScale()].learn(Math.abs(clipped));
      }
    }
    count = Math.min(MOST_COUNTED, count + 1);
    level += Math.max(LEVEL_GAIN, 1.0 / count) * (value - level);
    day.learn(slots.of(1), byDay);
    week.learn(slots.of(2), byWeek);
  }

  void save(StateWriter out) {
    out.put(level).put(count);
    day.save(out);
    week.save(out);
    daySize.save(out);
    weekSize.save(out);
    levelSize.save(out);
    for (MeanSize each : hourSizes) {
      each.save(out);
    }
  }

  void restore(StateReader in) {
    level = in.getDouble();
    count = in.getInt(0, MOST_COUNTED);
    day.restore(in);
    week.restore(in);
    daySize.restore(in);
    weekSize.restore(in);
    levelSize.restore(in);
    for (MeanSize each : hourSizes) {
      each.restore(in);
    }
  }
}
