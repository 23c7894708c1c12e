package com.signalcraft.forecast.holiday;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * Knows the holidays of a country, a region or a business. Implementations are thread-safe, and
 * serialisable if the model or detector that holds them is to be: a lambda is if what it captures
 * is.
 */
@FunctionalInterface
public interface HolidayCalendar extends Serializable {

  /**
   * The holidays of a span of days.
   *
   * @param first the first day
   * @param last the last day, inclusive
   * @return the holidays in order of their dates; several may fall on one day
   */
  List<Holiday> between(LocalDate first, LocalDate last);
}
