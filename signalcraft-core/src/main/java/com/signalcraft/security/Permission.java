package com.signalcraft.security;

import com.signalcraft.common.WireEnum;

/** What an API key may do in its business. */
public enum Permission implements WireEnum {
  /** Reads what a viewer reads. */
  READ("read"),
  /** Pushes points and saves forecasts and anomalies. */
  WRITE("write");

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
