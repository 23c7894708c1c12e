package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.InsightRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.Notifications;
import java.util.UUID;

/** Notifications. Thread-safe. */
public final class NotificationCalls implements Notifications {

  private static final String NOTIFICATIONS = "notifications";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public NotificationCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public Notification send(NewNotification notification) {
    Checks.required("notification", notification);
    Members body =
        Members.of("user_id", notification.userId())
            .with("business_id", notification.businessId())
            .with("alert_id", notification.alertId())
            .with("type", notification.type())
            .with("title", notification.title())
            .with("message", notification.message())
            .with("data", notification.data());
    return caller.call(
        Calls.post(body, NOTIFICATIONS), Answers.object(body, InsightRows::notification));
  }

  @Override
  public Page<Notification> list(boolean unreadOnly, PageRequest page) {
    Checks.required("page", page);
    return caller.call(
        Calls.page(Calls.get(NOTIFICATIONS).query("unread", unreadOnly ? true : null), page),
        Answers.page(NOTIFICATIONS, page, InsightRows::notification));
  }

  @Override
  public Notification markRead(UUID notificationId) {
    return caller.call(
        Calls.postNothing(NOTIFICATIONS, Checks.required("id", notificationId), "read"),
        Answers.object(InsightRows::notification));
  }
}
