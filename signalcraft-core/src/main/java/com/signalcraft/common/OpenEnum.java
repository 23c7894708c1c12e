package com.signalcraft.common;

import com.signalcraft.error.ValidationException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A value of an enumeration that the server may extend: one of the constants known to this version
 * of the library, or the text of one that is not known yet, which is kept as it came. Immutable and
 * thread-safe; equal by text.
 *
 * @param <E> the enumeration of the known constants
 */
public final class OpenEnum<E extends Enum<E> & WireEnum> {

  private final Class<E> type;
  private final String value;

  private OpenEnum(Class<E> type, String value) {
    this.type = type;
    this.value = value;
  }

  /**
   * A known constant.
   *
   * @param constant the constant
   * @param <E> its enumeration
   * @return the value
   */
  public static <E extends Enum<E> & WireEnum> OpenEnum<E> of(E constant) {
    return new OpenEnum<>(constant.getDeclaringClass(), constant.wireName());
  }

  /**
   * A value as a server sent it.
   *
   * @param type the enumeration of the known constants
   * @param value the text, kept whether it is known or not
   * @param <E> the enumeration
   * @return the value
   */
  public static <E extends Enum<E> & WireEnum> OpenEnum<E> parse(Class<E> type, String value) {
    return new OpenEnum<>(Objects.requireNonNull(type, "type"), Checks.text("value", value, 100));
  }

  /**
   * The text on the wire and in the database.
   *
   * @return the text
   */
  public String value() {
    return value;
  }

  /**
   * The constant, where this version of the library knows it.
   *
   * @return the constant, or empty
   */
  public Optional<E> known() {
    return find(type, value);
  }

  /**
   * The constant, where only a known one will do.
   *
   * @param field the field's name, for the error
   * @return the constant
   * @throws com.signalcraft.error.ValidationException if it is not known
   */
  public E require(String field) {
    return require(type, field, value);
  }

  /**
   * Whether this is a given constant.
   *
   * @param constant the constant
   * @return true if it is
   */
  public boolean is(E constant) {
    return value.equals(constant.wireName());
  }

  /**
   * The constant with a given wire name, where only a known one will do.
   *
   * @param type the enumeration
   * @param field the field's name, for the error
   * @param value the wire name
   * @param <E> the enumeration
   * @return the constant
   * @throws com.signalcraft.error.ValidationException if there is none; it lists the allowed names
   */
  public static <E extends Enum<E> & WireEnum> E require(
      Class<E> type, String field, String value) {
    // Not by Checks.that: the message would be made for each of many rows.
    return find(type, value)
        .orElseThrow(
            () ->
                new ValidationException(
                    field,
                    "must be one of "
                        + names(type, WireEnum::wireName)
                        + ", was \""
                        + Checks.shown(value)
                        + "\""));
  }

  private static <E extends Enum<E> & WireEnum> Optional<E> find(Class<E> type, String value) {
    for (E constant : type.getEnumConstants()) {
      if (constant.wireName().equals(value)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private static <E extends Enum<E>> String names(Class<E> type, Function<E, String> name) {
    return Arrays.stream(type.getEnumConstants()).map(name).collect(Collectors.joining(", "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpenEnum<?> that && type == that.type && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The text on the wire, so that messages and logs read well. */
  @Override
  public String toString() {
    return value;
  }
}
