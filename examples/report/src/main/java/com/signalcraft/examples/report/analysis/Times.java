package com.signalcraft.examples.report.analysis;

import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.format.DateTimeFormatter;

/** Time stamps as other programs read them. */
public final class Times {

  private Times() {}

  /**
   * The time stamp of an observation.
   *
   * @param series the series
   * @param index which observation
   * @return ISO 8601 with the offset of the series' zone; the number itself where there is no
   *     calendar
   */
  public static String text(TimeSeries series, int index) {
    boolean counts = series.frequency().map(f -> f.unit() == FrequencyUnit.INDEX).orElse(false);
    return counts
        ? Long.toString(series.timestampAt(index))
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            series.instantAt(index).atZone(series.zone()));
  }
}
