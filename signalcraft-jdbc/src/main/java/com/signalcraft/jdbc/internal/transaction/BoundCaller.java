package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.security.Permission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whom a transaction is bound to: a user, a key or the service. Immutable. */
public sealed interface BoundCaller {

  /**
   * A user who is known.
   *
   * @param id his id
   */
  record User(UUID id) implements BoundCaller {}

  /**
   * An API key that is valid.
   *
   * @param id its id
   * @param businessId the one business that it opens
   * @param permissions what it may do there, those that this version knows
   */
  record Key(UUID id, UUID businessId, Set<Permission> permissions) implements BoundCaller {
    public Key {
      permissions = Set.copyOf(permissions);
    }
  }

  /** The service itself. */
  enum Service implements BoundCaller {
    /** The only one. */
    INSTANCE
  }

  /**
   * The user.
   *
   * @return his id, or empty for keys and the service
   */
  default Optional<UUID> userId() {
    return this instanceof User user ? Optional.of(user.id) : Optional.empty();
  }

  /**
   * The key.
   *
   * @return the key, or empty for users and the service
   */
  default Optional<Key> key() {
    return this instanceof Key key ? Optional.of(key) : Optional.empty();
  }

  /**
   * Whether this is the service.
   *
   * @return true if it is
   */
  default boolean isService() {
    return this == Service.INSTANCE;
  }
}
