package com.signalcraft.examples.server.live;

import com.signalcraft.jdbc.event.Event;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that are told together: several of the same thing are one. Not thread-safe. */
final class Batch {

  /** As many things may wait; more become a gap. */
  static final int MOST = 20_000;

  /** Sources and alerts by id, with the business that each belongs to. */
  final Map<UUID, UUID> sources = new LinkedHashMap<>();

  final Map<UUID, UUID> alerts = new LinkedHashMap<>();

  /** Notifications by id, with the user that each is for. */
  final Map<UUID, UUID> notifications = new LinkedHashMap<>();

  Event.@Nullable Gap gap;

  void add(Event event) {
    if (event instanceof Event.PointsWritten points) {
      sources.put(points.sourceId(), points.businessId());
    } else if (event instanceof Event.AlertTriggered alert) {
      alerts.put(alert.alertId(), alert.businessId());
    } else if (event instanceof Event.NotificationSent sent) {
      notifications.put(sent.notificationId(), sent.userId());
    } else if (event instanceof Event.Gap told) {
      add(told);
    }
    // Others are not in the contract of live events.
  }

  private void add(Event.Gap told) {
    Event.Gap before = gap;
    gap =
        before == null
            ? told
            : new Event.Gap(
                before.from().isBefore(told.from()) ? before.from() : told.from(),
                before.to().isAfter(told.to()) ? before.to() : told.to());
  }

  /** Takes the events of another one in, which come after these. */
  void addAll(Batch later) {
    sources.putAll(later.sources);
    alerts.putAll(later.alerts);
    notifications.putAll(later.notifications);
    if (later.gap != null) {
      add(later.gap);
    }
  }

  int size() {
    return sources.size() + alerts.size() + notifications.size() + (gap == null ? 0 : 1);
  }

  /** The businesses that something happened in. */
  Set<UUID> businesses() {
    Set<UUID> businesses = new LinkedHashSet<>(sources.values());
    businesses.addAll(alerts.values());
    return businesses;
  }
}
