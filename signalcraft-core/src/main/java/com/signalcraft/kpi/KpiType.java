package com.signalcraft.kpi;

import com.signalcraft.common.WireEnum;

/** What a KPI counts. */
public enum KpiType implements WireEnum {
  /** Money taken. */
  REVENUE("revenue"),
  /** Customers. */
  CUSTOMERS("customers"),
  /** Orders. */
  ORDERS("orders"),
  /** Visits. */
  TRAFFIC("traffic"),
  /** Anything else. */
  CUSTOM("custom");

  private final String wireName;

  KpiType(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
