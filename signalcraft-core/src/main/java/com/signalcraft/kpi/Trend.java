package com.signalcraft.kpi;

import com.signalcraft.common.WireEnum;

/** Where a KPI goes. */
public enum Trend implements WireEnum {
  /** More than before. */
  UP("up"),
  /** Less than before. */
  DOWN("down"),
  /** The same as before, or nothing to compare with. */
  STABLE("stable");

  private final String wireName;

  Trend(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
