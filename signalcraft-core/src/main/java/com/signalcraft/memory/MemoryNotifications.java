package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.RowKey;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.Notifications;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notifications. */
final class MemoryNotifications extends Group implements Notifications {

  MemoryNotifications(Session session) {
    super(session);
  }

  @Override
  public Notification send(NewNotification notification) {
    Checks.required("notification", notification);
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              AccountState account =
                  catalog()
                      .account(notification.userId())
                      .filter(found -> !found.isAnonymised())
                      .orElseThrow(() -> NotFoundException.of("user", notification.userId()));
              requireRelated(caller, notification);
              Notification row =
                  new Notification(
                      engine().newId(),
                      notification.userId(),
                      notification.businessId(),
                      notification.alertId(),
                      OpenEnum.of(notification.type()),
                      notification.title(),
                      notification.message(),
                      notification.data(),
                      null,
                      caller.now());
              RowKey key = new RowKey(caller.now(), catalog().nextSequence());
              account.notifications().put(key, row);
              account.notificationKeys().put(row.id(), key);
              return row;
            });
  }

  private void requireRelated(Caller caller, NewNotification notification) {
    UUID businessId = notification.businessId();
    if (businessId == null) {
      return;
    }
    TenantState tenant = access().business(caller, businessId);
    UUID alertId = notification.alertId();
    if (alertId != null) {
      access().alertOf(tenant, alertId);
    }
    if (tenant.joined(notification.userId()).isEmpty()) {
      throw NotFoundException.of("member", notification.userId());
    }
  }

  @Override
  public Page<Notification> list(boolean unreadOnly, PageRequest page) {
    Checks.required("page", page);
    return session()
        .read(
            caller ->
                access()
                    .person(caller)
                    .notifications()
                    .newestFirst(
                        page, row -> isShown(row) && !(unreadOnly && row.readAt() != null)));
  }

  /** What is about a removed business is hidden with it. */
  private boolean isShown(@Nullable Notification row) {
    return row != null
        && (row.businessId() == null || catalog().tenant(row.businessId()).isPresent());
  }

  @Override
  public Notification markRead(UUID notificationId) {
    Checks.required("id", notificationId);
    return session()
        .write(
            caller -> {
              AccountState account = access().person(caller);
              RowKey key = account.notificationKeys().get(notificationId);
              Notification old = key == null ? null : account.notifications().get(key);
              if (key == null || old == null || !isShown(old)) {
                throw NotFoundException.of("notification", notificationId);
              } else if (old.readAt() != null) {
                return old;
              }
              Notification row = read(old, caller.now());
              account.notifications().put(key, row);
              return row;
            });
  }

  private static Notification read(Notification old, Instant now) {
    return new Notification(
        old.id(),
        old.userId(),
        old.businessId(),
        old.alertId(),
        old.type(),
        old.title(),
        old.message(),
        old.data(),
        now,
        old.createdAt());
  }
}
