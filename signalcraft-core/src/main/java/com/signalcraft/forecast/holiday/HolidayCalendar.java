package com.signalcraft.forecast.holiday;

import java.time.LocalDate;
import java.util.List;

/** Knows the holidays of a country, a region or a business. Implementations are thread-safe. */
@FunctionalInterface
public interface HolidayCalendar {

  /**
   * The holidays of a span of days.
   *
   * @param first the first day
   * @param last the last day, inclusive
   * @return the holidays in order of their dates; several may fall on one day
   */
  List<Holiday> between(LocalDate first, LocalDate last);
}
