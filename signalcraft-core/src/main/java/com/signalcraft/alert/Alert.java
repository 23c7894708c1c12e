package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code alerts}. Immutable.
 *
 * @param id the alert's id
 * @param businessId the business
 * @param sourceId the source it watches
 * @param name its name, 1 to 200 characters
 * @param condition what it watches for
 * @param threshold the bound, in the source's unit, for a change in per cent; null for anomalies
 * @param timeframe over which window
 * @param isActive whether it is evaluated
 * @param lastTriggered when it last fired, or null
 * @param settings how it is evaluated beyond that
 * @param createdBy who made it; null where he was erased or it was the service
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
public record Alert(
    UUID id,
    UUID businessId,
    UUID sourceId,
    String name,
    OpenEnum<AlertCondition> condition,
    @Nullable BigDecimal threshold,
    OpenEnum<AlertTimeframe> timeframe,
    boolean isActive,
    @Nullable Instant lastTriggered,
    AlertSettings settings,
    @Nullable UUID createdBy,
    Instant createdAt,
    Instant updatedAt) {

  public Alert {
    Checks.required("id", id);
    Checks.required("business_id", businessId);
    Checks.required("source_id", sourceId);
    Checks.text("name", name, 200);
    Checks.required("condition", condition);
    Checks.required("timeframe", timeframe);
    Checks.required("settings", settings);
    Checks.that(
        !id.equals(settings.dependsOn()), "depends_on", "must be another alert, was itself: " + id);
    Checks.required("created_at", createdAt);
    Checks.required("updated_at", updatedAt);
  }
}
