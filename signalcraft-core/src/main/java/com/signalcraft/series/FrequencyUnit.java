package com.signalcraft.series;

import com.signalcraft.common.WireEnum;

/** The unit of a {@link Frequency}, from the shortest to the longest. */
public enum FrequencyUnit implements WireEnum {
  /** No calendar: an observation's timestamp is its index, one millisecond a step. */
  INDEX("index"),
  /** Seconds of elapsed time. */
  SECOND("second"),
  /** Minutes of elapsed time. */
  MINUTE("minute"),
  /** Hours of elapsed time. */
  HOUR("hour"),
  /** Days of the calendar of a zone, 23 to 25 hours long. */
  DAY("day"),
  /** Monday to Friday of the calendar of a zone. */
  BUSINESS_DAY("business_day"),
  /** Weeks of the calendar of a zone. */
  WEEK("week"),
  /** Months of the calendar of a zone. */
  MONTH("month"),
  /** Quarters of the calendar of a zone. */
  QUARTER("quarter"),
  /** Years of the calendar of a zone. */
  YEAR("year");

  private final String wireName;

  FrequencyUnit(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * Whether a step's length depends on the calendar and the zone.
   *
   * @return true from days upwards
   */
  public boolean isCalendar() {
    return compareTo(DAY) >= 0;
  }
}
