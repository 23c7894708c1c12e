package com.signalcraft.notification;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification to be sent. Immutable.
 *
 * @param userId for whom it is
 * @param businessId about which business, or null
 * @param alertId about which alert of that business, or null
 * @param type what it is about
 * @param title 1 to 200 characters
 * @param message 1 to 10,000 characters
 * @param data more of it, at most 65,536 bytes
 */
public record NewNotification(
    UUID userId,
    @Nullable UUID businessId,
    @Nullable UUID alertId,
    NotificationType type,
    String title,
    String message,
    JsonObject data) {

  public NewNotification {
    Checks.required("user_id", userId);
    Checks.required("type", type);
    Checks.text("title", title, 200);
    Checks.text("message", message, 10_000);
    Checks.that(
        Checks.required("data", data).sizeInBytes() <= 65_536,
        "data",
        "must have at most 65,536 bytes, had " + data.sizeInBytes());
    Checks.that(
        alertId == null || businessId != null,
        "business_id",
        "is required where an alert is named");
  }
}
