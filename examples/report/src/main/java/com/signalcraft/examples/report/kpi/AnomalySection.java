package com.signalcraft.examples.report.kpi;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Episode;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.chart.TimeChart;
import com.signalcraft.examples.report.kpi.View.AnomalyRow;
import com.signalcraft.examples.report.kpi.View.AnomalyView;
import com.signalcraft.examples.report.kpi.View.Chart;
import com.signalcraft.examples.report.kpi.View.EpisodeRow;
import com.signalcraft.examples.report.kpi.View.EpisodeTable;
import com.signalcraft.examples.report.kpi.View.LegendEntry;
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
    Detection detection = analysis.detection();
    return new AnomalyView(
        words(detection, wording),
        Chart.of(chart(analysis, wording)),
        legend(detection.episodes()),
        !detection.changePoints().isEmpty(),
        detection.changePoints().stream()
            .map(
                change ->
                    wording.time(change.epochMillis()) + ": " + AnomalyMarks.words(change, wording))
            .toList(),
        episodes(detection.episodes(), wording),
        Wording.count(detection.anomalies().size(), "value"),
        values(detection.anomalies(), floor(analysis.kpi().series()), wording));
  }

  private static String words(Detection detection, Wording wording) {
    long judged = detection.verdicts().stream().filter(Verdict::judged).count();
    if (judged == 0) {
      return "The history is too short to tell what is normal.";
    }
    List<Episode> episodes = detection.episodes();
    if (episodes.isEmpty()) {
      return "None of the " + wording.steps(judged) + " that could be judged stands out.";
    }
    return Wording.count(episodes.size(), "episode")
        + " in which "
        + Wording.count(detection.anomalies().size(), "value")
        + " of "
        + Wording.decimals((double) judged, 0)
        + (detection.anomalies().size() == 1 ? " stands" : " stand")
        + " out: "
        + Headline.bySeverity(episodes)
        + ". The grey range is what was normal for its time; a mark shows where an episode peaks.";
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
    AnomalyMarks.addChangesTo(chart, analysis.detection(), wording);
    return chart;
  }

  private static List<LegendEntry> legend(List<Episode> episodes) {
    List<LegendEntry> entries = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = episodes.stream().filter(e -> e.severity() == severity).count();
      if (count > 0) {
        entries.add(new LegendEntry(AnomalyMarks.icon(severity), severity.wireName(), (int) count));
      }
    }
    return entries;
  }

  private static List<EpisodeTable> episodes(List<Episode> episodes, Wording wording) {
    List<Episode> newestFirst = new ArrayList<>(episodes);
    newestFirst.sort(Comparator.comparingLong(Episode::startMillis).reversed());
    if (episodes.isEmpty()) {
      return List.of();
    }
    if (episodes.size() <= SHOWN) {
      return List.of(new EpisodeTable("", "Episodes", rows(newestFirst, wording)));
    }
    List<Episode> gravest =
        episodes.stream()
            .sorted(Comparator.comparingDouble(AnomalySection::size).reversed())
            .limit(SHOWN)
            .toList();
    return List.of(
        new EpisodeTable("", "The gravest episodes", rows(gravest, wording)),
        new EpisodeTable(
            "All " + episodes.size() + " episodes, newest first",
            "All episodes",
            rows(newestFirst, wording)));
  }

  private static double size(Episode episode) {
    return Math.abs(episode.peak().deviationScore());
  }

  private static List<EpisodeRow> rows(List<Episode> episodes, Wording wording) {
    return episodes.stream()
        .map(
            episode ->
                new EpisodeRow(
                    wording.span(episode.startMillis(), episode.endMillis()),
                    AnomalyMarks.icon(episode.severity()),
                    episode.severity().wireName(),
                    deviation(episode.peak().deviationScore()),
                    Wording.capital(episode.explanation())))
        .toList();
  }

  private static List<AnomalyRow> values(List<Verdict> anomalies, double floor, Wording wording) {
    return anomalies.stream()
        .sorted(Comparator.comparingLong(Verdict::epochMillis).reversed())
        .map(verdict -> row(verdict, floor, wording))
        .toList();
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
