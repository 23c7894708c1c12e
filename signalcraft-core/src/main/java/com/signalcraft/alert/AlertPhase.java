package com.signalcraft.alert;

import com.signalcraft.common.WireEnum;

/** Where an alert stands. */
public enum AlertPhase implements WireEnum {
  /** The condition is not met. */
  OK("ok"),
  /** The condition is met, but not yet for as long as the alert waits. */
  PENDING("pending"),
  /** It fires. */
  FIRING("firing"),
  /** It fired, and is over unless the condition is met again while it keeps firing. */
  RECOVERING("recovering"),
  /** No point has come for longer than the alert allows. */
  NO_DATA("no_data"),
  /** It cannot be evaluated, such as when the rule does not fit its source any more. */
  ERROR("error");

  private final String wireName;

  AlertPhase(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
