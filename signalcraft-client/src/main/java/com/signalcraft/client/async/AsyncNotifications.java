package com.signalcraft.client.async;

import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.Notifications;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Notifications, without waiting. Thread-safe. */
public final class AsyncNotifications {

  private final Notifications group;
  private final AsyncCalls calls;

  AsyncNotifications(Notifications group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Notifications#send(NewNotification)}.
   *
   * @param notification what it says
   * @return its result
   */
  public CompletableFuture<Notification> send(NewNotification notification) {
    return calls.submit(() -> group.send(notification));
  }

  /**
   * As {@link Notifications#list(boolean, PageRequest)}.
   *
   * @param unreadOnly whether read ones are left out
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<Notification>> list(boolean unreadOnly, PageRequest page) {
    return calls.submit(() -> group.list(unreadOnly, page));
  }

  /**
   * As {@link Notifications#markRead(UUID)}.
   *
   * @param notificationId the notification
   * @return its result
   */
  public CompletableFuture<Notification> markRead(UUID notificationId) {
    return calls.submit(() -> group.markRead(notificationId));
  }
}
