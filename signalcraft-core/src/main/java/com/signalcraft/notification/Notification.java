package com.signalcraft.notification;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notifications}. Immutable.
 *
 * @param id the notification's id
 * @param userId for whom it is
 * @param businessId about which business, or null
 * @param alertId about which alert, or null
 * @param type what it is about
 * @param title 1 to 200 characters
 * @param message 1 to 10,000 characters
 * @param data more of it
 * @param readAt when it was read, or null
 * @param createdAt when it was made
 */
public record Notification(
    UUID id,
    UUID userId,
    @Nullable UUID businessId,
    @Nullable UUID alertId,
    OpenEnum<NotificationType> type,
    String title,
    String message,
    JsonObject data,
    @Nullable Instant readAt,
    Instant createdAt) {

  public Notification {
    Checks.required("id", id);
    Checks.required("user_id", userId);
    Checks.required("type", type);
    Checks.text("title", title, 200);
    Checks.text("message", message, 10_000);
    Checks.required("data", data);
    Checks.required("created_at", createdAt);
  }
}
