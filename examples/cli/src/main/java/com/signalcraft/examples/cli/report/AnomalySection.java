package com.signalcraft.examples.cli.report;

import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.examples.cli.analysis.Analysis;
import com.signalcraft.examples.cli.chart.TimeChart;
import com.signalcraft.examples.cli.report.View.AnomalyRow;
import com.signalcraft.examples.cli.report.View.AnomalyTable;
import com.signalcraft.examples.cli.report.View.AnomalyView;
import com.signalcraft.examples.cli.report.View.Chart;
import com.signalcraft.examples.cli.report.View.LegendEntry;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The whole history with the range that was normal, and what fell out of it. */
final class AnomalySection {

  /** How many of the gravest are shown before the folded table of all. */
  private static final int SHOWN = 8;

  private AnomalySection() {}

  static AnomalyView of(Analysis analysis, Wording wording) {
    List<Verdict> anomalies = analysis.detection().anomalies();
    return new AnomalyView(
        words(analysis, anomalies, wording),
        Chart.of(chart(analysis, wording)),
        legend(anomalies),
        tables(anomalies, floor(analysis.kpi().series()), wording));
  }

  private static String words(Analysis analysis, List<Verdict> anomalies, Wording wording) {
    long judged = analysis.detection().verdicts().stream().filter(Verdict::judged).count();
    if (judged == 0) {
      return "The history is too short to tell what is normal.";
    }
    if (anomalies.isEmpty()) {
      return "None of the " + wording.steps(judged) + " that could be judged stands out.";
    }
    return Wording.count(anomalies.size(), "value")
        + " of "
        + Wording.decimals((double) judged, 0)
        + (anomalies.size() == 1 ? " stands" : " stand")
        + " out: "
        + Headline.bySeverity(anomalies)
        + ". The grey range is what was normal for its time.";
  }

  private static TimeChart chart(Analysis analysis, Wording wording) {
    TimeSeries series = analysis.kpi().series();
    List<Verdict> verdicts = analysis.detection().verdicts();
    double floor = floor(series);
    String name = analysis.kpi().valueName();
    TimeChart chart =
        new TimeChart(
            "The whole history of "
                + name
                + " with its normal range and its anomalies; they are in the table below",
            wording.axisZone());
    chart
        .band(
            "expected",
            series.timestamps(),
            Arrays.stream(column(verdicts, Verdict::lower))
                .map(low -> Math.max(low, floor))
                .toArray(),
            column(verdicts, Verdict::upper))
        .line("history", series.timestamps(), series.values());
    Hovers.addTo(chart, series, wording, name);
    AnomalyMarks.addTo(chart, analysis.detection(), Long.MIN_VALUE, wording);
    return chart;
  }

  private static List<LegendEntry> legend(List<Verdict> anomalies) {
    List<LegendEntry> entries = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = anomalies.stream().filter(v -> v.severity() == severity).count();
      if (count > 0) {
        entries.add(new LegendEntry(AnomalyMarks.icon(severity), severity.wireName(), (int) count));
      }
    }
    return entries;
  }

  private static List<AnomalyTable> tables(List<Verdict> anomalies, double floor, Wording wording) {
    List<Verdict> newestFirst = new ArrayList<>(anomalies);
    newestFirst.sort(Comparator.comparingLong(Verdict::epochMillis).reversed());
    if (anomalies.isEmpty()) {
      return List.of();
    }
    if (anomalies.size() <= SHOWN) {
      return List.of(new AnomalyTable("", "Anomalies", rows(newestFirst, floor, wording)));
    }
    List<Verdict> gravest =
        anomalies.stream()
            .sorted(
                Comparator.comparingDouble((Verdict v) -> Math.abs(v.deviationScore())).reversed())
            .limit(SHOWN)
            .toList();
    return List.of(
        new AnomalyTable("", "The gravest anomalies", rows(gravest, floor, wording)),
        new AnomalyTable(
            "All " + anomalies.size() + " anomalies, newest first",
            "All anomalies",
            rows(newestFirst, floor, wording)));
  }

  private static List<AnomalyRow> rows(List<Verdict> anomalies, double floor, Wording wording) {
    return anomalies.stream().map(verdict -> row(verdict, floor, wording)).toList();
  }

  private static AnomalyRow row(Verdict verdict, double floor, Wording wording) {
    Severity severity = verdict.severityIfAnomaly().orElse(Severity.LOW);
    return new AnomalyRow(
        wording.time(verdict.epochMillis()),
        AnomalyMarks.icon(severity),
        severity.wireName(),
        wording.value(verdict.value()),
        wording.value(verdict.expected()),
        wording.value(Math.max(verdict.lower(), floor)) + " to " + wording.value(verdict.upper()),
        deviation(verdict.deviationScore()));
  }

  private static String deviation(double score) {
    return (score > 0 ? "+" : "") + Wording.decimals(score, 1) + " σ";
  }

  /** A range is not shown below zero where the KPI never was. */
  private static double floor(TimeSeries series) {
    boolean negative = Arrays.stream(series.values()).anyMatch(value -> value < 0);
    return negative ? Double.NEGATIVE_INFINITY : 0;
  }

  private static double[] column(List<Verdict> verdicts, ToDoubleFunction<Verdict> field) {
    return verdicts.stream().mapToDouble(field).toArray();
  }
}
