package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.WireEnum;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.TransportException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of an object in an answer that are single values, or lists of them. Immutable. */
public abstract class Scalars {

  private final Place place;
  private final ObjectNode members;
  private final ObjectNode known;

  Scalars(Place place, ObjectNode members, ObjectNode known) {
    this.place = place;
    this.members = members;
    this.known = known;
  }

  /**
   * What was asked.
   *
   * @return the call, for messages, such as {@code GET /users/profile}
   */
  public String call() {
    return place.answer().call();
  }

  /**
   * Whether the answer itself has a member.
   *
   * @param name its name
   * @return true if it has, be it null
   */
  public boolean has(String name) {
    return members.has(name);
  }

  /**
   * An id.
   *
   * @param name the member's name
   * @return the id
   */
  public UUID uuid(String name) {
    return required(name, optionalUuid(name));
  }

  /**
   * An id that may be missing.
   *
   * @param name the member's name
   * @return the id, or null
   */
  public @Nullable UUID optionalUuid(String name) {
    String text = optionalText(name);
    return text == null ? null : place.uuid(name, text);
  }

  /**
   * A text.
   *
   * @param name the member's name
   * @return the text
   */
  public String text(String name) {
    return required(name, optionalText(name));
  }

  /**
   * A text that may be missing.
   *
   * @param name the member's name
   * @return the text, or null
   */
  public @Nullable String optionalText(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    } else if (!value.isTextual()) {
      throw wrong(name, "a string", kind(value));
    }
    return value.textValue();
  }

  /**
   * A list of texts.
   *
   * @param name the member's name
   * @return the texts; empty where it is null
   */
  public List<String> texts(String name) {
    JsonNode value = required(name, value(name, true));
    List<String> texts = new ArrayList<>(value.size());
    if (value.isNull()) {
      return texts;
    } else if (!value.isArray()) {
      throw wrong(name, "a list", kind(value));
    }
    for (JsonNode text : value) {
      if (!text.isTextual()) {
        throw wrong(name, "a list of strings", "one of " + kind(text));
      }
      texts.add(text.textValue());
    }
    return texts;
  }

  /**
   * A list of ids.
   *
   * @param name the member's name
   * @return the ids; empty where it is null
   */
  public List<UUID> uuids(String name) {
    return texts(name).stream().map(text -> place.uuid(name, text)).toList();
  }

  /**
   * Bytes, as base64 (RFC 4648, section 4).
   *
   * @param name the member's name
   * @return the bytes
   */
  public byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw wrong(name, "base64", "another text");
    }
  }

  /**
   * An instant.
   *
   * @param name the member's name
   * @return the instant
   */
  public Instant instant(String name) {
    return required(name, optionalInstant(name));
  }

  /**
   * An instant for which another member stands in.
   *
   * @param name the member's name
   * @param other the name of the one that is taken where it is missing
   * @return the instant
   */
  public Instant instant(String name, String other) {
    Instant value = optionalInstant(name);
    return value == null && !members.has(name) ? instant(other) : required(name, value);
  }

  /**
   * An instant that may be missing.
   *
   * @param name the member's name
   * @return the instant, or null
   */
  public @Nullable Instant optionalInstant(String name) {
    String text = optionalText(name);
    return text == null ? null : place.instant(name, text);
  }

  /**
   * A day.
   *
   * @param name the member's name
   * @return the day
   */
  public LocalDate date(String name) {
    return required(name, optionalDate(name));
  }

  /**
   * A day that may be missing.
   *
   * @param name the member's name
   * @return the day, or null
   */
  public @Nullable LocalDate optionalDate(String name) {
    String text = optionalText(name);
    return text == null ? null : place.date(name, text);
  }

  /**
   * An exact number.
   *
   * @param name the member's name
   * @return the number, of at most 100 digits on either side of the decimal point
   */
  public BigDecimal decimal(String name) {
    return required(name, optionalDecimal(name));
  }

  /**
   * An exact number that may be missing.
   *
   * @param name the member's name
   * @return the number, of at most 100 digits on either side of the decimal point, or null
   */
  public @Nullable BigDecimal optionalDecimal(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    } else if (!value.isNumber()) {
      throw wrong(name, "a number", kind(value));
    }
    return place.decimal(name, value.decimalValue());
  }

  /**
   * A number in double precision that may be missing.
   *
   * @param name the member's name
   * @return the number, finite, or null
   */
  public @Nullable Double optionalReal(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    } else if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(name, "a number in double precision", kind(value));
    }
    return value.doubleValue();
  }

  /**
   * A whole number.
   *
   * @param name the member's name
   * @return the number
   */
  public long integer(String name) {
    try {
      return decimal(name).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(name, "a whole number", "another one");
    }
  }

  /**
   * A whole number that fits an int.
   *
   * @param name the member's name
   * @return the number
   */
  public int count(String name) {
    try {
      return Math.toIntExact(integer(name));
    } catch (ArithmeticException e) {
      throw wrong(name, "a number below 2^31", "a larger one");
    }
  }

  /**
   * A whole number that other servers leave out.
   *
   * @param name the member's name
   * @param otherwise what is taken where it is missing or null
   * @return the number
   */
  public long integer(String name, long otherwise) {
    return value(name) == null ? otherwise : integer(name);
  }

  /**
   * A whole number that is null for "no limit"; it must be there.
   *
   * @param name the member's name
   * @return the number, or empty
   */
  public OptionalInt limit(String name) {
    return required(name, value(name, true)).isNull()
        ? OptionalInt.empty()
        : OptionalInt.of(count(name));
  }

  /**
   * A truth value.
   *
   * @param name the member's name
   * @return true or false
   */
  public boolean flag(String name) {
    JsonNode value = required(name, value(name));
    if (!value.isBoolean()) {
      throw wrong(name, "true or false", kind(value));
    }
    return value.booleanValue();
  }

  /**
   * A value of an enumeration that servers may extend.
   *
   * @param type the enumeration of the known constants
   * @param name the member's name
   * @param <E> the enumeration
   * @return the value, known or not
   */
  public <E extends Enum<E> & WireEnum> OpenEnum<E> openEnum(Class<E> type, String name) {
    return OpenEnum.parse(type, text(name));
  }

  /**
   * A value of an enumeration that servers may extend, which may be missing.
   *
   * @param type the enumeration of the known constants
   * @param name the member's name
   * @param <E> the enumeration
   * @return the value, known or not; null where there is none
   */
  public <E extends Enum<E> & WireEnum> @Nullable OpenEnum<E> optionalEnum(
      Class<E> type, String name) {
    String text = optionalText(name);
    return text == null ? null : OpenEnum.parse(type, text);
  }

  /**
   * A value that the caller needs.
   *
   * @param name the member's name
   * @param value the value; null where there is none
   * @param <T> its type
   * @return the value
   * @throws NotSupportedException if there is none
   */
  public <T> T required(String name, @Nullable T value) {
    return place.required(name, value);
  }

  /**
   * The error of an answer that breaks the contract.
   *
   * @param name the member's name
   * @param promised what it must be
   * @param found what it is; no text of the answer, which may be long or secret
   * @return the error
   */
  public TransportException wrong(String name, String promised, String found) {
    return place.wrong(name, promised, found);
  }

  final Place place() {
    return place;
  }

  final ObjectNode members() {
    return members;
  }

  final ObjectNode known() {
    return known;
  }

  /** A member that is not null. */
  final @Nullable JsonNode value(String name) {
    JsonNode value = value(name, false);
    return value == null || value.isNull() ? null : value;
  }

  /** A member, where null may count as one. */
  final @Nullable JsonNode value(String name, boolean nullCounts) {
    JsonNode value = members.has(name) ? members.get(name) : known.get(name);
    return value != null && value.isNull() && !nullCounts ? null : value;
  }

  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a string";
      default -> "something else";
    };
  }
}
