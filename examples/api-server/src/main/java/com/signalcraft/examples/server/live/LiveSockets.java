package com.signalcraft.examples.server.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The readers of this process. Thread-safe. */
final class LiveSockets {

  private final Set<LiveSocket> all = new HashSet<>();
  private final Map<UUID, Set<LiveSocket>> byBusiness = new HashMap<>();
  private final Map<UUID, Set<LiveSocket>> byUser = new HashMap<>();
  private final int maxPerUser;
  private boolean closed;

  LiveSockets(int maxPerUser) {
    this.maxPerUser = maxPerUser;
  }

  /** Whether it was taken in: not where its user has too many, or after the end. */
  synchronized boolean add(LiveSocket socket) {
    if (closed || byUser.getOrDefault(socket.ticket().userId(), Set.of()).size() >= maxPerUser) {
      return false;
    }
    all.add(socket);
    index(byBusiness, socket, Ticket::businessId).add(socket);
    index(byUser, socket, Ticket::userId).add(socket);
    return true;
  }

  private static Set<LiveSocket> index(
      Map<UUID, Set<LiveSocket>> map, LiveSocket socket, Function<Ticket, UUID> key) {
    return map.computeIfAbsent(key.apply(socket.ticket()), none -> new HashSet<>());
  }

  synchronized void remove(LiveSocket socket) {
    if (all.remove(socket)) {
      drop(byBusiness, socket, socket.ticket().businessId());
      drop(byUser, socket, socket.ticket().userId());
    }
  }

  private static void drop(Map<UUID, Set<LiveSocket>> map, LiveSocket socket, UUID key) {
    Set<LiveSocket> left = map.getOrDefault(key, new HashSet<>());
    left.remove(socket);
    if (left.isEmpty()) {
      map.remove(key);
    }
  }

  synchronized List<LiveSocket> all() {
    return List.copyOf(all);
  }

  synchronized List<LiveSocket> ofBusiness(UUID businessId) {
    return List.copyOf(byBusiness.getOrDefault(businessId, Set.of()));
  }

  synchronized List<LiveSocket> ofUser(UUID userId) {
    return List.copyOf(byUser.getOrDefault(userId, Set.of()));
  }

  synchronized boolean hasBusiness(UUID businessId) {
    return byBusiness.containsKey(businessId);
  }

  synchronized boolean hasUser(UUID userId) {
    return byUser.containsKey(userId);
  }

  synchronized Set<UUID> businesses() {
    return Set.copyOf(byBusiness.keySet());
  }

  synchronized int size() {
    return all.size();
  }

  /** Takes nobody in any more. */
  synchronized List<LiveSocket> close() {
    closed = true;
    return new ArrayList<>(all);
  }
}
