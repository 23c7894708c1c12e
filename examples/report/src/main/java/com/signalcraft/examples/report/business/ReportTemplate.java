package com.signalcraft.examples.report.business;

import com.signalcraft.common.WireEnum;

/** How much a report tells. */
public enum ReportTemplate implements WireEnum {
  /** What matters, in a few pages. */
  SUMMARY("summary", 10, 5),
  /** With the forecasts as tables, more anomalies and more headlines. */
  DETAILED("detailed", 100, 25);

  private final String wireName;
  private final int anomalies;
  private final int headlines;

  ReportTemplate(String wireName, int anomalies, int headlines) {
    this.wireName = wireName;
    this.anomalies = anomalies;
    this.headlines = headlines;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** How many anomalies it lists at the most. */
  int anomalies() {
    return anomalies;
  }

  /** How many headlines it lists at the most. */
  int headlines() {
    return headlines;
  }

  /** Whether forecasts are told as tables, too. */
  boolean hasTables() {
    return this == DETAILED;
  }
}
