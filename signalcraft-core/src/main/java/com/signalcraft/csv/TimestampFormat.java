package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How time stamps are written. Immutable.
 *
 * <p>{@link #auto()} reads, with blanks around cut off:
 *
 * <ul>
 *   <li>dates as {@code 2024-01-31}, {@code 2024/1/31}, {@code 2024.1.31}, {@code 20240131}, {@code
 *       31.1.2024} (points mean day first), {@code 31 Jan 2024} and {@code Jan 31, 2024} (English),
 *       with or without a time of day after {@code T} or a blank: {@code 14:30}, {@code 14:30:15},
 *       {@code 14:30:15.123456789};
 *   <li>after such a time an offset or zone: {@code Z}, {@code UTC}, {@code GMT}, {@code +01},
 *       {@code +0100}, {@code +01:00}, {@code +01:00[Europe/Berlin]};
 *   <li>{@code 2024-01}, {@code 2024-Q1} and {@code 2024} as the first day of the month, quarter or
 *       year;
 *   <li>whole numbers of 9 to 11 digits as seconds since 1970-01-01T00:00Z, with a fraction too,
 *       and of 12 to 14 digits as milliseconds.
 * </ul>
 *
 * <p>It refuses {@code 01/02/2024}, of which nobody can tell the day from the month: state a
 * pattern. A date alone is its local midnight. Local times are of the zone of the options; one that
 * the clock skips is moved later by the length of the skip; of one that happens twice the earlier
 * is meant, unless the row before it lies between the two, as it does in a file in the order of
 * time.
 */
public final class TimestampFormat {

  private static final int MAX_PATTERN_LENGTH = 200;

  /** The kinds of format. */
  enum Kind {
    AUTO,
    EPOCH_SECONDS,
    EPOCH_MILLIS,
    PATTERN
  }

  private static final TimestampFormat AUTO = new TimestampFormat(Kind.AUTO, "auto", null);
  private static final TimestampFormat EPOCH_SECONDS =
      new TimestampFormat(Kind.EPOCH_SECONDS, "epoch-seconds", null);
  private static final TimestampFormat EPOCH_MILLIS =
      new TimestampFormat(Kind.EPOCH_MILLIS, "epoch-millis", null);

  private final Kind kind;
  private final String text;
  private final @Nullable DateTimeFormatter formatter;

  private TimestampFormat(Kind kind, String text, @Nullable DateTimeFormatter formatter) {
    this.kind = kind;
    this.text = text;
    this.formatter = formatter;
  }

  /**
   * The unambiguous formats listed above, told apart row by row.
   *
   * @return the format
   */
  public static TimestampFormat auto() {
    return AUTO;
  }

  /**
   * Seconds since 1970-01-01T00:00Z, with a fraction or without, negative ones too.
   *
   * @return the format
   */
  public static TimestampFormat epochSeconds() {
    return EPOCH_SECONDS;
  }

  /**
   * Whole milliseconds since 1970-01-01T00:00Z, negative ones too.
   *
   * @return the format
   */
  public static TimestampFormat epochMillis() {
    return EPOCH_MILLIS;
  }

  /**
   * A pattern of {@link DateTimeFormatter}, resolved strictly: 31 February is refused. A year
   * {@code y} is the proleptic year. Where it has no time of day, midnight is meant; where it has
   * no day, the first.
   *
   * @param pattern such as {@code dd/MM/yyyy HH:mm}
   * @param locale the language of the names of months and days
   * @return the format
   * @throws ValidationException if it is no pattern
   */
  public static TimestampFormat pattern(String pattern, Locale locale) {
    Checks.text("pattern", pattern, MAX_PATTERN_LENGTH);
    try {
      DateTimeFormatter formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(prolepticYears(pattern))
              .toFormatter(Checks.required("locale", locale))
              .withResolverStyle(ResolverStyle.STRICT);
      return new TimestampFormat(Kind.PATTERN, pattern, formatter);
    } catch (IllegalArgumentException e) {
      throw new ValidationException(
          "pattern",
          "must be a pattern such as dd/MM/yyyy HH:mm, was \"" + pattern + "\": " + e.getMessage(),
          FailureDetails.causedBy(e));
    }
  }

  /**
   * A format as written on a command line: {@code auto}, {@code epoch-seconds}, {@code
   * epoch-millis}, or a pattern with English names.
   *
   * @param text the text
   * @return the format
   * @throws ValidationException if it is no pattern
   */
  public static TimestampFormat parse(String text) {
    return switch (text) {
      case "auto" -> AUTO;
      case "epoch-seconds" -> EPOCH_SECONDS;
      case "epoch-millis" -> EPOCH_MILLIS;
      default -> pattern(text, Locale.ENGLISH);
    };
  }

  /** Strict resolving knows no year of an era without the era, so {@code y} becomes {@code u}. */
  private static String prolepticYears(String pattern) {
    StringBuilder years = new StringBuilder(pattern);
    boolean quoted = false;
    for (int i = 0; i < years.length(); i++) {
      quoted ^= years.charAt(i) == '\'';
      if (!quoted && years.charAt(i) == 'y') {
        years.setCharAt(i, 'u');
      }
    }
    return years.toString();
  }

  Kind kind() {
    return kind;
  }

  /** The formatter of a pattern. */
  DateTimeFormatter formatter() {
    return Checks.required("pattern", formatter);
  }

  /** The text that {@link #parse(String)} reads. */
  @Override
  public String toString() {
    return text;
  }
}
