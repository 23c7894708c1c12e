package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;

/**
 * Which seasons a series is long enough for, and over how many values its trend is taken. Times of
 * the day and days of the week are the zone's local ones, so noon stays noon over a change to
 * summer time. Immutable.
 */
final class SeasonPlan {

  private static final long MINUTE = 60_000L;
  private static final long DAY = LocalClock.DAY;
  private static final long WEEK = 7 * DAY;

  /** From here on points are daily or sparser: a day has no hours. */
  static final long DAILY = 20 * LocalClock.HOUR;

  static final long WEEKLY = 6 * DAY;
  static final long MONTHLY = 27 * DAY;
  private static final long QUARTERLY = 85 * DAY;
  private static final long YEARLY = 330 * DAY;

  private static final int DEFAULT_WINDOW = 25;

  private final long[] epochMillis;
  private final LocalClock clock;
  private final double spacing;
  private final double span;
  private final List<Season> seasons = new ArrayList<>();
  private int trendWindow = DEFAULT_WINDOW;

  private SeasonPlan(long[] epochMillis, LocalClock clock, double spacing) {
    this.epochMillis = epochMillis;
    this.clock = clock;
    this.spacing = spacing;
    this.span = epochMillis[epochMillis.length - 1] - epochMillis[0] + spacing;
  }

  /**
   * The plan for the values of a series.
   *
   * @param epochMillis the time stamps of the values that are not missing, two at least
   * @param values these values
   */
  static SeasonPlan of(
      Optional<Frequency> frequency, LocalClock clock, long[] epochMillis, double[] values) {
    SeasonPlan plan = new SeasonPlan(epochMillis, clock, medianSpacing(epochMillis));
    if (frequency.isPresent() && frequency.get().unit() == FrequencyUnit.INDEX) {
      plan.withoutCalendar(values);
    } else {
      plan.byCalendar();
    }
    return plan;
  }

  private static double medianSpacing(long[] epochMillis) {
    double[] distances = new double[epochMillis.length - 1];
    Arrays.setAll(distances, i -> epochMillis[i + 1] - epochMillis[i]);
    return RobustStatistics.median(distances);
  }

  double spacingMillis() {
    return spacing;
  }

  List<Season> seasons() {
    return seasons;
  }

  int trendWindow() {
    return trendWindow;
  }

  private void byCalendar() {
    if (spacing < DAILY) {
      withinTheDay();
    } else if (spacing < WEEKLY) {
      trendWindow = points(4 * WEEK) + 1;
      addIfLong(WEEK, 3, 7, 17, LocalClock::dayOfWeek);
    } else if (spacing < MONTHLY) {
      addIfLong(365 * DAY, 4, 52, 9, LocalClock::weekOfYear);
    } else if (spacing < QUARTERLY) {
      addIfLong(365 * DAY, 3, 12, 9, LocalClock::monthOfYear);
    } else if (spacing < YEARLY) {
      trendWindow = 13;
      addIfLong(365 * DAY, 4, 4, 9, local -> LocalClock.monthOfYear(local) / 3);
    }
  }

  private void withinTheDay() {
    trendWindow = points(span < 2 * WEEK ? 3 * DAY : 2 * WEEK) + 1;
    int quarter = (int) Math.max(15 * MINUTE, Math.min(spacing, DAY / 2.0));
    int timesOfDay = slotCount(quarter);
    addIfLong(DAY, 3, timesOfDay, 43, local -> LocalClock.timeOfDay(local) / slotMillis(quarter));
    int hour = (int) Math.max(LocalClock.HOUR, slotMillis(quarter));
    int hours = slotCount(hour);
    if (span >= 4 * WEEK) {
      addIfLong(
          WEEK,
          4,
          7 * hours,
          17,
          local ->
              LocalClock.dayOfWeek(local) * hours + LocalClock.timeOfDay(local) / slotMillis(hour));
    } else {
      addIfLong(WEEK, 2, 7, 17, LocalClock::dayOfWeek);
    }
  }

  private static int slotCount(int millis) {
    return (int) ((DAY + slotMillis(millis) - 1) / slotMillis(millis));
  }

  /** A length that divides the day where it can: whole minutes. */
  private static int slotMillis(int millis) {
    return (int) Math.max(MINUTE, millis / MINUTE * MINUTE);
  }

  private int points(long millis) {
    return (int) Math.min(1_000_000, Math.round(millis / spacing));
  }

  private void addIfLong(
      long cycleMillis, int leastCycles, int slots, int cycles, LongToIntFunction slotOfLocal) {
    if (span < leastCycles * cycleMillis * 0.99) {
      return;
    }
    int[] slotOf = new int[epochMillis.length];
    Arrays.setAll(slotOf, i -> slotOfLocal.applyAsInt(clock.local(epochMillis[i])));
    seasons.add(new Season(slotOf, slots, points(cycleMillis), cycles));
  }

  private void withoutCalendar(double[] values) {
    int length = SeasonFinder.find(epochMillis, values);
    if (length > 1) {
      int[] slotOf = new int[values.length];
      Arrays.setAll(slotOf, i -> (int) Math.floorMod(epochMillis[i], (long) length));
      seasons.add(new Season(slotOf, length, length, 17));
      trendWindow = length * Math.max(2, (DEFAULT_WINDOW + length - 1) / length) + 1;
    }
  }
}
