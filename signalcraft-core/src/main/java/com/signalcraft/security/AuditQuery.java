package com.signalcraft.security;

import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are wanted. Immutable.
 *
 * @param businessId of which business
 * @param action only of this action, or null for all
 * @param resource only of this kind of thing, or null for all
 * @param range when
 */
public record AuditQuery(
    UUID businessId, @Nullable AuditAction action, @Nullable String resource, TimeRange range) {

  public AuditQuery {
    Checks.required("business_id", businessId);
    Checks.required("range", range);
  }

  /**
   * Every entry of a business.
   *
   * @param businessId the business
   * @return the query
   */
  public static AuditQuery of(UUID businessId) {
    return new AuditQuery(businessId, null, null, TimeRange.ALL);
  }
}
