package com.signalcraft.series;

import com.signalcraft.common.WireEnum;
import java.time.Duration;

/** The unit of a {@link Frequency}, from the shortest to the longest. */
public enum FrequencyUnit implements WireEnum {
  /** No calendar: an observation's timestamp is its index, one millisecond a step. */
  INDEX("index", "i", 1, 0),
  /** Seconds of elapsed time. */
  SECOND("second", "s", 1_000, 0),
  /** Minutes of elapsed time. */
  MINUTE("minute", "m", 60_000, 0),
  /** Hours of elapsed time. */
  HOUR("hour", "h", 3_600_000, 0),
  /** Days of the calendar of a zone, 23 to 25 hours long. */
  DAY("day", "d", 0, 0),
  /** Monday to Friday of the calendar of a zone. */
  BUSINESS_DAY("business_day", "b", 0, 0),
  /** Weeks of the calendar of a zone. */
  WEEK("week", "w", 0, 0),
  /** Months of the calendar of a zone. */
  MONTH("month", "mo", 0, 1),
  /** Quarters of the calendar of a zone. */
  QUARTER("quarter", "q", 0, 3),
  /** Years of the calendar of a zone. */
  YEAR("year", "y", 0, 12);

  private static final long DAY_MILLIS = 86_400_000L;

  /** 365.2425 days by 12, the mean month of the Gregorian calendar. */
  private static final long MEAN_MONTH_MILLIS = 2_629_746_000L;

  private final String wireName;
  private final String code;
  private final long elapsedMillis;
  private final int months;

  FrequencyUnit(String wireName, String code, long elapsedMillis, int months) {
    this.wireName = wireName;
    this.code = code;
    this.elapsedMillis = elapsedMillis;
    this.months = months;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * The short text of the unit, as in {@link Frequency#parse(String)}.
   *
   * @return such as {@code h} or {@code mo}
   */
  public String code() {
    return code;
  }

  /**
   * Whether a step's length depends on the calendar and the zone.
   *
   * @return true from days upwards
   */
  public boolean isCalendar() {
    return compareTo(DAY) >= 0;
  }

  /**
   * How long one unit is on average, in the Gregorian calendar; a business day counts as 7/5 days.
   *
   * @return the mean length, exact where it does not depend on the calendar
   */
  public Duration meanLength() {
    if (!isCalendar()) {
      return Duration.ofMillis(elapsedMillis);
    }
    if (months > 0) {
      return Duration.ofMillis(months * MEAN_MONTH_MILLIS);
    }
    return switch (this) {
      case WEEK -> Duration.ofMillis(7 * DAY_MILLIS);
      case BUSINESS_DAY -> Duration.ofMillis(7 * DAY_MILLIS / 5);
      default -> Duration.ofMillis(DAY_MILLIS);
    };
  }

  /** Milliseconds in a unit of elapsed time, 0 for a unit of the calendar. */
  long elapsedMillis() {
    return elapsedMillis;
  }

  /** Calendar months in a unit, 0 for a unit that is not made of months. */
  int months() {
    return months;
  }
}
