package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.series.Aggregation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code kpi_sources}. Immutable.
 *
 * @param id the source's id
 * @param businessId the business it belongs to
 * @param name its name, 1 to 200 characters
 * @param type what it counts
 * @param unit the unit of its values, such as {@code $} or {@code count}, at most 50 characters, or
 *     null
 * @param config how it is fed and computed; {@code aggregation} says how points of one instant or
 *     bucket are combined: sum (default), avg, count, min, max or last
 * @param isActive whether it is shown and watched
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
public record KpiSource(
    UUID id,
    UUID businessId,
    String name,
    OpenEnum<KpiType> type,
    @Nullable String unit,
    JsonObject config,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt) {

  public KpiSource {
    Checks.required("id", id);
    Checks.required("business_id", businessId);
    Checks.text("name", name, 200);
    Checks.required("type", type);
    Checks.required("config", config);
    Checks.required("created_at", createdAt);
    Checks.required("updated_at", updatedAt);
  }

  /**
   * How points of one instant or bucket are combined, from {@code config.aggregation}.
   *
   * @return the aggregation; sum where the configuration names none
   */
  public Aggregation aggregation() {
    return config
        .string("aggregation")
        .map(name -> OpenEnum.require(Aggregation.class, "config.aggregation", name))
        .orElse(Aggregation.SUM);
  }
}
