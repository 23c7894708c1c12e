package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.series.Aggregation;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a source; null leaves a column as it is. Immutable.
 *
 * @param name its name, 1 to 200 characters
 * @param unit the unit of its values, at most 50 characters
 * @param config how it is fed and computed, at most 65,536 bytes, replaced as a whole
 * @param isActive whether it is shown and watched
 */
public record KpiSourceUpdate(
    @Nullable String name,
    @Nullable String unit,
    @Nullable JsonObject config,
    @Nullable Boolean isActive) {

  public KpiSourceUpdate {
    if (name != null) {
      Checks.text("name", name, 200);
    }
    if (unit != null) {
      Checks.optionalText("unit", unit, 50);
    }
    if (config != null) {
      Checks.that(
          config.sizeInBytes() <= 65_536,
          "config",
          "must have at most 65,536 bytes, had " + config.sizeInBytes());
      config
          .string("aggregation")
          .ifPresent(rule -> OpenEnum.require(Aggregation.class, "config.aggregation", rule));
    }
  }

  /**
   * A new name and nothing else.
   *
   * @param name the name
   * @return the update
   */
  public static KpiSourceUpdate rename(String name) {
    return new KpiSourceUpdate(name, null, null, null);
  }

  /**
   * Shown and watched, or not, and nothing else.
   *
   * @param isActive whether it is
   * @return the update
   */
  public static KpiSourceUpdate active(boolean isActive) {
    return new KpiSourceUpdate(null, null, null, isActive);
  }
}
