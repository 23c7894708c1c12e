package com.signalcraft.external;

import com.signalcraft.common.WireEnum;

/** The mood of an article. */
public enum SentimentLabel implements WireEnum {
  /** Bad news. */
  NEGATIVE("negative"),
  /** Neither. */
  NEUTRAL("neutral"),
  /** Good news. */
  POSITIVE("positive");

  private final String wireName;

  SentimentLabel(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
