package com.signalcraft.security;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an API key to be issued is like. Immutable.
 *
 * @param name what it is for, 1 to 200 characters
 * @param permissions what it may do, at least one
 * @param expiresAt when it ends, in the future, before the year 10000, in whole microseconds (what
 *     is finer is cut off); null for never
 */
public record NewApiKey(String name, Set<Permission> permissions, @Nullable Instant expiresAt) {

  public NewApiKey {
    Checks.text("name", name, 200);
    permissions = Set.copyOf(Checks.required("permissions", permissions));
    Checks.that(!permissions.isEmpty(), "permissions", "must hold at least one of read, write");
    if (expiresAt != null) {
      expiresAt = Checks.instant("expires_at", expiresAt);
    }
  }
}
