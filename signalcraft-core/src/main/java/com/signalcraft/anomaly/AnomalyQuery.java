package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which anomalies are wanted. Immutable.
 *
 * @param businessId of which business
 * @param sourceId only of this source, or null for all
 * @param range when the odd values were
 * @param severity only of this severity, or null for all
 * @param acknowledged only those that somebody took note of (true) or nobody did (false), or null
 *     for all
 */
public record AnomalyQuery(
    UUID businessId,
    @Nullable UUID sourceId,
    TimeRange range,
    @Nullable Severity severity,
    @Nullable Boolean acknowledged) {

  public AnomalyQuery {
    Checks.required("business_id", businessId);
    Checks.required("range", range);
  }

  /**
   * Every anomaly of a business.
   *
   * @param businessId the business
   * @return the query
   */
  public static AnomalyQuery of(UUID businessId) {
    return new AnomalyQuery(businessId, null, TimeRange.ALL, null, null);
  }
}
