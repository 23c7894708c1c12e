package com.signalcraft.account;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code usage_tracking}: how much of something a user's businesses used in a month.
 * Immutable.
 *
 * @param id the entry's id
 * @param userId whose plan pays
 * @param businessId in which business; null for what belongs to none
 * @param metric of what
 * @param value how much, not negative
 * @param period the month of UTC, such as {@code 2026-01}
 * @param createdAt when it was first counted
 */
public record UsageEntry(
    UUID id,
    UUID userId,
    @Nullable UUID businessId,
    OpenEnum<UsageMetric> metric,
    long value,
    String period,
    Instant createdAt) {

  public UsageEntry {
    Checks.required("id", id);
    Checks.required("user_id", userId);
    Checks.required("metric", metric);
    Checks.that(value >= 0, "value", "must not be negative, was " + value);
    Checks.month("period", period);
    Checks.required("created_at", createdAt);
  }
}
