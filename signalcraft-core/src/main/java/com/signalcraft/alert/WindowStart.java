package com.signalcraft.alert;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Where a window begins that ends at a given time. In a series whose steps are days of the calendar
 * or longer, 24 hours are a day of its calendar, so that the day on which summer time begins, of 23
 * hours, does not share its window with the day before.
 */
interface WindowStart {

  /**
   * The begin of a window.
   *
   * @param end the window's end, in milliseconds since 1970-01-01T00:00Z
   * @return its begin, exclusive
   */
  long before(long end);

  /** The rule for a series and a length in milliseconds. */
  static WindowStart of(TimeSeries series, long timeframe) {
    boolean wholeDays = timeframe == Duration.ofDays(1).toMillis();
    boolean calendar =
        series.frequency().map(Frequency::unit).filter(FrequencyUnit::isCalendar).isPresent();
    ZoneId zone = series.zone();
    return wholeDays && calendar
        ? end -> Frequency.DAILY.plus(end, -1, zone)
        : end -> end - timeframe;
  }
}
