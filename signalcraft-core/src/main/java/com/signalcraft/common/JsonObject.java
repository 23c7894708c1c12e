package com.signalcraft.common;

import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as a {@code jsonb} column holds it. Its values are strings, {@link BigDecimal},
 * booleans, nulls, lists and maps of these; deeply immutable, thread-safe, equal by {@link
 * #toJson()}.
 *
 * <p>The text and the order of keys (by their length in UTF-8, then by their bytes) are those of
 * PostgreSQL's {@code jsonb}, so that what is derived from them, such as the id of a point, is the
 * same on every back end. Parsing is left to the back ends, which have a JSON library.
 */
public final class JsonObject {

  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  private static final int MAX_DEPTH = 32;

  /** More than values have, as they are summed up. */
  private static final int MAX_DIGITS = 100;

  private static final Comparator<String> JSONB_KEY_ORDER =
      Comparator.<String>comparingInt(key -> utf8(key).length)
          .thenComparing(JsonObject::utf8, Arrays::compareUnsigned);

  private final Map<String, Object> members;

  private JsonObject(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * An object with given members.
   *
   * @param members names and values: strings, finite numbers of at most 100 digits on each side of
   *     the decimal point, booleans, nulls, and lists and maps of these, at most 32 deep; copied
   * @return the object
   * @throws ValidationException if a value is of another type; it names the path
   */
  public static JsonObject of(Map<String, ?> members) {
    return members.isEmpty() ? EMPTY : new JsonObject(object("$", members, 1));
  }

  /**
   * A row of a table as an object: one level more than {@link #of(Map)} allows, as its columns may
   * hold objects as deep as those.
   *
   * @param columns names and values, as there
   * @return the object
   * @throws ValidationException if a value is of another type; it names the path
   */
  public static JsonObject ofRow(Map<String, ?> columns) {
    return columns.isEmpty() ? EMPTY : new JsonObject(object("$", columns, 0));
  }

  /**
   * An object with one member.
   *
   * @param name the member's name
   * @param value its value
   * @return the object
   */
  public static JsonObject of(String name, Object value) {
    return of(Map.of(name, value));
  }

  /**
   * The members, in the order of {@code jsonb}.
   *
   * @return an unmodifiable view; JSON null is {@link Optional#empty()}
   */
  public Map<String, Object> members() {
    return members;
  }

  /**
   * Whether there are no members.
   *
   * @return true if there are none
   */
  public boolean isEmpty() {
    return members.isEmpty();
  }

  /**
   * A member that is a string.
   *
   * @param name the member's name
   * @return the string, or empty where there is no such member or it is not a string
   */
  public Optional<String> string(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * A member that is a number.
   *
   * @param name the member's name
   * @return the number, or empty where there is no such member or it is not a number
   */
  public Optional<BigDecimal> number(String name) {
    return members.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  /**
   * The text that PostgreSQL prints for the same value as {@code jsonb}.
   *
   * @return JSON, with a space after each colon and comma
   */
  public String toJson() {
    StringBuilder json = new StringBuilder();
    append(json, members);
    return json.toString();
  }

  /**
   * The length of {@link #toJson()}.
   *
   * @return bytes in UTF-8
   */
  public int sizeInBytes() {
    return utf8(toJson()).length;
  }

  private static Map<String, Object> object(String path, Map<?, ?> source, int depth) {
    checkDepth(path, depth);
    Map<String, Object> sorted = new TreeMap<>(JSONB_KEY_ORDER);
    source.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw new ValidationException(path, "must have strings as names, had " + key);
          }
          String below = path + "." + Checks.shown(name);
          sorted.put(storable(below, name), value(below, value, depth));
        });
    return Collections.unmodifiableMap(sorted);
  }

  private static Object value(String path, @Nullable Object value, int depth) {
    if (value == null || value.equals(Optional.empty())) {
      return Optional.empty();
    } else if (value instanceof String text) {
      return storable(path, text);
    } else if (value instanceof Boolean) {
      return value;
    } else if (value instanceof Number number) {
      return Checks.decimal(path, decimal(path, number), MAX_DIGITS);
    } else if (value instanceof JsonObject json) {
      return object(path, json.members, depth + 1);
    } else if (value instanceof Map<?, ?> map) {
      return object(path, map, depth + 1);
    } else if (value instanceof List<?> list) {
      checkDepth(path, depth + 1);
      List<Object> copy = new ArrayList<>(list.size());
      for (Object item : list) {
        copy.add(value(path + "[" + copy.size() + "]", item, depth + 1));
      }
      return Collections.unmodifiableList(copy);
    }
    throw new ValidationException(
        path,
        "must be a string, number, boolean, null, list or map, was " + value.getClass().getName());
  }

  private static BigDecimal decimal(String path, Number number) {
    if (number instanceof BigDecimal exact) {
      return exact;
    } else if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    } else if (number instanceof Double || number instanceof Float) {
      return new BigDecimal(Double.toString(Checks.finite(path, number.doubleValue())));
    }
    return BigDecimal.valueOf(number.longValue());
  }

  private static String storable(String path, String text) {
    return Checks.optionalText(path, text, Integer.MAX_VALUE);
  }

  private static void checkDepth(String path, int depth) {
    Checks.that(depth <= MAX_DEPTH, path, "must be at most " + MAX_DEPTH + " levels deep");
  }

  private static void append(StringBuilder json, Object value) {
    if (value instanceof Map<?, ?> map) {
      json.append('{');
      String separator = "";
      for (Map.Entry<?, ?> member : map.entrySet()) {
        json.append(separator);
        appendString(json, (String) member.getKey());
        append(json.append(": "), member.getValue());
        separator = ", ";
      }
      json.append('}');
    } else if (value instanceof List<?> list) {
      json.append('[');
      String separator = "";
      for (Object item : list) {
        append(json.append(separator), item);
        separator = ", ";
      }
      json.append(']');
    } else if (value instanceof String text) {
      appendString(json, text);
    } else if (value instanceof BigDecimal number) {
      json.append(number.toPlainString());
    } else if (value instanceof Optional) {
      json.append("null");
    } else {
      json.append(value);
    }
  }

  private static void appendString(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  /** The same as {@link #toJson()}. */
  @Override
  public String toString() {
    return toJson();
  }
}
