package com.signalcraft.alert;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One firing of an alert: from the first reading that met the condition to the one that no longer
 * did. Immutable and thread-safe.
 *
 * @param rule the rule that fired
 * @param first the reading at which it fired
 * @param peak the reading furthest out while it fired, the first of them where several are equal
 * @param lastHitAt when the condition was met for the last time
 * @param resolvedAt the first point at which it was met no longer; null if it still is at the end
 *     of the series
 */
public record FiredAlert(
    AlertRule rule,
    AlertReading first,
    AlertReading peak,
    Instant lastHitAt,
    @Nullable Instant resolvedAt) {

  /**
   * When it fired.
   *
   * @return the time stamp of the first point whose window met the condition
   */
  public Instant firedAt() {
    return first.at();
  }

  /**
   * Whether it still fires at the end of the series.
   *
   * @return true if no later reading is clear
   */
  public boolean isOpen() {
    return resolvedAt == null;
  }

  /**
   * When it was over.
   *
   * @return the first point at which the condition was met no longer, or empty while it still is
   */
  public Optional<Instant> resolvedAtIfOver() {
    return Optional.ofNullable(resolvedAt);
  }

  /**
   * Why it fired, for a person.
   *
   * @return such as {@code avg over 1h is 1250, above 1000}, with six significant digits
   */
  public String message() {
    return rule.describe(first);
  }
}
