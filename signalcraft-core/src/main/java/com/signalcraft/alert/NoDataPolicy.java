package com.signalcraft.alert;

import com.signalcraft.common.WireEnum;

/** What an alert makes of a source that has gone silent. */
public enum NoDataPolicy implements WireEnum {
  /** Stays as it is. */
  KEEP("keep"),
  /** Tells that there is no data. */
  ALERT("alert"),
  /** Takes silence as a sign that all is well: what fires is over. */
  OK("ok");

  private final String wireName;

  NoDataPolicy(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
