package com.signalcraft.examples.server.live;

import com.signalcraft.jdbc.event.Event;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells a batch to whom it concerns: who that is, is asked once for all, as the database has it
 * now, and what is told is read once. Thread-safe.
 */
final class Telling {

  private final LiveQueries queries;
  private final LiveSockets sockets;
  private final InstantSource clock;

  Telling(LiveQueries queries, LiveSockets sockets, InstantSource clock) {
    this.queries = queries;
    this.sockets = sockets;
    this.clock = clock;
  }

  /**
   * Tells what there is a reader for.
   *
   * @throws SQLException if the database fails; then nobody has been told anything
   */
  void tell(Batch batch) throws SQLException {
    Set<UUID> sources = wanted(batch.sources, sockets::hasBusiness);
    Set<UUID> alerts = wanted(batch.alerts, sockets::hasBusiness);
    Set<UUID> notifications = wanted(batch.notifications, sockets::hasUser);
    List<LiveQueries.Point> points = queries.points(sources);
    List<LiveQueries.Alert> triggered = queries.alerts(alerts);
    List<LiveQueries.Notification> sent = queries.notifications(notifications);
    // The last question, so that nobody hears what happened after he had to go.
    Map<UUID, Set<UUID>> members = dismissOthers(concerned(batch, notifications));
    Event.Gap gap = batch.gap;
    if (gap != null) {
      tell(sockets.all(), LiveMessages.of(gap));
    }
    points.forEach(each -> tell(each.businessId(), members, LiveMessages.of(each)));
    triggered.forEach(each -> tell(each.businessId(), members, LiveMessages.of(each)));
    sent.forEach(each -> tell(each, members));
  }

  private static Set<UUID> wanted(Map<UUID, UUID> owners, Predicate<UUID> hasReader) {
    return owners.entrySet().stream()
        .filter(entry -> hasReader.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The businesses whose readers are to be told something. */
  private Set<UUID> concerned(Batch batch, Set<UUID> notifications) {
    Set<UUID> businesses = new HashSet<>(batch.businesses());
    businesses.removeIf(business -> !sockets.hasBusiness(business));
    for (UUID notification : notifications) {
      UUID user = batch.notifications.get(notification);
      if (user != null) {
        sockets.ofUser(user).forEach(socket -> businesses.add(socket.ticket().businessId()));
      }
    }
    return businesses;
  }

  /**
   * Closes the sockets of those who are not members (any more).
   *
   * @param businesses whose readers to look at
   * @return the members of each
   */
  Map<UUID, Set<UUID>> dismissOthers(Collection<UUID> businesses) throws SQLException {
    Map<UUID, Set<UUID>> members = queries.members(businesses);
    for (UUID business : businesses) {
      for (LiveSocket socket : sockets.ofBusiness(business)) {
        if (!isMember(members, socket)) {
          socket.close(CloseCode.FORBIDDEN, clock.instant());
          sockets.remove(socket);
        }
      }
    }
    return members;
  }

  private static boolean isMember(Map<UUID, Set<UUID>> members, LiveSocket socket) {
    return members
        .getOrDefault(socket.ticket().businessId(), Set.of())
        .contains(socket.ticket().userId());
  }

  private void tell(UUID business, Map<UUID, Set<UUID>> members, String message) {
    tell(
        sockets.ofBusiness(business).stream().filter(each -> isMember(members, each)).toList(),
        message);
  }

  private void tell(LiveQueries.Notification notification, Map<UUID, Set<UUID>> members) {
    UUID business = notification.businessId();
    tell(
        sockets.ofUser(notification.userId()).stream()
            .filter(each -> business == null || business.equals(each.ticket().businessId()))
            .filter(each -> isMember(members, each))
            .toList(),
        LiveMessages.of(notification));
  }

  private void tell(List<LiveSocket> readers, String message) {
    for (LiveSocket reader : readers) {
      if (reader.ticket().expires().isAfter(clock.instant())) {
        reader.tell(message, clock.instant());
      } else {
        reader.close(CloseCode.UNAUTHENTICATED, clock.instant());
      }
    }
  }
}
