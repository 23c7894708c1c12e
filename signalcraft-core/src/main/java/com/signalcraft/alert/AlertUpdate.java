package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What to change of an alert; null leaves a column as it is. Immutable.
 *
 * @param name its name, 1 to 200 characters
 * @param threshold the bound, as {@link AlertRule} has it
 * @param timeframe over which window
 * @param isActive whether it is evaluated
 * @param settings how it is evaluated beyond that, all of it
 */
public record AlertUpdate(
    @Nullable String name,
    @Nullable BigDecimal threshold,
    @Nullable AlertTimeframe timeframe,
    @Nullable Boolean isActive,
    @Nullable AlertSettings settings) {

  public AlertUpdate {
    if (name != null) {
      Checks.text("name", name, 200);
    }
    if (threshold != null) {
      threshold = Checks.decimal("threshold", threshold);
    }
  }

  /**
   * An update that leaves the settings as they are.
   *
   * @param name its name, 1 to 200 characters
   * @param threshold the bound, as {@link AlertRule} has it
   * @param timeframe over which window
   * @param isActive whether it is evaluated
   */
  public AlertUpdate(
      @Nullable String name,
      @Nullable BigDecimal threshold,
      @Nullable AlertTimeframe timeframe,
      @Nullable Boolean isActive) {
    this(name, threshold, timeframe, isActive, null);
  }

  /**
   * Evaluated, or not, and nothing else.
   *
   * @param isActive whether it is
   * @return the update
   */
  public static AlertUpdate active(boolean isActive) {
    return new AlertUpdate(null, null, null, isActive);
  }

  /**
   * Another bound and nothing else.
   *
   * @param threshold the bound
   * @return the update
   */
  public static AlertUpdate threshold(BigDecimal threshold) {
    return new AlertUpdate(null, threshold, null, null);
  }

  /**
   * Other settings and nothing else.
   *
   * @param settings the settings, all of them
   * @return the update
   */
  public static AlertUpdate settings(AlertSettings settings) {
    return new AlertUpdate(null, null, null, null, settings);
  }
}
