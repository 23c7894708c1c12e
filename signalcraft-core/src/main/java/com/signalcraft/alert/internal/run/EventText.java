package com.signalcraft.alert.internal.run;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.internal.Words;
import com.signalcraft.alert.internal.tell.Note;
import com.signalcraft.anomaly.SeverityScale;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event in words for people and in fields for programs. Stateless. */
final class EventText {

  /** How many alerts one event tells at most; its message and data are bounded. */
  static final int MOST_ALERTS = 20;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_LINE = 490;
  private static final int LONGEST_NAME = 60;

  /** What is smaller, or greater than its inverse, has too many digits for an object. */
  private static final double LEAST_NUMBER = 1e-80;

  private EventText() {}

  /** One event of one or more alerts, each once. */
  static AlertEvent event(List<Groups.Item> items, long at) {
    AlertChange change = items.get(0).note().change();
    return new AlertEvent(
        EventIds.of(items),
        items.stream().map(item -> item.course().alert().id()).toList(),
        OpenEnum.of(change),
        Instant.ofEpochMilli(at),
        title(items, change),
        message(items),
        data(items, change, at));
  }

  private static String title(List<Groups.Item> items, AlertChange change) {
    if (items.size() == 1) {
      String verb = " " + verb(change, true);
      return Words.cut(name(items.get(0)), LONGEST_TITLE - verb.length()) + verb;
    }
    String names =
        items.stream()
            .map(item -> Words.cut(name(item), LONGEST_NAME))
            .collect(Collectors.joining(", "));
    return Words.cut(items.size() + " alerts " + verb(change, false) + ": " + names, LONGEST_TITLE);
  }

  private static String name(Groups.Item item) {
    return item.course().alert().name();
  }

  private static String verb(AlertChange change, boolean one) {
    return switch (change) {
      case FIRED -> one ? "fires" : "fire";
      case REPEATED -> one ? "still fires" : "still fire";
      case RESOLVED -> one ? "is over" : "are over";
      case NO_DATA -> one ? "has no data" : "have no data";
      case FLAPPING -> one ? "is flapping" : "are flapping";
      case FAILED -> "cannot be evaluated";
    };
  }

  private static String message(List<Groups.Item> items) {
    if (items.size() == 1) {
      return items.get(0).note().text();
    }
    return items.stream()
        .map(item -> Words.cut(name(item), LONGEST_NAME) + ": " + item.note().text())
        .map(line -> Words.cut(line, LONGEST_LINE))
        .collect(Collectors.joining("\n"));
  }

  private static JsonObject data(List<Groups.Item> items, AlertChange change, long at) {
    return JsonObject.of(
        Map.of(
            "change",
            change.wireName(),
            "at",
            Instant.ofEpochMilli(at).toString(),
            "alerts",
            items.stream().map(item -> fields(item.course().alert(), item.note())).toList()));
  }

  private static Map<String, Object> fields(Alert alert, Note note) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("alert_id", alert.id().toString());
    fields.put("alert_name", alert.name());
    fields.put("source_id", alert.sourceId().toString());
    fields.put("condition", alert.condition().value());
    fields.put("timeframe", alert.timeframe().value());
    putNumber(fields, "threshold", alert.threshold());
    fields.put("phase", note.phase().wireName());
    fields.put("since", Instant.ofEpochMilli(note.since()).toString());
    fields.put("at", Instant.ofEpochMilli(note.at()).toString());
    AlertReading reading = note.reading();
    if (reading != null) {
      putReading(fields, alert, reading);
    }
    return fields;
  }

  private static void putReading(Map<String, Object> fields, Alert alert, AlertReading reading) {
    fields.put("read_at", reading.at().toString());
    putNumber(fields, "current_value", reading.value());
    if (alert.condition().is(AlertCondition.CHANGE_PERCENT)) {
      putNumber(fields, "change_percent", reading.measure());
      putNumber(fields, "baseline", reading.baseline());
    } else if (alert.condition().is(AlertCondition.ANOMALY)) {
      putNumber(fields, "deviation_score", reading.measure());
      putNumber(fields, "expected_value", reading.baseline());
      fields.put("severity", SeverityScale.DEFAULT.severityOf(reading.measure(), 0).wireName());
    }
  }

  private static void putNumber(Map<String, Object> fields, String name, double value) {
    double size = Math.abs(value);
    if (value == 0 || (size >= LEAST_NUMBER && size <= 1 / LEAST_NUMBER)) {
      fields.put(name, BigDecimal.valueOf(value));
    }
  }

  private static void putNumber(
      Map<String, Object> fields, String name, @Nullable BigDecimal value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
