package com.signalcraft.examples.report.business;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.examples.report.business.BusinessView.Chart;
import com.signalcraft.examples.report.business.BusinessView.LegendEntry;
import com.signalcraft.examples.report.chart.MarkerShape;
import com.signalcraft.examples.report.chart.TimeChart;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Draws a KPI: its history, its forecast with the band, and its anomalies. */
final class KpiChart {

  private final KpiFacts kpi;
  private final List<Anomaly> anomalies;
  private final Units units;

  KpiChart(KpiFacts kpi, List<Anomaly> anomalies, Units units) {
    this.kpi = kpi;
    this.anomalies = anomalies;
    this.units = units;
  }

  /** The chart; none where there is nothing to show. */
  List<Chart> draw() {
    TimeSeries history = kpi.history();
    if (history.size() == history.missingCount() && kpi.ahead().isEmpty()) {
      return List.of();
    }
    String label = label();
    TimeChart chart = new TimeChart(label, history.zone());
    long[] ahead =
        kpi.ahead().stream().mapToLong(made -> made.forecastDate().toEpochMilli()).toArray();
    chart.band(
        "band", ahead, bounds(Prediction::confidenceLower), bounds(Prediction::confidenceUpper));
    chart.line("history", history.timestamps(), history.values());
    chart.line("forecast", ahead, values(made -> made.predictedValue().doubleValue()));
    for (Anomaly anomaly : anomalies) {
      mark(chart, anomaly);
    }
    return List.of(new Chart(chart, label));
  }

  private double[] bounds(java.util.function.Function<Prediction, @Nullable BigDecimal> bound) {
    return values(
        made -> {
          BigDecimal value = bound.apply(made);
          return value == null ? Double.NaN : value.doubleValue();
        });
  }

  private double[] values(ToDoubleFunction<Prediction> value) {
    return kpi.ahead().stream().mapToDouble(value).toArray();
  }

  /** On the line, at the step that holds the odd value. */
  private void mark(TimeChart chart, Anomaly anomaly) {
    TimeSeries history = kpi.history();
    int after = history.firstIndexFrom(anomaly.timestamp().plusMillis(1));
    int at = after - 1;
    if (at >= 0 && !history.isMissing(at)) {
      Severity severity = severity(anomaly);
      chart.marker(
          severity.wireName(),
          MarkerShape.of(severity),
          history.timestampAt(at),
          history.valueAt(at),
          AnomalyWords.of(anomaly, kpi, units));
    }
  }

  /** One that this version does not know, or none, is the least. */
  static Severity severity(Anomaly anomaly) {
    OpenEnum<Severity> severity = anomaly.severity();
    return severity == null ? Severity.LOW : severity.known().orElse(Severity.LOW);
  }

  List<LegendEntry> legend() {
    return new TreeSet<>(anomalies.stream().map(KpiChart::severity).toList())
        .stream()
            .map(
                severity ->
                    new LegendEntry(
                        MarkerShape.of(severity).icon(severity.wireName()), severity.wireName()))
            .toList();
  }

  private String label() {
    TimeSeries history = kpi.history();
    double[] values = Arrays.stream(history.values()).filter(Double::isFinite).toArray();
    StringBuilder words = new StringBuilder("Chart of ").append(kpi.source().name());
    if (values.length > 0) {
      words
          .append(" from ")
          .append(units.wording().date(history.timestampAt(0)))
          .append(" to ")
          .append(units.wording().date(history.timestampAt(history.size() - 1)))
          .append(": from ")
          .append(units.value(values[0]))
          .append(" to ")
          .append(units.value(values[values.length - 1]))
          .append(", the least ")
          .append(units.value(Arrays.stream(values).min().orElseThrow()))
          .append(", the greatest ")
          .append(units.value(Arrays.stream(values).max().orElseThrow()));
    }
    if (!kpi.ahead().isEmpty()) {
      Prediction last = kpi.ahead().get(kpi.ahead().size() - 1);
      words
          .append("; forecast until ")
          .append(units.wording().date(last.forecastDate().toEpochMilli()))
          .append(": ")
          .append(units.value(last.predictedValue().doubleValue()));
    }
    if (!anomalies.isEmpty()) {
      words
          .append("; ")
          .append(com.signalcraft.examples.report.kpi.Wording.count(anomalies.size(), "anomaly"))
          .append(" marked");
    }
    return words.append('.').toString();
  }
}
