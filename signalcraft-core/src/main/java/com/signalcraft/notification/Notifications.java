package com.signalcraft.notification;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import java.util.UUID;

/** Notifications; everybody reads his own. Thread-safe. */
public interface Notifications {

  /**
   * Sends one. For the service alone.
   *
   * @param notification what it says
   * @return the notification
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.NotFoundException if the user, the business or the alert is not
   *     there, or the user is no member of the business
   */
  Notification send(NewNotification notification);

  /**
   * The caller's own, the newest first.
   *
   * @param unreadOnly whether read ones are left out
   * @param page which part
   * @return the notifications
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   */
  Page<Notification> list(boolean unreadOnly, PageRequest page);

  /**
   * Keeps when the caller read one of his own; a second call changes nothing.
   *
   * @param notificationId the notification
   * @return the notification as it is now
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  Notification markRead(UUID notificationId);
}
