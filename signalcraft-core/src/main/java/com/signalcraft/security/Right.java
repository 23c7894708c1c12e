package com.signalcraft.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of rights: for each thing that can be done in a business the least role and, where keys
 * may do it at all, the permission that a key needs. Every back end holds it.
 */
public enum Right {
  /** Read everything of the business but keys and the audit log. */
  READ(Role.VIEWER, Permission.READ),
  /** Push points. */
  PUSH_POINTS(Role.EDITOR, Permission.WRITE),
  /** Save forecasts and anomalies. */
  SAVE_INSIGHTS(Role.EDITOR, Permission.WRITE),
  /** Acknowledge an anomaly; a person's doing. */
  ACKNOWLEDGE(Role.EDITOR, null),
  /** Create, change and remove alerts. */
  MANAGE_ALERTS(Role.EDITOR, null),
  /** Create and change sources. */
  EDIT_SOURCES(Role.EDITOR, null),
  /** Remove a source. */
  REMOVE_SOURCES(Role.ADMIN, null),
  /** Change the business's name, place and settings. */
  EDIT_BUSINESS(Role.ADMIN, null),
  /** Invite, change and remove members up to editors. */
  MANAGE_MEMBERS(Role.ADMIN, null),
  /** Issue, list and revoke API keys. */
  MANAGE_KEYS(Role.ADMIN, null),
  /** Read the audit log. */
  READ_AUDIT_LOG(Role.ADMIN, null),
  /** Take all the business's data out. */
  EXPORT(Role.ADMIN, null),
  /** Appoint, change and remove admins. */
  APPOINT_ADMINS(Role.OWNER, null),
  /** Hand the business to another member. */
  TRANSFER_BUSINESS(Role.OWNER, null),
  /** Remove or erase the business. */
  REMOVE_BUSINESS(Role.OWNER, null);

  private final Role leastRole;
  private final @Nullable Permission keyPermission;

  Right(Role leastRole, @Nullable Permission keyPermission) {
    this.leastRole = leastRole;
    this.keyPermission = keyPermission;
  }

  /**
   * The least role that has this right.
   *
   * @return the role
   */
  public Role leastRole() {
    return leastRole;
  }

  /**
   * Whether members of a role have this right.
   *
   * @param role the role
   * @return true if they have
   */
  public boolean isGrantedTo(Role role) {
    return role.isAtLeast(leastRole);
  }

  /**
   * Whether an API key has this right.
   *
   * @param permissions what the key may do
   * @return true if it has
   */
  public boolean isGrantedTo(Set<Permission> permissions) {
    return keyPermission != null && permissions.contains(keyPermission);
  }
}
