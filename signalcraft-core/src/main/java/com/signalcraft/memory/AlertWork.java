package com.signalcraft.memory;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.internal.AlertIds;
import com.signalcraft.internal.RowKey;
import com.signalcraft.memory.DeliveryState.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which businesses are due for evaluation, and which deliveries to be sent. Guarded by the
 * catalog's lock.
 */
final class AlertWork {

  private final DueQueue<TenantState> businesses = new DueQueue<>();
  private final DueQueue<DeliveryState> pending = new DueQueue<>();
  private final Map<UUID, DeliveryState> deliveries = new HashMap<>();
  private final LongSupplier sequence;

  AlertWork(LongSupplier sequence) {
    this.sequence = sequence;
  }

  // ---- businesses

  /** An alert was made, changed or removed: what was worked out of the old ones is void. */
  void changed(TenantState tenant, Instant now) {
    AlertBoard board = tenant.alertBoard();
    board.nextVersion();
    board.states().keySet().removeIf(id -> !isActive(tenant.alerts().get(id)));
    due(tenant, now);
  }

  private static boolean isActive(@Nullable Alert alert) {
    return alert != null && alert.isActive();
  }

  /** Says when a business is to be evaluated, which ends its lease. */
  void due(TenantState tenant, Instant at) {
    if (tenant.alerts().values().stream().anyMatch(Alert::isActive)) {
      businesses.put(tenant, at);
    } else {
      businesses.remove(tenant);
    }
  }

  List<TenantState> claim(Instant now, Instant leasedUntil, int limit) {
    return businesses.take(now, leasedUntil, limit, tenant -> !tenant.isDeleted());
  }

  /** Forgets an erased business. */
  void forget(TenantState tenant) {
    businesses.remove(tenant);
    List<DeliveryState> its =
        deliveries.values().stream().filter(delivery -> delivery.tenant() == tenant).toList();
    for (DeliveryState delivery : its) {
      pending.remove(delivery);
      deliveries.remove(delivery.id());
    }
  }

  // ---- deliveries

  /** Sends an event through a channel, once. */
  void send(TenantState tenant, AlertEvent event, String channel, Instant now) {
    UUID id = AlertIds.delivery(event.id(), channel);
    if (!deliveries.containsKey(id)) {
      DeliveryState delivery = new DeliveryState(id, tenant, channel, event, now);
      deliveries.put(id, delivery);
      pending.put(delivery, now);
    }
  }

  List<DeliveryState> claim(Instant now, Instant leasedUntil, int limit, List<String> channels) {
    List<DeliveryState> claimed =
        pending.take(
            now,
            leasedUntil,
            limit,
            delivery -> channels.contains(delivery.channel()) && !delivery.tenant().isDeleted());
    claimed.forEach(delivery -> delivery.leased(leasedUntil));
    return claimed;
  }

  Optional<DeliveryState> delivery(UUID id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  /** Keeps how an attempt ended, of a delivery that has not arrived before. */
  void settle(DeliveryState delivery, DeliveryOutcome outcome, Instant now) {
    AlertBoard board = delivery.tenant().alertBoard();
    if (delivery.status() == Status.DEAD) {
      board.revived(delivery);
    }
    delivery.attempted(outcome);
    Instant retryAt = outcome.retryAt();
    if (retryAt == null) {
      pending.remove(delivery);
      board.ended(delivery, new RowKey(now, sequence.getAsLong()));
    } else {
      pending.put(delivery, retryAt);
    }
  }

  /** Drops deliveries of a business that ended long ago. */
  void trim(TenantState tenant, Instant now) {
    tenant.alertBoard().trim(now, delivery -> deliveries.remove(delivery.id()));
  }
}
