package com.signalcraft.jdbc.internal.notification;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.jdbc.internal.transaction.KeysetPage;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.Notifications;
import java.util.Optional;
import java.util.UUID;

/** Notifications. Thread-safe. */
public final class JdbcNotifications implements Notifications {

  private static final String SEND =
      "select "
          + NotificationRows.COLUMNS
          + " from signalcraft.send_notification(?, ?, ?, ?, ?, ?, ?)";

  // What is about a removed business is hidden from its user by row level security.
  private static final String LIST =
      "select "
          + NotificationRows.COLUMNS
          + """
            , ordinal
              from public.notifications
             where user_id = ?
               and (created_at, ordinal) < (?, ?)
            """;

  private static final String NEWEST_FIRST = " order by created_at desc, ordinal desc limit ?";
  private static final String LIST_ALL = LIST + NEWEST_FIRST;
  private static final String LIST_UNREAD = LIST + " and read_at is null" + NEWEST_FIRST;

  private static final String MARK_READ =
      """
      update public.notifications
         set read_at = now()
       where id = ?
         and user_id = ?
         and read_at is null
      returning\s"""
          + NotificationRows.COLUMNS;

  private static final String READ =
      "select "
          + NotificationRows.COLUMNS
          + " from public.notifications where id = ? and user_id = ?";

  private final Session session;

  /**
   * The notifications as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcNotifications(Session session) {
    this.session = session;
  }

  @Override
  public Notification send(NewNotification notification) {
    Checks.required("notification", notification);
    return session.call(
        "send the notification",
        tx -> {
          tx.access().requireService();
          return tx.query(SEND)
              .bind(notification.userId())
              .bind(notification.businessId())
              .bind(notification.alertId())
              .bind(notification.type())
              .bind(notification.title())
              .bind(notification.message())
              .bind(notification.data())
              .one(NotificationRows::notification);
        });
  }

  @Override
  public Page<Notification> list(boolean unreadOnly, PageRequest page) {
    Checks.required("page", page);
    return session.call(
        "list the notifications",
        tx -> {
          UUID userId = tx.access().requireUser();
          KeysetPage wanted = KeysetPage.newestFirst(page);
          return wanted.read(
              tx.query(unreadOnly ? LIST_UNREAD : LIST_ALL)
                  .bind(userId)
                  .bind(wanted.after().at())
                  .bind(wanted.after().sequence()),
              "created_at",
              NotificationRows::notification);
        });
  }

  @Override
  public Notification markRead(UUID notificationId) {
    Checks.required("id", notificationId);
    return session.call(
        "mark the notification as read",
        tx -> {
          UUID userId = tx.access().requireUser();
          Optional<Notification> read =
              tx.query(MARK_READ)
                  .bind(notificationId)
                  .bind(userId)
                  .optional(NotificationRows::notification);
          if (read.isPresent()) {
            return read.get();
          }
          return tx.query(READ)
              .bind(notificationId)
              .bind(userId)
              .optional(NotificationRows::notification)
              .orElseThrow(() -> NotFoundException.of("notification", notificationId));
        });
  }
}
