package com.signalcraft.client.server;

import com.signalcraft.error.AuthenticationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that are out. A refresh token is good for one refresh. Thread-safe. */
final class TokenBook {

  static final Duration LIFE = Duration.ofMinutes(15);

  private final InstantSource clock;
  private final Map<String, Access> access = new ConcurrentHashMap<>();
  private final Map<String, UUID> refresh = new ConcurrentHashMap<>();

  TokenBook(InstantSource clock) {
    this.clock = clock;
  }

  private record Access(UUID userId, Instant end) {}

  /** The user of an access token that has not expired. */
  Optional<UUID> user(String token) {
    return Optional.ofNullable(access.get(token))
        .filter(found -> clock.instant().isBefore(found.end()))
        .map(Access::userId);
  }

  /** An access token that lasts for a time. */
  String access(UUID userId, Duration life) {
    String token = "access." + UUID.randomUUID();
    access.put(token, new Access(userId, clock.instant().plus(life)));
    return token;
  }

  String refresh(UUID userId) {
    String token = "refresh." + UUID.randomUUID();
    refresh.put(token, userId);
    return token;
  }

  /** The user of a refresh token, which is spent by this. */
  UUID spend(String token) {
    UUID user = refresh.remove(token);
    if (user == null) {
      throw new AuthenticationException("the refresh token is not valid (any more)");
    }
    return user;
  }

  /** Ends every access token, as a server does whose keys were changed. */
  void endAccess() {
    access.clear();
  }
}
