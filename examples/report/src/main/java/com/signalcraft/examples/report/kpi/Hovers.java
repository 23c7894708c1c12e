package com.signalcraft.examples.report.kpi;

import com.signalcraft.examples.report.chart.TimeChart;
import com.signalcraft.series.TimeSeries;

/** What the pointer is told over a line. */
final class Hovers {

  private Hovers() {}

  static void addTo(TimeChart chart, TimeSeries series, Wording wording, String name) {
    for (int i = 0; i < series.size(); i++) {
      chart.hover(
          series.timestampAt(i),
          series.valueAt(i),
          wording.time(series.timestampAt(i))
              + ": "
              + wording.value(series.valueAt(i))
              + " "
              + name);
    }
  }
}
