package com.signalcraft.security;

import com.signalcraft.common.WireEnum;

/**
 * What a member may do in a business, from the least to the most. Each role may do all that the
 * ones before it may.
 */
public enum Role implements WireEnum {
  /** Reads. */
  VIEWER("viewer"),
  /** Reads, pushes points, edits sources, alerts and forecasts. */
  EDITOR("editor"),
  /** Besides, removes sources, invites members, manages keys and reads the audit log. */
  ADMIN("admin"),
  /** Besides, appoints admins, transfers and removes the business. One for each business. */
  OWNER("owner");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * Whether this role may do all that another may.
   *
   * @param least the other role
   * @return true if this is the same or a higher one
   */
  public boolean isAtLeast(Role least) {
    return compareTo(least) >= 0;
  }
}
