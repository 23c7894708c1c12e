package com.signalcraft.examples.report.kpi;

import com.signalcraft.examples.report.chart.ChartSize;
import com.signalcraft.examples.report.chart.TimeChart;
import java.util.List;

/**
 * What the template shows: texts that it escapes, and charts. The names are those in the template.
 *
 * @param title the report's title
 * @param subtitle what it is about, in a line
 * @param generator the program and its version
 * @param stepName what one step is called, such as {@code Day}
 * @param cards the few numbers at the top
 * @param forecast the forecast
 * @param anomalies the anomalies
 * @param componentWords what the components mean
 * @param components the components
 * @param accuracy the backtest
 * @param alerts the alerts
 * @param data the data and its troubles
 * @param making how the report was made
 * @param footer the last line
 */
record View(
    String title,
    String subtitle,
    String generator,
    String stepName,
    List<Card> cards,
    ForecastView forecast,
    AnomalyView anomalies,
    String componentWords,
    List<ComponentView> components,
    AccuracyView accuracy,
    AlertView alerts,
    DataView data,
    List<Fact> making,
    String footer) {

  boolean hasComponents() {
    return !components.isEmpty();
  }

  /** A number at the top; the tone is {@code good}, {@code bad} or empty. */
  record Card(String name, String value, String note, String tone) {}

  /** A chart for both widths. */
  record Chart(String wide, String narrow) {
    /** The chart; none where it has nothing to show. */
    static List<Chart> of(TimeChart chart) {
      String wide = chart.draw(ChartSize.WIDE);
      return wide.isEmpty() ? List.of() : List.of(new Chart(wide, chart.draw(ChartSize.NARROW)));
    }
  }

  record Fact(String name, String value) {}

  record ForecastView(
      String words, String valueName, String level, List<Chart> chart, List<ForecastRow> rows) {
    int count() {
      return rows.size();
    }
  }

  record ForecastRow(String time, String mean, String lower, String upper) {}

  record AnomalyView(
      String words,
      List<Chart> chart,
      List<LegendEntry> legend,
      boolean hasChanges,
      List<String> changes,
      List<EpisodeTable> episodes,
      String count,
      List<AnomalyRow> values) {
    boolean hasValues() {
      return !values.isEmpty();
    }
  }

  /** The icon is mark-up, the rest text. */
  record LegendEntry(String icon, String name, int count) {}

  /** A table; one with a heading is folded away. */
  record EpisodeTable(String heading, String label, List<EpisodeRow> rows) {}

  record EpisodeRow(
      String time, String icon, String severity, String deviation, String explanation) {}

  record AnomalyRow(
      String time,
      String icon,
      String severity,
      String value,
      String expected,
      String range,
      String deviation) {}

  /** The chart is mark-up. */
  record ComponentView(String name, String words, String chart) {}

  record AccuracyView(String words, List<AccuracyRow> rows, String note) {
    boolean hasRows() {
      return !rows.isEmpty();
    }
  }

  record AccuracyRow(
      String model,
      boolean chosen,
      String mae,
      String mase,
      String smape,
      String rmse,
      String coverage) {}

  record AlertView(
      String words, List<RuleRow> rules, String firingsHeading, List<FiringRow> firings) {
    boolean hasFirings() {
      return !firings.isEmpty();
    }
  }

  record RuleRow(String rule, String count, String last, String why) {}

  record FiringRow(String time, String rule, String why) {}

  record DataView(
      String words,
      List<Fact> facts,
      String badRowsHeading,
      List<BadRowView> badRows,
      List<String> gaps) {
    boolean hasBadRows() {
      return !badRows.isEmpty();
    }

    boolean hasGaps() {
      return !gaps.isEmpty();
    }
  }

  record BadRowView(String line, String column, String text, String reason) {}
}
