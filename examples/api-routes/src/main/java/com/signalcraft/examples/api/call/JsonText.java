package com.signalcraft.examples.api.call;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.WireEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers by hand: decimals stay as exact as they are, and a test that reads them by a
 * library compares two implementations.
 */
public final class JsonText {

  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  public static String of(@Nullable Object value) {
    JsonText json = new JsonText();
    json.append(value);
    return json.text.toString();
  }

  /** The members of an object in their order; values may be null. */
  public static Map<String, Object> object(@Nullable Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }

  private void append(@Nullable Object value) {
    if (value == null) {
      text.append("null");
    } else if (value instanceof JsonObject json) {
      text.append(json.toJson());
    } else if (value instanceof Map<?, ?> map) {
      appendObject(map);
    } else if (value instanceof Collection<?> items) {
      appendList(items);
    } else if (value instanceof Optional<?> optional) {
      append(optional.orElse(null));
    } else if (value instanceof OptionalInt optional) {
      append(optional.isPresent() ? optional.getAsInt() : null);
    } else if (value instanceof BigDecimal number) {
      text.append(number.toPlainString());
    } else if (value instanceof Double number) {
      text.append(Double.isNaN(number) ? "null" : number.toString());
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      text.append(value);
    } else {
      appendString(string(value));
    }
  }

  private static String string(Object value) {
    if (value instanceof WireEnum constant) {
      return constant.wireName();
    } else if (value instanceof OpenEnum<?> constant) {
      return constant.value();
    } else if (value instanceof String
        || value instanceof UUID
        || value instanceof Instant
        || value instanceof LocalDate) {
      return value.toString();
    }
    throw new IllegalArgumentException("has no form in JSON: " + value.getClass());
  }

  private void appendObject(Map<?, ?> members) {
    text.append('{');
    String separator = "";
    for (Map.Entry<?, ?> member : members.entrySet()) {
      text.append(separator);
      appendString((String) member.getKey());
      text.append(':');
      append(member.getValue());
      separator = ",";
    }
    text.append('}');
  }

  private void appendList(Collection<?> items) {
    text.append('[');
    String separator = "";
    for (Object item : items) {
      text.append(separator);
      append(item);
      separator = ",";
    }
    text.append(']');
  }

  private void appendString(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
