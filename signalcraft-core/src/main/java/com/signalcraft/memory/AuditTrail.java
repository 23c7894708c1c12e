package com.signalcraft.memory;

import com.signalcraft.internal.RowKey;
import com.signalcraft.security.AuditEntry;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The audit log of one business, or of what happens in none; it grows and is never changed but to
 * take personal data out. Thread-safe.
 */
final class AuditTrail {

  private final TimeTable<AuditEntry> entries = TimeTable.concurrent();
  private final AtomicLong sequence;

  AuditTrail(AtomicLong sequence) {
    this.sequence = sequence;
  }

  void add(AuditEntry entry) {
    entries.put(new RowKey(entry.createdAt(), sequence.getAndIncrement()), entry);
  }

  TimeTable<AuditEntry> entries() {
    return entries;
  }

  /**
   * Takes out who did it, and from where, but for the row's own user where the caller keeps him.
   */
  void withoutOrigin(Predicate<AuditEntry> which) {
    entries.replaceAll(
        entry -> which.test(entry) ? copy(entry, entry.userId(), entry.resourceId()) : entry);
  }

  /** Takes a user out, as the one who did it and as the one to whom it was done. */
  void without(UUID userId) {
    entries.replaceAll(
        entry -> {
          boolean his = userId.equals(entry.userId());
          boolean him = userId.equals(entry.resourceId());
          return his || him
              ? copy(entry, his ? null : entry.userId(), him ? null : entry.resourceId())
              : entry;
        });
  }

  /** Takes everybody out. */
  void withoutAnybody() {
    entries.replaceAll(entry -> copy(entry, null, entry.resourceId()));
  }

  private static AuditEntry copy(
      AuditEntry entry, @Nullable UUID userId, @Nullable UUID resourceId) {
    return new AuditEntry(
        entry.id(),
        userId,
        entry.businessId(),
        entry.action(),
        entry.resource(),
        resourceId,
        entry.details(),
        null,
        null,
        entry.createdAt());
  }
}
