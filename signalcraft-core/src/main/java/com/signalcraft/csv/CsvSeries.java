package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;

/**
 * A series and what was read for it. Immutable.
 *
 * @param series the series
 * @param report every row accounted for
 */
public record CsvSeries(TimeSeries series, CsvReport report) {

  /** Checks that both are there. */
  public CsvSeries {
    Checks.required("series", series);
    Checks.required("report", report);
  }
}
