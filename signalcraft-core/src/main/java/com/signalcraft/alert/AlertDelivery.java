package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way through one channel: a row of {@code alert_deliveries}. Immutable.
 *
 * @param id the delivery's id, the same at each attempt
 * @param businessId the business
 * @param channel the channel's name, 1 to 100 characters
 * @param event what is told
 * @param attempts how often it was tried before, at least 0
 * @param leasedUntil until when nobody else is given it, or null where nobody has it
 * @param lastError why the last attempt failed, at most 1,000 characters; null where none did
 * @param createdAt when it was made
 */
public record AlertDelivery(
    UUID id,
    UUID businessId,
    String channel,
    AlertEvent event,
    int attempts,
    @Nullable Instant leasedUntil,
    @Nullable String lastError,
    Instant createdAt) {

  public AlertDelivery {
    Checks.required("id", id);
    Checks.required("business_id", businessId);
    Checks.text("channel", channel, 100);
    Checks.required("event", event);
    Checks.between("attempts", attempts, 0, Integer.MAX_VALUE);
    if (lastError != null) {
      Checks.text("last_error", lastError, 1_000);
    }
    Checks.required("created_at", createdAt);
  }
}
