package com.signalcraft.business;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a business; null leaves a column as it is. Immutable.
 *
 * @param name its name, 1 to 200 characters
 * @param industry its industry, at most 200 characters
 * @param description what it does, at most 10,000 characters
 * @param location where it is
 * @param settings preferences, at most 65,536 bytes, replaced as a whole
 */
public record BusinessUpdate(
    @Nullable String name,
    @Nullable String industry,
    @Nullable String description,
    @Nullable Location location,
    @Nullable JsonObject settings) {

  public BusinessUpdate {
    if (name != null) {
      Checks.text("name", name, 200);
    }
    if (industry != null) {
      Checks.optionalText("industry", industry, 200);
    }
    if (description != null) {
      Checks.optionalText("description", description, 10_000);
    }
    if (settings != null) {
      Checks.that(
          settings.sizeInBytes() <= 65_536,
          "settings",
          "must have at most 65,536 bytes, had " + settings.sizeInBytes());
    }
  }

  /**
   * A new name and nothing else.
   *
   * @param name the name
   * @return the update
   */
  public static BusinessUpdate rename(String name) {
    return new BusinessUpdate(name, null, null, null, null);
  }
}
