package com.signalcraft.alert;

import com.signalcraft.common.WireEnum;

/** What an alert has to tell. */
public enum AlertChange implements WireEnum {
  /** It fires. */
  FIRED("fired"),
  /** It still fires, after its repeat interval. */
  REPEATED("repeated"),
  /** It is over. */
  RESOLVED("resolved"),
  /** There is no data. */
  NO_DATA("no_data"),
  /** It changes so often that single changes are told no more until it calms down. */
  FLAPPING("flapping"),
  /** It cannot be evaluated. */
  FAILED("failed");

  private final String wireName;

  AlertChange(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
