package com.signalcraft.client.hosted;

import com.signalcraft.common.WireEnum;

/** What an export is written as. */
public enum ExportFormat implements WireEnum {
  /** Values separated by commas. */
  CSV("csv"),
  /** JSON. */
  JSON("json"),
  /** A workbook of Excel. */
  EXCEL("excel");

  private final String wireName;

  ExportFormat(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
