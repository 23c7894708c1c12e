package com.signalcraft.client.hosted;

import com.signalcraft.common.WireEnum;

/** How far an export goes back. */
public enum ExportTimeframe implements WireEnum {
  /** Thirty days. */
  THIRTY_DAYS("30d"),
  /** Ninety days. */
  NINETY_DAYS("90d"),
  /** One year. */
  ONE_YEAR("1y"),
  /** To the begin. */
  ALL("all");

  private final String wireName;

  ExportTimeframe(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
