package com.signalcraft.security;

import com.signalcraft.common.WireEnum;

/** What was done, in the audit log. */
public enum AuditAction implements WireEnum {
  /** Something was created. */
  CREATE("create"),
  /** Something was changed. */
  UPDATE("update"),
  /** Something was removed. */
  DELETE("delete"),
  /** Something sensitive was read or taken out. */
  VIEW("view");

  private final String wireName;

  AuditAction(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
