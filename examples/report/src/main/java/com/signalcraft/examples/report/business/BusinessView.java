package com.signalcraft.examples.report.business;

import com.signalcraft.examples.report.chart.ChartSize;
import com.signalcraft.examples.report.chart.TimeChart;
import java.util.List;

/**
 * What the templates show: texts that they escape, and charts. The names are those in the
 * templates. A section that is not wanted has no element.
 *
 * @param title the report's title
 * @param subtitle which time it is about
 * @param description what the business does, or an empty text
 * @param overview the cards
 * @param kpis the charts
 * @param anomalies the anomalies
 * @param alerts the alerts
 * @param news the headlines
 * @param footer the last line
 */
public record BusinessView(
    String title,
    String subtitle,
    String description,
    List<Overview> overview,
    List<Kpis> kpis,
    List<AnomalyList> anomalies,
    List<AlertList> alerts,
    List<NewsList> news,
    String footer) {

  /** The cards. */
  record Overview(String words, List<Card> cards) {
    boolean hasCards() {
      return !cards.isEmpty();
    }
  }

  /** A number at a glance; the tone is {@code up}, {@code down} or empty, the line mark-up. */
  record Card(String name, String value, String note, String change, String tone, String line) {
    boolean hasLine() {
      return !line.isEmpty();
    }

    String printLine() {
      return Printed.of(line);
    }
  }

  /** The charts. */
  record Kpis(List<KpiView> items) {
    boolean isEmpty() {
      return items.isEmpty();
    }
  }

  /** A KPI; the level is that of its forecast's band, empty where there is none. */
  record KpiView(
      String id,
      String name,
      String words,
      List<Chart> chart,
      boolean hasForecast,
      List<LegendEntry> legend,
      List<String> notes,
      List<ForecastTable> table) {
    boolean hasNotes() {
      return !notes.isEmpty();
    }
  }

  /** A chart, drawn for the room that there is. */
  record Chart(TimeChart drawing, String label) {
    private static final ChartSize PRINT = new ChartSize("print", 720, 250, 9, 4);

    String wide() {
      return drawing.draw(ChartSize.WIDE);
    }

    String narrow() {
      return drawing.draw(ChartSize.NARROW);
    }

    String print() {
      return Printed.of(drawing.draw(PRINT));
    }
  }

  /** The icon is mark-up. */
  record LegendEntry(String icon, String name) {
    String printIcon() {
      return Printed.of(icon);
    }
  }

  record ForecastTable(String unit, List<ForecastRow> rows) {
    int count() {
      return rows.size();
    }
  }

  record ForecastRow(String time, String mean, String range) {}

  record AnomalyList(String words, List<AnomalyRow> rows) {
    boolean hasRows() {
      return !rows.isEmpty();
    }
  }

  /** The icon is mark-up. */
  record AnomalyRow(String time, String kpi, String icon, String severity, String story) {}

  record AlertList(String words, List<AlertRow> rows) {
    boolean hasRows() {
      return !rows.isEmpty();
    }
  }

  record AlertRow(String name, String kpi, String rule, String state, String tone, String why) {}

  record NewsList(String words, List<NewsRow> rows) {
    boolean hasRows() {
      return !rows.isEmpty();
    }
  }

  /** The address is empty where it is none of the web. */
  record NewsRow(String title, String url, String source, String time, String summary) {
    String printUrl() {
      return url.replace("&", "&amp;");
    }
  }
}
