package com.signalcraft.examples.report.kpi;

import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.analysis.Comparison;
import com.signalcraft.examples.report.analysis.Outlook;
import com.signalcraft.examples.report.chart.TimeChart;
import com.signalcraft.examples.report.kpi.View.Chart;
import com.signalcraft.examples.report.kpi.View.ForecastRow;
import com.signalcraft.examples.report.kpi.View.ForecastView;
import com.signalcraft.forecast.Band;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The latest history with the forecast and its band. */
final class ForecastSection {

  /** So many times the horizon of history is shown before the forecast, at least. */
  private static final int HISTORY_PER_HORIZON = 4;

  private static final int LEAST_HISTORY = 40;

  private ForecastSection() {}

  static ForecastView of(Analysis analysis, Wording wording) {
    return new ForecastView(
        words(analysis, wording),
        analysis.kpi().valueName(),
        Wording.percent(analysis.level().coverage()),
        Chart.of(chart(analysis, wording)),
        rows(analysis, wording));
  }

  private static String words(Analysis analysis, Wording wording) {
    TimeSeries mean = analysis.forecast().mean();
    Outlook outlook = Outlook.of(analysis);
    String what =
        outlook.isTotal()
            ? "about "
                + wording.value(outlook.mean())
                + " in total, "
                + wording.value(outlook.mean() / outlook.steps())
                + " a "
                + wording.step()
            : "about " + wording.value(outlook.mean()) + " on average";
    return "From "
        + wording.date(mean.timestampAt(0))
        + " to "
        + wording.date(mean.timestampAt(mean.size() - 1))
        + " the model expects "
        + what
        + ". The shaded range should hold "
        + Wording.percent(analysis.level().coverage())
        + " of the single values.";
  }

  private static TimeChart chart(Analysis analysis, Wording wording) {
    TimeSeries series = analysis.kpi().series();
    TimeSeries mean = analysis.forecast().mean();
    Band band = analysis.forecast().band(analysis.level());
    int shown = Math.max(LEAST_HISTORY, HISTORY_PER_HORIZON * mean.size());
    TimeSeries recent = series.slice(Math.max(0, series.size() - shown), series.size());
    String name = analysis.kpi().valueName();
    TimeChart chart =
        new TimeChart(
            name
                + " of the latest "
                + wording.steps(recent.size())
                + " and the forecast of the next "
                + wording.steps(mean.size())
                + "; the numbers are in the table below",
            wording.axisZone());
    // Band and line start at the last value, so that the eye finds where they come from.
    int last = Comparison.lastObserved(series).orElse(series.size() - 1);
    long[] times = from(series.timestampAt(last), mean.timestamps());
    double value = series.valueAt(last);
    chart
        .band("forecast", times, from(value, band.lower()), from(value, band.upper()))
        .rule(series.timestampAt(last), "last value")
        .line("history", recent.timestamps(), recent.values())
        .line("forecast", times, from(value, mean.values()));
    AnomalyMarks.addTo(chart, analysis.detection(), recent.timestampAt(0), wording);
    Hovers.addTo(chart, recent, wording, name);
    double[] lower = band.lower();
    double[] upper = band.upper();
    for (int i = 0; i < mean.size(); i++) {
      chart.hover(
          mean.timestampAt(i),
          mean.valueAt(i),
          wording.time(mean.timestampAt(i))
              + ": forecast "
              + wording.value(mean.valueAt(i))
              + " ("
              + wording.value(lower[i])
              + " to "
              + wording.value(upper[i])
              + ")");
    }
    return chart;
  }

  private static long[] from(long first, long[] rest) {
    return LongStream.concat(LongStream.of(first), Arrays.stream(rest)).toArray();
  }

  private static double[] from(double first, double[] rest) {
    return DoubleStream.concat(DoubleStream.of(first), Arrays.stream(rest)).toArray();
  }

  private static List<ForecastRow> rows(Analysis analysis, Wording wording) {
    TimeSeries mean = analysis.forecast().mean();
    Band band = analysis.forecast().band(analysis.level());
    double[] lower = band.lower();
    double[] upper = band.upper();
    List<ForecastRow> rows = new ArrayList<>();
    for (int i = 0; i < mean.size(); i++) {
      rows.add(
          new ForecastRow(
              wording.time(mean.timestampAt(i)),
              wording.value(mean.valueAt(i)),
              wording.value(lower[i]),
              wording.value(upper[i])));
    }
    return rows;
  }
}
