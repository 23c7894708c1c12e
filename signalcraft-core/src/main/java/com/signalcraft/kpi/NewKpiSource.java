package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.series.Aggregation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source to be created. Immutable.
 *
 * @param businessId the business it belongs to
 * @param name its name, 1 to 200 characters
 * @param type what it counts
 * @param unit the unit of its values, at most 50 characters, or null
 * @param config how it is fed and computed, at most 65,536 bytes
 */
public record NewKpiSource(
    UUID businessId, String name, KpiType type, @Nullable String unit, JsonObject config) {

  public NewKpiSource {
    Checks.required("business_id", businessId);
    Checks.text("name", name, 200);
    Checks.required("type", type);
    if (unit != null) {
      Checks.optionalText("unit", unit, 50);
    }
    Checks.that(
        Checks.required("config", config).sizeInBytes() <= 65_536,
        "config",
        "must have at most 65,536 bytes, had " + config.sizeInBytes());
    config
        .string("aggregation")
        .ifPresent(rule -> OpenEnum.require(Aggregation.class, "config.aggregation", rule));
  }

  /**
   * A source without a configuration.
   *
   * @param businessId the business it belongs to
   * @param name its name, 1 to 200 characters
   * @param type what it counts
   * @param unit the unit of its values, at most 50 characters
   * @return the source
   */
  public static NewKpiSource of(UUID businessId, String name, KpiType type, String unit) {
    return new NewKpiSource(businessId, name, type, unit, JsonObject.EMPTY);
  }
}
