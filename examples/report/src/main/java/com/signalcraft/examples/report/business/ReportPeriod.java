package com.signalcraft.examples.report.business;

import com.signalcraft.common.WireEnum;
import com.signalcraft.series.Frequency;

/** How far a report looks back. */
public enum ReportPeriod implements WireEnum {
  /** Seven days. */
  WEEK("7d", 7),
  /** Thirty days. */
  MONTH("30d", 30),
  /** Ninety days. */
  QUARTER("90d", 90),
  /** 365 days. */
  YEAR("1y", 365);

  private final String wireName;
  private final int days;

  ReportPeriod(String wireName, int days) {
    this.wireName = wireName;
    this.days = days;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * How many days it has, today included.
   *
   * @return the days
   */
  public int days() {
    return days;
  }

  /** The finest step that its charts show. */
  Frequency step() {
    return this == WEEK ? Frequency.HOURLY : Frequency.DAILY;
  }
}
