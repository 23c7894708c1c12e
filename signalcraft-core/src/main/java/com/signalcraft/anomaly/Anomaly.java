package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code anomalies}. Immutable.
 *
 * @param id the row's id
 * @param businessId the business
 * @param sourceId the source
 * @param timestamp when the odd value was
 * @param actualValue the value, in the source's unit
 * @param expectedValue what was expected
 * @param deviationScore by how many standard deviations it is above (positive) or below (negative)
 * @param severity how grave it is, or null where nobody said
 * @param acknowledgedAt when somebody took note, or null
 * @param acknowledgedBy who did, or null
 * @param createdAt when it was found
 */
public record Anomaly(
    UUID id,
    UUID businessId,
    UUID sourceId,
    Instant timestamp,
    BigDecimal actualValue,
    BigDecimal expectedValue,
    BigDecimal deviationScore,
    @Nullable OpenEnum<Severity> severity,
    @Nullable Instant acknowledgedAt,
    @Nullable UUID acknowledgedBy,
    Instant createdAt) {

  public Anomaly {
    Checks.required("id", id);
    Checks.required("business_id", businessId);
    Checks.required("source_id", sourceId);
    Checks.required("timestamp", timestamp);
    actualValue = Checks.decimal("actual_value", actualValue);
    expectedValue = Checks.decimal("expected_value", expectedValue);
    deviationScore = Checks.decimal("deviation_score", deviationScore);
    Checks.required("created_at", createdAt);
  }
}
