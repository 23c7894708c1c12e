package com.signalcraft.memory;

import com.signalcraft.internal.SecretHash;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.Permission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An API key with the hash of its secret. Guarded by the catalog's lock, but for the time of its
 * last use, which is kept under the shared lock.
 */
final class KeyState {

  private final TenantState tenant;
  private final SecretHash hash;
  private final Set<Permission> permissions;
  private final AtomicReference<@Nullable Instant> lastUsed = new AtomicReference<>();
  private ApiKey key;

  KeyState(TenantState tenant, ApiKey key, SecretHash hash) {
    this.tenant = tenant;
    this.key = key;
    this.hash = hash;
    this.permissions = EnumSet.noneOf(Permission.class);
    key.permissions().forEach(granted -> granted.known().ifPresent(permissions::add));
  }

  UUID id() {
    return key.id();
  }

  TenantState tenant() {
    return tenant;
  }

  SecretHash hash() {
    return hash;
  }

  Set<Permission> permissions() {
    return permissions;
  }

  boolean isExpired(Instant now) {
    Instant end = key.expiresAt();
    return end != null && !now.isBefore(end);
  }

  void used(Instant now) {
    lastUsed.accumulateAndGet(
        now, (kept, given) -> kept == null || kept.isBefore(now) ? given : kept);
  }

  /** The key without the one who issued it. */
  void withoutCreator() {
    key =
        new ApiKey(
            key.id(),
            key.businessId(),
            key.name(),
            key.permissions(),
            null,
            key.expiresAt(),
            null,
            key.createdAt());
  }

  /** The row as it is now. */
  ApiKey key() {
    return new ApiKey(
        key.id(),
        key.businessId(),
        key.name(),
        key.permissions(),
        lastUsed.get(),
        key.expiresAt(),
        key.createdBy(),
        key.createdAt());
  }
}
