package com.signalcraft.anomaly;

import com.signalcraft.common.WireEnum;

/** What a person says of an anomaly that was told. */
public enum Feedback implements WireEnum {
  /** Seen; nothing changes. */
  ACKNOWLEDGED("acknowledged"),
  /** It was to be expected, and will be again: learnt as a part of the week. */
  EXPECTED("expected"),
  /** It was a false alarm: the voice that spoke is heard less. */
  WRONG("wrong"),
  /** It was right: what false alarms took from the voice that spoke is given back. */
  CONFIRMED("confirmed");

  private final String wireName;

  Feedback(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
