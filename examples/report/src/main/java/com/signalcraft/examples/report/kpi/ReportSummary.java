package com.signalcraft.examples.report.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.signalcraft.anomaly.Episode;
import com.signalcraft.examples.report.analysis.AlertOutcome;
import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.analysis.Comparison;
import com.signalcraft.examples.report.analysis.DataQuality;
import com.signalcraft.examples.report.analysis.Outlook;
import com.signalcraft.examples.report.analysis.Times;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A report in a few lines, as the command prints it.
 *
 * @param text for a person; not part of the JSON
 * @param source the file
 * @param values how many steps the series has
 * @param firstTime its first time stamp
 * @param lastTime its last time stamp
 * @param latestValue the latest value that is there, or null
 * @param change the change against the period before, as a share, or null
 * @param model the kind of model that was used
 * @param modelDescription the model in words
 * @param horizon how many steps were forecast
 * @param level the level of the interval
 * @param forecastMean the total, or the mean, of the forecast
 * @param forecastLower its cautious lower bound
 * @param forecastUpper its cautious upper bound
 * @param forecastIsTotal whether these three are totals
 * @param betterThanSeasonalNaive the share of the seasonal naive forecast's error that is saved, or
 *     null
 * @param anomalies how many values are anomalies
 * @param episodes how many episodes these make
 * @param alerts how often alerts would have fired
 * @param badRows how many rows could not be used
 * @param missingSteps how many steps have no value
 * @param report where the page is
 */
public record ReportSummary(
    @JsonIgnore String text,
    String source,
    int values,
    String firstTime,
    String lastTime,
    @Nullable Double latestValue,
    @Nullable Double change,
    String model,
    String modelDescription,
    int horizon,
    double level,
    double forecastMean,
    double forecastLower,
    double forecastUpper,
    boolean forecastIsTotal,
    @Nullable Double betterThanSeasonalNaive,
    int anomalies,
    int episodes,
    long alerts,
    long badRows,
    int missingSteps,
    String report) {

  /**
   * The summary of an analysis.
   *
   * @param analysis what was found out
   * @param report where the page is
   * @return the summary
   */
  public static ReportSummary of(Analysis analysis, String report) {
    TimeSeries series = analysis.kpi().series();
    Outlook outlook = Outlook.of(analysis);
    DataQuality quality = analysis.kpi().quality();
    Optional<Double> latest =
        Comparison.lastObserved(series).stream().mapToObj(series::valueAt).findFirst();
    return new ReportSummary(
        text(analysis, report),
        analysis.kpi().source(),
        series.size(),
        Times.text(series, 0),
        Times.text(series, series.size() - 1),
        latest.orElse(null),
        Comparison.of(analysis.kpi()).map(Comparison::share).orElse(null),
        analysis.fitted().modelType().wireName(),
        analysis.fitted().description(),
        outlook.steps(),
        analysis.level().coverage(),
        outlook.mean(),
        outlook.lower(),
        outlook.upper(),
        outlook.isTotal(),
        analysis.backtest().gain().orElse(null),
        analysis.detection().anomalies().size(),
        analysis.detection().episodes().size(),
        firings(analysis),
        quality.badRowCount(),
        quality.missingSteps(),
        report);
  }

  private static long firings(Analysis analysis) {
    return analysis.alerts().stream().mapToLong(outcome -> outcome.firings().size()).sum();
  }

  private static String text(Analysis analysis, String report) {
    Wording wording = Wording.of(analysis.kpi().series());
    TimeSeries series = analysis.kpi().series();
    StringBuilder lines = new StringBuilder();
    lines
        .append(analysis.kpi().valueName())
        .append(" in ")
        .append(analysis.kpi().source())
        .append(": ")
        .append(wording.steps(series.size()))
        .append(", ")
        .append(wording.date(series.timestampAt(0)))
        .append(" to ")
        .append(wording.date(series.timestampAt(series.size() - 1)))
        .append(System.lineSeparator());
    line(lines, "latest", latest(analysis, wording));
    line(lines, "forecast", forecast(analysis, wording));
    line(lines, "quality", quality(analysis));
    line(lines, "anomalies", anomalies(analysis, wording));
    line(lines, "alerts", alerts(analysis));
    if (analysis.kpi().quality().badRowCount() > 0) {
      line(
          lines,
          "bad rows",
          Wording.count(analysis.kpi().quality().badRowCount(), "row")
              + " could not be used; the report lists them");
    }
    line(lines, "report", report);
    return lines.toString();
  }

  private static void line(StringBuilder lines, String name, String text) {
    lines.append("  ").append(name);
    lines.append(" ".repeat(11 - name.length())).append(text).append(System.lineSeparator());
  }

  private static String latest(Analysis analysis, Wording wording) {
    TimeSeries series = analysis.kpi().series();
    String value =
        Comparison.lastObserved(series).stream()
            .mapToObj(
                i ->
                    wording.value(series.valueAt(i))
                        + " ("
                        + wording.time(series.timestampAt(i))
                        + ")")
            .findFirst()
            .orElse("none");
    return value
        + Comparison.of(analysis.kpi())
            .map(
                change ->
                    "; "
                        + change.name()
                        + " "
                        + Wording.signedPercent(change.share())
                        + " on the one before")
            .orElse("");
  }

  private static String forecast(Analysis analysis, Wording wording) {
    Outlook outlook = Outlook.of(analysis);
    return "next "
        + wording.steps(outlook.steps())
        + ": "
        + wording.value(outlook.mean())
        + (outlook.isTotal() ? " in total" : " on average")
        + " ("
        + Wording.percent(analysis.level().coverage())
        + " range "
        + wording.value(outlook.lower())
        + " to "
        + wording.value(outlook.upper())
        + ")";
  }

  private static String quality(Analysis analysis) {
    return analysis
        .backtest()
        .gain()
        .map(
            share ->
                Math.abs(share) < 0.005
                    ? "no better than " + analysis.backtest().referenceWords()
                    : Wording.percent(Math.abs(share))
                        + (share > 0 ? " better than " : " worse than ")
                        + analysis.backtest().referenceWords()
                        + ", in a test on the past")
        .orElse("too little history to test the forecast");
  }

  private static String anomalies(Analysis analysis, Wording wording) {
    List<Episode> episodes = analysis.detection().episodes();
    return episodes.isEmpty()
        ? "none"
        : Wording.count(episodes.size(), "episode")
            + " ("
            + Headline.bySeverity(episodes)
            + "), the last "
            + wording.time(Headline.last(episodes).startMillis());
  }

  private static String alerts(Analysis analysis) {
    long rules = analysis.alerts().size();
    boolean derived = analysis.alerts().stream().anyMatch(AlertOutcome::derived);
    return firings(analysis)
        + " would have fired, by "
        + Wording.count(rules, "rule")
        + (derived ? " derived from the data" : "");
  }
}
