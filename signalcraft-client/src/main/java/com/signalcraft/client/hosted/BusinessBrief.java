package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business in short. Immutable.
 *
 * @param id the business's id
 * @param name its name
 * @param industry its industry, or null
 */
public record BusinessBrief(UUID id, String name, @Nullable String industry) {

  public BusinessBrief {
    Checks.required("id", id);
    Checks.required("name", name);
  }
}
