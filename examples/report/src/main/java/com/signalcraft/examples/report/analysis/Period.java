package com.signalcraft.examples.report.analysis;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;

/**
 * What a person compares and plans in, for KPIs of one frequency.
 *
 * @param steps how many steps a period has, 1 or more
 * @param name what a period is called, such as {@code week}
 * @param horizon how many steps to look ahead unless said otherwise
 */
public record Period(int steps, String name, int horizon) {

  /**
   * The period for a frequency.
   *
   * @param frequency the distance of two values
   * @return the period
   */
  public static Period of(Frequency frequency) {
    int amount = frequency.amount();
    return switch (frequency.unit()) {
      case INDEX -> new Period(10, "10 values", 20);
      case SECOND -> ofParts(amount, 3_600, "hour", 1);
      case MINUTE -> ofParts(amount, 1_440, "day", 1);
      case HOUR -> ofParts(amount, 24, "day", 2);
      case DAY -> ofParts(amount, 7, "week", 4);
      case BUSINESS_DAY -> ofParts(amount, 5, "week", 4);
      case WEEK -> ofParts(amount, 4, "4 weeks", 3);
      case MONTH -> ofParts(amount, 12, "year", 1);
      case QUARTER -> ofParts(amount, 4, "year", 2);
      case YEAR -> new Period(1, FrequencyUnit.YEAR.wireName(), 6);
    };
  }

  private static Period ofParts(int amount, int parts, String name, int periodsAhead) {
    return parts % amount == 0 && amount < parts
        ? new Period(parts / amount, name, periodsAhead * parts / amount)
        : new Period(1, "value", 12);
  }
}
