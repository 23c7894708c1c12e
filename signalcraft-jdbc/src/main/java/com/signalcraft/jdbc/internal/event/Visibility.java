package com.signalcraft.jdbc.internal.event;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.event.Event;
import com.signalcraft.jdbc.internal.transaction.BoundCaller;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Session;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which events a caller may know of, as the database sees it now. Thread-safe. */
final class Visibility {

  private static final String BUSINESSES =
      "select id from public.businesses where id = any (?) and deleted_at is null";
  private static final String NOTIFICATIONS =
      "select id from public.notifications where id = any (?)";

  private final Session session;

  Visibility(Session session) {
    this.session = session;
  }

  /**
   * Those of some events that the caller may know of, in their order.
   *
   * @throws SignalCraftException if he is not valid, may read nothing, or the database fails
   */
  List<Event> visible(Collection<Notice> notices) {
    return session.call(
        "tell of events",
        tx -> {
          tx.access().requireReader();
          BoundCaller caller = tx.caller();
          Set<UUID> businesses = read(tx, BUSINESSES, ids(notices, Notice::businessId));
          // A key has no notifications, and no right to look for any.
          Set<UUID> notifications =
              caller.key().isPresent()
                  ? Set.of()
                  : read(tx, NOTIFICATIONS, ids(notices, Notice::notificationId));
          return notices.stream()
              .filter(notice -> isFor(caller, notice))
              .filter(notice -> holds(businesses, notice.businessId()))
              .filter(notice -> holds(notifications, notice.notificationId()))
              .map(Notice::event)
              .toList();
        });
  }

  private static boolean isFor(BoundCaller caller, Notice notice) {
    if (caller.isService() || notice.event() instanceof Event.Gap) {
      return true;
    }
    return !notice.namesNobody()
        && (notice.userId() == null || caller.userId().filter(notice.userId()::equals).isPresent());
  }

  private static boolean holds(Set<UUID> visible, @Nullable UUID id) {
    return id == null || visible.contains(id);
  }

  private static Set<UUID> ids(Collection<Notice> notices, Function<Notice, @Nullable UUID> id) {
    Set<UUID> ids = new HashSet<>();
    notices.stream().map(id).filter(Objects::nonNull).forEach(ids::add);
    return ids;
  }

  private static Set<UUID> read(CallerTransaction tx, String sql, Set<UUID> ids)
      throws SQLException {
    return ids.isEmpty()
        ? Set.of()
        : new HashSet<>(tx.query(sql).bindUuids(ids).list(row -> row.uuid("id")));
  }
}
