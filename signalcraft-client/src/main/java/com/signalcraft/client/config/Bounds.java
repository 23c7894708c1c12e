package com.signalcraft.client.config;

import com.signalcraft.common.Checks;
import java.time.Duration;

/** Checks of durations. */
final class Bounds {

  private Bounds() {}

  static Duration between(String field, Duration value, Duration min, Duration max) {
    Checks.that(
        Checks.required(field, value).compareTo(min) >= 0 && value.compareTo(max) <= 0,
        field,
        "must be between " + min + " and " + max + ", was " + value);
    return value;
  }
}
