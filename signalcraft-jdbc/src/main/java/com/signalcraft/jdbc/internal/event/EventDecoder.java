package com.signalcraft.jdbc.internal.event;

import com.signalcraft.common.JsonObject;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.Micros;
import com.signalcraft.jdbc.event.Event;
import com.signalcraft.jdbc.internal.json.JsonCodec;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what {@code signalcraft_private.tell} of the migrations sends. Stateless. */
final class EventDecoder {

  private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

  private EventDecoder() {}

  /**
   * Reads an event.
   *
   * @param payload the text of the notification
   * @return the event, or empty where the text is none: whoever may connect may send such a text
   */
  static Optional<Notice> decode(String payload) {
    try {
      JsonObject data = JsonCodec.object("event", payload);
      return Optional.of(
          new Notice(
              event(data),
              uuid(data, "business_id"),
              uuid(data, "user_id"),
              uuid(data, "notification_id")));
    } catch (SignalCraftException | IllegalArgumentException | ArithmeticException e) {
      // Not what it holds: nobody knows whose that is.
      LOG.warn("left an event out that cannot be read ({})", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Event event(JsonObject data) {
    String type = data.string("type").orElseThrow(() -> new IllegalArgumentException("no type"));
    return switch (type) {
      case "points" ->
          new Event.PointsWritten(
              required(data, "business_id"),
              required(data, "source_id"),
              instant(data, "from"),
              instant(data, "to"),
              number(data, "count"));
      case "anomalies" ->
          new Event.AnomaliesSaved(required(data, "business_id"), required(data, "source_id"));
      case "alert" ->
          new Event.AlertTriggered(
              required(data, "business_id"),
              required(data, "source_id"),
              required(data, "alert_id"));
      case "notification" ->
          new Event.NotificationSent(required(data, "user_id"), required(data, "notification_id"));
      default -> new Event.Unknown(type, data);
    };
  }

  private static UUID required(JsonObject data, String member) {
    UUID id = uuid(data, member);
    if (id == null) {
      throw new IllegalArgumentException("no " + member);
    }
    return id;
  }

  private static @Nullable UUID uuid(JsonObject data, String member) {
    return data.string(member).map(UUID::fromString).orElse(null);
  }

  private static Instant instant(JsonObject data, String member) {
    return Micros.instant(number(data, member));
  }

  private static long number(JsonObject data, String member) {
    return data.number(member)
        .orElseThrow(() -> new IllegalArgumentException("no " + member))
        .longValueExact();
  }
}
