package com.signalcraft.business;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import org.jspecify.annotations.Nullable;

/**
 * A business to be created; the caller becomes its owner. Immutable.
 *
 * @param name its name, 1 to 200 characters
 * @param industry its industry, at most 200 characters, or null
 * @param description what it does, at most 10,000 characters, or null
 * @param location where it is, or null
 * @param settings preferences, at most 65,536 bytes
 */
public record NewBusiness(
    String name,
    @Nullable String industry,
    @Nullable String description,
    @Nullable Location location,
    JsonObject settings) {

  public NewBusiness {
    Checks.text("name", name, 200);
    if (industry != null) {
      Checks.optionalText("industry", industry, 200);
    }
    if (description != null) {
      Checks.optionalText("description", description, 10_000);
    }
    Checks.that(
        Checks.required("settings", settings).sizeInBytes() <= 65_536,
        "settings",
        "must have at most 65,536 bytes, had " + settings.sizeInBytes());
  }

  /**
   * A business of which only the name is known.
   *
   * @param name its name, 1 to 200 characters
   * @return the business
   */
  public static NewBusiness of(String name) {
    return new NewBusiness(name, null, null, null, JsonObject.EMPTY);
  }
}
