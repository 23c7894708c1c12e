package com.signalcraft.notification;

import com.signalcraft.common.WireEnum;

/** What a notification is about. */
public enum NotificationType implements WireEnum {
  /** An alert fired. */
  ALERT("alert"),
  /** The service itself. */
  SYSTEM("system"),
  /** Payment. */
  BILLING("billing"),
  /** Something new. */
  FEATURE("feature");

  private final String wireName;

  NotificationType(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
