package com.signalcraft.alert.internal.probe;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneOffset;

/** How far the points of a series are apart. */
public interface Grid {

  /**
   * The distance of two points, as it is known at a point.
   *
   * @param index the point, which may only rise from call to call
   * @return milliseconds, or 0 where it is not known
   */
  long stepAt(int index);

  /**
   * Whether the steps are days of the calendar, or longer.
   *
   * @param index the point, which may only rise from call to call
   * @return true if they are
   */
  boolean isCalendarAt(int index);

  /**
   * The frequency that a series has as a whole.
   *
   * @param series the series
   * @return the same for each point
   */
  static Grid of(TimeSeries series) {
    long step =
        series.frequency().map(frequency -> frequency.plus(0, 1, ZoneOffset.UTC)).orElse(0L);
    boolean calendar =
        series.frequency().map(Frequency::unit).filter(FrequencyUnit::isCalendar).isPresent();
    return new Grid() {
      @Override
      public long stepAt(int index) {
        return step;
      }

      @Override
      public boolean isCalendarAt(int index) {
        return calendar;
      }
    };
  }
}
