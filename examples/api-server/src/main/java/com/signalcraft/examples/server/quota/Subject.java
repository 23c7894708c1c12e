package com.signalcraft.examples.server.quota;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks to be admitted. Immutable.
 *
 * @param user the user, or null
 * @param session the session that his token is of, or null where it is of none
 * @param keyHash the hash of an API key, or null
 */
public record Subject(@Nullable UUID user, @Nullable UUID session, @Nullable String keyHash) {

  /** Somebody without credentials, or with some that do not hold. */
  public static final Subject NOBODY = new Subject(null, null, null);
}
