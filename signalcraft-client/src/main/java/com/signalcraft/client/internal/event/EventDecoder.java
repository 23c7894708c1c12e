package com.signalcraft.client.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ValidationException;
import com.signalcraft.notification.NotificationType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okio.ByteString;
import okio.Utf8;

/**
 * Turns messages into events. Whatever comes becomes one: what cannot be read is an {@link
 * LiveEvent.Unknown}. Thread-safe.
 */
final class EventDecoder {

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxNumberLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  private final int maxMessageBytes;

  EventDecoder(int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
  }

  LiveEvent decode(String text) {
    if (Utf8.size(text) > maxMessageBytes) {
      return unknown(
          "", shown(text), "it is longer than the " + maxMessageBytes + " bytes allowed");
    }
    JsonObject message;
    try {
      Map<String, Object> members = JSON.readValue(text, MEMBERS);
      message = members == null ? JsonObject.EMPTY : JsonObject.of(members);
    } catch (JsonProcessingException e) {
      return unknown("", text, "it is not a JSON object");
    } catch (ValidationException e) {
      return unknown("", text, "it holds a value that is not allowed: " + e.getMessage());
    }
    String type = message.string("type").orElse("");
    JsonObject data =
        message.members().get("data") instanceof Map<?, ?> members
            ? object(members)
            : JsonObject.EMPTY;
    return typed(type, data, text);
  }

  LiveEvent decode(ByteString bytes) {
    ByteString shown = bytes.substring(0, Math.min(bytes.size(), maxMessageBytes));
    return unknown("", shown(shown.hex()), "it is binary");
  }

  private static LiveEvent typed(String type, JsonObject data, String text) {
    Fields fields = new Fields(data);
    try {
      return switch (type) {
        case "kpi_update" -> fields.kpiUpdate();
        case "alert_triggered" -> fields.alertTriggered();
        case "notification" -> fields.notification();
        default ->
            new LiveEvent.Unknown(
                type, data, text, type.isEmpty() ? "it names no type" : "the type is not known");
      };
    } catch (ValidationException e) {
      return new LiveEvent.Unknown(type, data, text, "of its data " + e.getMessage());
    }
  }

  private static LiveEvent unknown(String type, String text, String issue) {
    return new LiveEvent.Unknown(type, JsonObject.EMPTY, text, issue);
  }

  private static String shown(String text) {
    int length = Math.min(text.length(), LiveEvent.Unknown.SHOWN_CHARACTERS);
    return text.substring(0, length);
  }

  private static JsonObject object(Map<?, ?> members) {
    Map<String, Object> copy = new LinkedHashMap<>();
    members.forEach((name, value) -> copy.put((String) name, value));
    return JsonObject.of(copy);
  }

  /** The fields of a message's data. */
  private record Fields(JsonObject data) {

    LiveEvent kpiUpdate() {
      boolean hasChange = !Optional.empty().equals(data.members().get("change_percent"));
      return new LiveEvent.KpiUpdate(
          id("source_id"),
          instant("timestamp"),
          number("value"),
          hasChange && data.members().containsKey("change_percent")
              ? number("change_percent")
              : null);
    }

    LiveEvent alertTriggered() {
      return new LiveEvent.AlertTriggered(
          id("alert_id"),
          text("alert_name"),
          text("source_name"),
          number("current_value"),
          number("threshold"),
          OpenEnum.parse(Severity.class, text("severity")));
    }

    LiveEvent notification() {
      return new LiveEvent.NotificationArrived(
          id("id"),
          text("title"),
          text("message"),
          OpenEnum.parse(NotificationType.class, text("type")));
    }

    private String text(String name) {
      return data.string(name).orElseThrow(() -> wrong(name, "must be a string"));
    }

    private BigDecimal number(String name) {
      return data.number(name).orElseThrow(() -> wrong(name, "must be a number"));
    }

    private UUID id(String name) {
      String text = text(name);
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw wrong(name, "must be a UUID");
      }
    }

    private Instant instant(String name) {
      String text = text(name);
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw wrong(name, "must be an instant such as 2025-01-15T10:30:00Z");
      }
    }

    private static ValidationException wrong(String name, String issue) {
      return new ValidationException(name, issue);
    }
  }
}
