package com.signalcraft.anomaly;

import com.signalcraft.common.WireEnum;

/** How grave an anomaly is, from the least to the gravest. */
public enum Severity implements WireEnum {
  /** Worth a look when there is time. */
  LOW("low"),
  /** Worth a look today. */
  MEDIUM("medium"),
  /** Worth a look now. */
  HIGH("high"),
  /** Something is broken. */
  CRITICAL("critical");

  private final String wireName;

  Severity(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
