package com.signalcraft.business;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code businesses}. Immutable.
 *
 * @param id the business's id
 * @param ownerId who owns it
 * @param name its name, 1 to 200 characters
 * @param industry its industry, at most 200 characters, or null
 * @param description what it does, at most 10,000 characters, or null
 * @param location where it is, or null
 * @param settings preferences of the dashboard and so on, at most 65,536 bytes
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
public record Business(
    UUID id,
    UUID ownerId,
    String name,
    @Nullable String industry,
    @Nullable String description,
    @Nullable Location location,
    JsonObject settings,
    Instant createdAt,
    Instant updatedAt) {

  public Business {
    Checks.required("id", id);
    Checks.required("owner_id", ownerId);
    Checks.text("name", name, 200);
    Checks.required("settings", settings);
    Checks.required("created_at", createdAt);
    Checks.required("updated_at", updatedAt);
  }
}
