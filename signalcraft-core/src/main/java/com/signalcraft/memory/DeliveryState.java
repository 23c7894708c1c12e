package com.signalcraft.memory;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.DeliveryOutcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way through one channel. Guarded by the catalog's lock. */
final class DeliveryState {

  /** Where a delivery stands. */
  enum Status {
    PENDING,
    DELIVERED,
    DEAD
  }

  private final UUID id;
  private final TenantState tenant;
  private final String channel;
  private final AlertEvent event;
  private final Instant createdAt;
  private int attempts;
  private @Nullable Instant leasedUntil;
  private @Nullable String lastError;
  private Status status = Status.PENDING;

  DeliveryState(UUID id, TenantState tenant, String channel, AlertEvent event, Instant createdAt) {
    this.id = id;
    this.tenant = tenant;
    this.channel = channel;
    this.event = event;
    this.createdAt = createdAt;
  }

  UUID id() {
    return id;
  }

  TenantState tenant() {
    return tenant;
  }

  String channel() {
    return channel;
  }

  Status status() {
    return status;
  }

  void leased(Instant until) {
    leasedUntil = until;
  }

  /** Counts an attempt, and ends its lease. */
  void attempted(DeliveryOutcome outcome) {
    attempts++;
    leasedUntil = null;
    lastError = outcome.error();
    status =
        switch (outcome.kind()) {
          case DELIVERED -> Status.DELIVERED;
          case RETRY -> Status.PENDING;
          case DEAD -> Status.DEAD;
        };
  }

  AlertDelivery row() {
    return new AlertDelivery(
        id, tenant.id(), channel, event, attempts, leasedUntil, lastError, createdAt);
  }
}
