package com.signalcraft.memory;

import com.signalcraft.security.CallOrigin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes one call, found out at its begin: a user, a key, or (neither) the service.
 *
 * @param account the user, or null
 * @param key the key, or null
 * @param origin where the call comes from
 * @param now when it is made
 */
record Caller(
    @Nullable AccountState account, @Nullable KeyState key, CallOrigin origin, Instant now) {

  boolean isService() {
    return account == null && key == null;
  }

  Optional<AccountState> user() {
    return Optional.ofNullable(account);
  }

  /** The user's id; null for keys and the service. */
  @Nullable UUID userId() {
    return account == null ? null : account.id();
  }
}
