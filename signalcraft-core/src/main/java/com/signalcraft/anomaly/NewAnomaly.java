package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An anomaly to be saved. Immutable.
 *
 * @param sourceId the source
 * @param timestamp when the odd value was, in whole microseconds (what is finer is cut off)
 * @param actualValue the value, in the source's unit
 * @param expectedValue what was expected
 * @param deviationScore by how many standard deviations it is above (positive) or below (negative)
 * @param severity how grave it is, or null
 */
public record NewAnomaly(
    UUID sourceId,
    Instant timestamp,
    BigDecimal actualValue,
    BigDecimal expectedValue,
    BigDecimal deviationScore,
    @Nullable Severity severity) {

  public NewAnomaly {
    Checks.required("source_id", sourceId);
    timestamp = Checks.timestamp("timestamp", timestamp);
    actualValue = Checks.decimal("actual_value", actualValue);
    expectedValue = Checks.decimal("expected_value", expectedValue);
    deviationScore = Checks.decimal("deviation_score", deviationScore);
  }

  /**
   * What a detector found, ready to be saved.
   *
   * @param sourceId the source
   * @param verdict a verdict that is an anomaly
   * @return the anomaly
   * @throws com.signalcraft.error.ValidationException if the verdict is not one
   */
  public static NewAnomaly of(UUID sourceId, Verdict verdict) {
    Checks.that(verdict.isAnomaly(), "verdict", "must be an anomaly, was " + verdict);
    return new NewAnomaly(
        sourceId,
        verdict.instant(),
        BigDecimal.valueOf(verdict.value()),
        BigDecimal.valueOf(verdict.expected()),
        BigDecimal.valueOf(verdict.deviationScore()),
        verdict.severity());
  }
}
