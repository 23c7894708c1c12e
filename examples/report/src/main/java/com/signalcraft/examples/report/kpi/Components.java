package com.signalcraft.examples.report.kpi;

import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.chart.ChartSize;
import com.signalcraft.examples.report.chart.ColumnChart;
import com.signalcraft.examples.report.chart.TimeChart;
import com.signalcraft.examples.report.kpi.View.ComponentView;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts that the model's values are made of: the trend over time, each season over its cycle.
 *
 * @param words what the parts mean
 * @param views the charts, in the model's order
 */
record Components(String words, List<ComponentView> views) {

  private static final String TREND = "trend";

  static Components of(Analysis analysis, Wording wording) {
    FittedForecaster model = analysis.decomposition();
    List<Component> parts = model.components();
    if (parts.isEmpty()) {
      return new Components("", List.of());
    }
    boolean multiply = multiply(parts, model.fitted());
    List<ComponentView> views = new ArrayList<>();
    for (Component part : parts) {
      views.add(
          part.name().equals(TREND)
              ? trend(part, analysis, wording)
              : season(part, analysis, wording, multiply));
    }
    String how =
        multiply
            ? "the trend, times so many per cent for each season."
            : "the trend, and so much more or less for each season.";
    return new Components(
        model == analysis.fitted()
            ? "What the forecast's model is made of: " + how
            : "The forecast's model has no seasons. A straight line with seasons sees these in the"
                + " history: "
                + how,
        views);
  }

  /** Whether the parts' product, not their sum, is the fitted value. */
  private static boolean multiply(List<Component> parts, TimeSeries fitted) {
    double sumError = 0;
    double productError = 0;
    List<double[]> values = parts.stream().map(Component::values).toList();
    for (int i = 0; i < fitted.size(); i++) {
      if (!fitted.isMissing(i)) {
        double sum = 0;
        double product = 1;
        for (double[] part : values) {
          sum += part[i];
          product *= part[i];
        }
        sumError += Math.abs(fitted.valueAt(i) - sum);
        productError += Math.abs(fitted.valueAt(i) - product);
      }
    }
    return productError < sumError;
  }

  private static ComponentView trend(Component part, Analysis analysis, Wording wording) {
    TimeSeries series = analysis.kpi().series();
    double[] values = part.values();
    double first = values[0];
    double last = values[values.length - 1];
    String words =
        "From "
            + wording.value(first)
            + " to "
            + wording.value(last)
            + (first > 0 && last > 0 ? " (" + Wording.signedPercent(last / first - 1) + ")" : "");
    String chart =
        new TimeChart("The trend. " + words, wording.axisZone())
            .line("history pale", series.timestamps(), series.values())
            .line("trend", series.timestamps(), values)
            .draw(ChartSize.SMALL);
    return new ComponentView("Trend", words, chart);
  }

  private static ComponentView season(
      Component part, Analysis analysis, Wording wording, boolean multiply) {
    TimeSeries series = analysis.kpi().series();
    double[] values = part.values();
    if (multiply) {
      // A factor of 1.12 is shown as 12 per cent more.
      Arrays.setAll(values, i -> 100 * (values[i] - 1));
    }
    String name = Wording.capital(part.name());
    return Cycle.of(part.name(), series, values)
        .map(cycle -> cycleView(name, cycle, wording, multiply))
        .orElseGet(() -> lineView(name, series, values, wording));
  }

  private static ComponentView cycleView(
      String name, Cycle cycle, Wording wording, boolean multiply) {
    List<String> titles = new ArrayList<>();
    int best = 0;
    int worst = 0;
    for (int i = 0; i < cycle.values().length; i++) {
      titles.add(cycle.longNames().get(i) + ": " + amount(cycle.values()[i], wording, multiply));
      best = cycle.values()[i] > cycle.values()[best] ? i : best;
      worst = cycle.values()[i] < cycle.values()[worst] ? i : worst;
    }
    String words = "Most: " + titles.get(best) + "; least: " + titles.get(worst);
    String chart =
        new ColumnChart(
                name + ". " + String.join("; ", titles), cycle.names(), cycle.values(), titles)
            .draw(ChartSize.SMALL);
    return new ComponentView(name + (multiply ? ", in per cent" : ""), words, chart);
  }

  private static String amount(double value, Wording wording, boolean multiply) {
    return multiply ? Wording.signedPercent(value / 100) : wording.signed(value);
  }

  /** A season that no calendar names is shown over its latest stretch. */
  private static ComponentView lineView(
      String name, TimeSeries series, double[] values, Wording wording) {
    int from = Math.max(0, values.length - 120);
    long[] times = Arrays.copyOfRange(series.timestamps(), from, values.length);
    String words = "The latest " + wording.steps(times.length);
    String chart =
        new TimeChart(name + ". " + words, wording.axisZone())
            .line("trend", times, Arrays.copyOfRange(values, from, values.length))
            .draw(ChartSize.SMALL);
    return new ComponentView(name, words, chart);
  }
}
