package com.signalcraft.alerting.internal;

import com.signalcraft.common.Checks;
import java.time.Duration;

/** Checks of lengths of time. Stateless. */
public final class Lengths {

  private Lengths() {}

  /**
   * A length of time within bounds.
   *
   * @param field the field's name
   * @param value the length
   * @param least the least, inclusive
   * @param greatest the greatest, inclusive
   * @return the length
   * @throws com.signalcraft.error.ValidationException if it is null or outside
   */
  public static Duration between(String field, Duration value, Duration least, Duration greatest) {
    Checks.required(field, value);
    Checks.that(
        value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0,
        field,
        "must be from " + least + " to " + greatest + ", was " + value);
    return value;
  }
}
