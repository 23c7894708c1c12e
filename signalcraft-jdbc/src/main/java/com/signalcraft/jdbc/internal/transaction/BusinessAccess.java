package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.internal.Denials;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Right;
import com.signalcraft.security.Role;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the caller may do in a business that he sees. Immutable.
 *
 * @param businessId the business
 * @param role the user's role in it; null for keys, for the service, and where this version does
 *     not know the role, which then gives no rights
 * @param caller who calls
 */
public record BusinessAccess(UUID businessId, @Nullable Role role, BoundCaller caller) {

  /**
   * Refuses what the caller may not do.
   *
   * @param right what he is about to do
   * @return this
   * @throws PermissionDeniedException if he may not
   */
  public BusinessAccess require(Right right) {
    if (caller instanceof BoundCaller.Key key) {
      requireOfKey(key.permissions(), right);
    } else if (caller instanceof BoundCaller.User && (role == null || !right.isGrantedTo(role))) {
      throw Denials.missingRole(right);
    }
    return this;
  }

  static void requireOfKey(Set<Permission> permissions, Right right) {
    if (!right.isGrantedTo(permissions)) {
      throw Denials.missingPermission(right);
    }
  }
}
