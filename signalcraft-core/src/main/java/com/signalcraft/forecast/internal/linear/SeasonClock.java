package com.signalcraft.forecast.internal.linear;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Where in a season a time lies. Immutable. */
public interface SeasonClock {

  /** The position in the season, 0 (its start) to 1, exclusive, of a step of the series. */
  double phase(long index, long epochMillis);

  /** What the season is called, such as {@code weekly}. */
  String name();

  /**
   * The clock of a season of so many steps: the local time of day, day of the week or day of the
   * year where the season is one of these, else the count of steps.
   */
  static SeasonClock of(int length, Frequency frequency, ZoneId zone) {
    double days = length * daysPerStep(frequency);
    if (days == 1) {
      return new LocalDay(zone);
    }
    if (days == 7) {
      return new LocalWeek(zone);
    }
    if (Math.abs(days - 365.25) < Math.max(1, daysPerStep(frequency))) {
      return new LocalYear(zone);
    }
    return new Steps(length, nameOf(length, frequency));
  }

  private static double daysPerStep(Frequency frequency) {
    return switch (frequency.unit()) {
      case SECOND -> frequency.amount() / 86_400.0;
      case MINUTE -> frequency.amount() / 1_440.0;
      case HOUR -> frequency.amount() / 24.0;
      case DAY -> frequency.amount();
      case WEEK -> 7.0 * frequency.amount();
      case INDEX, BUSINESS_DAY, MONTH, QUARTER, YEAR -> Double.NaN;
    };
  }

  private static String nameOf(int length, Frequency frequency) {
    FrequencyUnit unit = frequency.unit();
    long units = (long) length * frequency.amount();
    if (unit == FrequencyUnit.MINUTE && units == 60) {
      return "hourly";
    }
    if (unit == FrequencyUnit.BUSINESS_DAY && units == 5) {
      return "weekly";
    }
    if ((unit == FrequencyUnit.MONTH && units == 12)
        || (unit == FrequencyUnit.QUARTER && units == 4)
        || (unit == FrequencyUnit.BUSINESS_DAY && units == 261)) {
      return "yearly";
    }
    return String.format(Locale.ROOT, "season of %d", length);
  }

  /** Counts steps. */
  record Steps(int length, String name) implements SeasonClock {
    @Override
    public double phase(long index, long epochMillis) {
      return (double) Math.floorMod(index, length) / length;
    }
  }

  /** The local time of day. */
  record LocalDay(ZoneId zone) implements SeasonClock {
    @Override
    public double phase(long index, long epochMillis) {
      return Math.floorMod(local(epochMillis, zone), DAY) / (double) DAY;
    }

    @Override
    public String name() {
      return "daily";
    }
  }

  /** The local time of the week, from Monday on. */
  record LocalWeek(ZoneId zone) implements SeasonClock {
    @Override
    public double phase(long index, long epochMillis) {
      // 1970-01-01 was a Thursday.
      return Math.floorMod(local(epochMillis, zone) + 3 * DAY, 7 * DAY) / (7.0 * DAY);
    }

    @Override
    public String name() {
      return "weekly";
    }
  }

  /** The local time of the year, in parts of the year's own length. */
  record LocalYear(ZoneId zone) implements SeasonClock {
    @Override
    public double phase(long index, long epochMillis) {
      long local = local(epochMillis, zone);
      LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, DAY));
      double day = date.get(ChronoField.DAY_OF_YEAR) - 1 + Math.floorMod(local, DAY) / (double) DAY;
      return day / date.lengthOfYear();
    }

    @Override
    public String name() {
      return "yearly";
    }
  }

  /** Milliseconds of a day. */
  long DAY = 86_400_000L;

  private static long local(long epochMillis, ZoneId zone) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    return epochMillis + 1_000L * zone.getRules().getOffset(instant).getTotalSeconds();
  }
}
