package com.signalcraft.common;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of values at the public boundary. Each throws a {@link ValidationException} that names the
 * field, the value and what is allowed. Stateless.
 */
public final class Checks {

  private static final int MAX_DIGITS = 50;
  private static final int SHOWN_CHARACTERS = 60;
  private static final Instant FIRST_INSTANT = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant AFTER_LAST_INSTANT = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])");

  private Checks() {}

  /**
   * A value that must be there.
   *
   * @param field the field's name, as in the schema
   * @param value the value
   * @param <T> its type
   * @return the value
   * @throws ValidationException if it is null
   */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new ValidationException(field, "is required, was null");
    }
    return value;
  }

  /**
   * A list that must be there and hold no null.
   *
   * @param field the field's name, as in the schema
   * @param values the list
   * @param <T> the type of its items
   * @return an unmodifiable copy
   * @throws ValidationException if it or one of its items is null
   */
  public static <T> List<T> list(String field, @Nullable List<T> values) {
    List<T> given = required(field, values);
    for (T value : given) {
      required(field, value);
    }
    return List.copyOf(given);
  }

  /**
   * Text of bounded length that is not blank.
   *
   * @param field the field's name, as in the schema
   * @param value the text
   * @param maxLength the longest allowed, in UTF-16 characters
   * @return the text
   * @throws ValidationException if it is null, blank, longer, or holds the character U+0000 or half
   *     a character (an unpaired surrogate), which PostgreSQL cannot store
   */
  public static String text(String field, @Nullable String value, int maxLength) {
    String text = required(field, value);
    if (text.isBlank()) {
      throw new ValidationException(field, "must not be blank, was \"" + shown(text) + "\"");
    }
    return optionalText(field, text, maxLength);
  }

  /**
   * Text of bounded length that may be empty.
   *
   * @param field the field's name, as in the schema
   * @param value the text, not null
   * @param maxLength the longest allowed, in UTF-16 characters
   * @return the text
   * @throws ValidationException if it is longer, or holds the character U+0000 or half a character
   */
  public static String optionalText(String field, String value, int maxLength) {
    if (value.length() > maxLength) {
      throw new ValidationException(
          field, "must have at most " + maxLength + " characters, had " + value.length());
    }
    if (value.indexOf('\0') >= 0) {
      throw new ValidationException(field, "must not hold the character U+0000");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        int whole = value.codePointAt(i);
        that(
            Character.isSupplementaryCodePoint(whole),
            field,
            "must not hold an unpaired surrogate, had one at index " + i);
        i++;
      }
    }
    return value;
  }

  /**
   * A whole number within bounds.
   *
   * @param field the field's name
   * @param value the number
   * @param min the least allowed
   * @param max the greatest allowed
   * @return the number
   * @throws ValidationException if it is outside
   */
  public static int between(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw new ValidationException(
          field, "must be between " + min + " and " + max + ", was " + value);
    }
    return value;
  }

  /**
   * An exact number within bounds.
   *
   * @param field the field's name
   * @param value the number
   * @param min the least allowed
   * @param max the greatest allowed
   * @return the number, with a scale of at least 0
   * @throws ValidationException if it is outside, or has more than 50 digits after the decimal
   *     point
   */
  public static BigDecimal between(String field, BigDecimal value, String min, String max) {
    BigDecimal number = decimal(field, value);
    if (number.compareTo(new BigDecimal(min)) < 0 || number.compareTo(new BigDecimal(max)) > 0) {
      throw new ValidationException(
          field, "must be between " + min + " and " + max + ", was " + number);
    }
    return number;
  }

  /**
   * A number that is neither NaN nor infinite.
   *
   * @param field the field's name
   * @param value the number
   * @return the number
   * @throws ValidationException if it is not finite
   */
  public static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new ValidationException(field, "must be finite, was " + value);
    }
    return value;
  }

  /**
   * An exact number of sane size: at most 50 digits before and 50 after the decimal point, so that
   * a hostile exponent cannot exhaust memory when it is written out.
   *
   * @param field the field's name
   * @param value the number
   * @return the number
   * @throws ValidationException if it is null or larger
   */
  public static BigDecimal decimal(String field, @Nullable BigDecimal value) {
    return decimal(field, value, MAX_DIGITS);
  }

  static BigDecimal decimal(String field, @Nullable BigDecimal value, int maxDigits) {
    BigDecimal number = required(field, value);
    long digitsBefore = (long) number.precision() - number.scale();
    if (digitsBefore > maxDigits || number.scale() > maxDigits) {
      throw new ValidationException(
          field,
          "must have at most "
              + maxDigits
              + " digits before and "
              + maxDigits
              + " after the decimal point, had "
              + Math.max(digitsBefore, 0)
              + " and "
              + Math.max(number.scale(), 0));
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /**
   * An instant that can be stored.
   *
   * @param field the field's name, as in the schema
   * @param value the instant
   * @return the instant, in whole microseconds; what is finer is cut off
   * @throws ValidationException if it is null, or not within the years 1970 to 9999 of UTC
   */
  public static Instant instant(String field, @Nullable Instant value) {
    Instant instant = required(field, value);
    // The message costs more than all the rest, so it is made only where it is needed.
    if (instant.isBefore(FIRST_INSTANT) || !instant.isBefore(AFTER_LAST_INSTANT)) {
      throw new ValidationException(field, "must be from 1970 to 9999, was " + instant);
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * An instant that rows can be of.
   *
   * @param field the field's name, as in the schema
   * @param value the instant
   * @return the instant, in whole microseconds; what is finer is cut off
   * @throws ValidationException if it is null, or not within {@link TimeRange#ALL}
   */
  public static Instant timestamp(String field, @Nullable Instant value) {
    Instant instant = required(field, value);
    if (!TimeRange.ALL.contains(instant)) {
      throw new ValidationException(field, "must be from 1970 to 2099, was " + instant);
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The IANA name of a time zone.
   *
   * @param field the field's name
   * @param value the name, such as {@code Europe/Berlin}
   * @return the name
   * @throws ValidationException if there is no such zone
   */
  public static String zone(String field, @Nullable String value) {
    String name = required(field, value);
    try {
      ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new ValidationException(
          field,
          "must be the name of a time zone, such as Europe/Berlin, was \"" + shown(name) + "\"",
          FailureDetails.causedBy(e));
    }
    return name;
  }

  /**
   * A month of a calendar year.
   *
   * @param field the field's name
   * @param value the month, such as {@code 2026-01}
   * @return the month
   * @throws ValidationException if it is null or written otherwise
   */
  public static String month(String field, @Nullable String value) {
    String month = required(field, value);
    if (!MONTH.matcher(month).matches()) {
      throw new ValidationException(
          field, "must be a month such as 2026-01, was \"" + shown(month) + "\"");
    }
    return month;
  }

  /**
   * A condition that must hold.
   *
   * @param condition the condition
   * @param field the field's name
   * @param issue what is wrong where it does not hold: the value and what is allowed
   * @throws ValidationException if it does not hold
   */
  public static void that(boolean condition, String field, String issue) {
    if (!condition) {
      throw new ValidationException(field, issue);
    }
  }

  /**
   * Caller's text cut to a length that is fit for a message.
   *
   * @param text the text
   * @return the text, or its beginning and an ellipsis
   */
  public static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
