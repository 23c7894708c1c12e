package com.signalcraft.examples.report.business;

import com.signalcraft.common.WireEnum;

/** A part of a report that may be left out. */
public enum ReportSection implements WireEnum {
  /** A card for each KPI. */
  OVERVIEW("overview"),
  /** A chart for each KPI, and what is to be known of its data. */
  KPIS("kpis"),
  /** Forecasts: in the charts, and in words. */
  FORECASTS("forecasts"),
  /** Anomalies: in the charts, and in words. */
  ANOMALIES("anomalies"),
  /** Alerts and their states. */
  ALERTS("alerts"),
  /** Headlines. */
  NEWS("news");

  private final String wireName;

  ReportSection(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
