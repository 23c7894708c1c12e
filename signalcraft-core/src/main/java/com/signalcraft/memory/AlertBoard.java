package com.signalcraft.memory;

import com.signalcraft.alert.AlertState;
import com.signalcraft.internal.RowKey;
import com.signalcraft.memory.DeliveryState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** What the alerts of one business remember. Guarded by the catalog's lock. */
final class AlertBoard {

  private static final Duration DELIVERED_FOR = Duration.ofDays(7);
  private static final Duration DEAD_FOR = Duration.ofDays(90);

  private final Map<UUID, AlertState> states = new HashMap<>();
  private final NavigableMap<RowKey, DeliveryState> delivered = new TreeMap<>();
  private final NavigableMap<RowKey, DeliveryState> dead = new TreeMap<>();
  private long version;

  /** Where each alert stands that was evaluated since it was switched on. */
  Map<UUID, AlertState> states() {
    return states;
  }

  /** Which evaluation the next one goes on from. */
  long version() {
    return version;
  }

  /** Makes evaluations that go on from the version before void. */
  void nextVersion() {
    version++;
  }

  void ended(DeliveryState delivery, RowKey when) {
    (delivery.status() == Status.DELIVERED ? delivered : dead).put(when, delivery);
  }

  void revived(DeliveryState delivery) {
    dead.values().removeIf(other -> other == delivery);
  }

  List<DeliveryState> deadLetters(int limit) {
    return dead.descendingMap().values().stream().limit(limit).toList();
  }

  /** Drops deliveries that ended long ago. */
  void trim(Instant now, Consumer<DeliveryState> dropped) {
    trim(delivered, now.minus(DELIVERED_FOR), dropped);
    trim(dead, now.minus(DEAD_FOR), dropped);
  }

  private static void trim(
      NavigableMap<RowKey, DeliveryState> ended, Instant before, Consumer<DeliveryState> dropped) {
    NavigableMap<RowKey, DeliveryState> old = ended.headMap(RowKey.before(before), false);
    old.values().forEach(dropped);
    old.clear();
  }
}
