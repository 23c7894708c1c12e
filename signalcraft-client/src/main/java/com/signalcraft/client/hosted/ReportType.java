package com.signalcraft.client.hosted;

import com.signalcraft.common.WireEnum;

/** What a report is written as. */
public enum ReportType implements WireEnum {
  /** A PDF document. */
  PDF("pdf");

  private final String wireName;

  ReportType(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
