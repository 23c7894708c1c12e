package com.signalcraft.alert.internal;

import com.signalcraft.alert.Silence;
import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the settings of an alert may be. Stateless. */
public final class SettingsRanges {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_SILENCES = 100;

  private SettingsRanges() {}

  /**
   * Checks a time that may be 0.
   *
   * @param field the setting's name
   * @param value 0 to 7 days
   */
  public static void pause(String field, Duration value) {
    between(field, value, Duration.ZERO, WEEK);
  }

  /**
   * Checks a time that may be as long as a month.
   *
   * @param field the setting's name
   * @param value 1 minute to 30 days
   */
  public static void month(String field, Duration value) {
    between(field, value, MINUTE, Duration.ofDays(30));
  }

  /**
   * Checks the window in which firings are counted.
   *
   * @param value 1 minute to 7 days
   */
  public static void flapWindow(Duration value) {
    between("flap_window", value, MINUTE, WEEK);
  }

  /**
   * Checks the time for which points are waited for.
   *
   * @param value 0 to 1 day
   */
  public static void delay(Duration value) {
    between("delay", value, Duration.ZERO, Duration.ofDays(1));
  }

  /**
   * Checks after how many firings an alert is flapping.
   *
   * @param value 0, or 2 to 100
   */
  public static void flapChanges(int value) {
    Checks.that(
        value == 0 || (value >= 2 && value <= 100),
        "flap_changes",
        "must be 0 for never, or between 2 and 100, was " + value);
  }

  /**
   * Checks the least change.
   *
   * @param value at least 0
   * @return the number
   */
  public static BigDecimal leastChange(@Nullable BigDecimal value) {
    BigDecimal number = Checks.decimal("least_change", value);
    Checks.that(number.signum() >= 0, "least_change", "must be at least 0, was " + number);
    // the default, which is not written, whatever its scale
    return number.signum() == 0 ? BigDecimal.ZERO : number;
  }

  /**
   * Checks the silences.
   *
   * @param value 100 at most
   * @return a copy
   */
  public static List<Silence> silences(List<Silence> value) {
    List<Silence> silences = Checks.list("silences", value);
    Checks.that(
        silences.size() <= MOST_SILENCES,
        "silences",
        "must be at most " + MOST_SILENCES + ", were " + silences.size());
    return silences;
  }

  /**
   * Checks a length of time.
   *
   * @param field its name
   * @param value the length
   * @param least the least that is allowed
   * @param most the most that is allowed
   */
  public static void between(String field, Duration value, Duration least, Duration most) {
    Duration length = Checks.required(field, value);
    if (length.compareTo(least) < 0 || length.compareTo(most) > 0) {
      throw new ValidationException(
          field, "must be between " + least + " and " + most + ", was " + length);
    }
    Checks.that(
        length.equals(length.truncatedTo(ChronoUnit.MILLIS)),
        field,
        "must be whole milliseconds, was " + length);
  }
}
