package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an alert is evaluated, beyond its condition: the column {@code alerts.settings}. Immutable
 * and thread-safe.
 *
 * @param aggregation how the values of a window become one; {@link Aggregation#AVG} by default
 * @param fullWindow whether windows that are not full give no reading; false by default
 * @param recoveryThreshold the bound on the calm side at which what fires is over, in the
 *     threshold's unit; null (default) for the threshold itself
 * @param leastChange for change_percent: by how much, in the KPI's unit, the window's value must
 *     also differ from its baseline, at least 0; 0 by default
 * @param pendingFor for how long the condition must be met before it fires, 0 (default) to 7 days
 * @param keepFiringFor for how long it must be clear before what fires is over, 0 (default) to 7
 *     days
 * @param noData what is made of silence; {@link NoDataPolicy#KEEP} by default
 * @param noDataAfter after which silence, 1 minute to 30 days; 1 day by default
 * @param flapChanges after how many firings within {@code flapWindow} an alert is flapping, 2 to
 *     100, or 0 (default) for never
 * @param flapWindow 1 minute to 7 days; 1 hour by default
 * @param coolDown for how long after it was over no further firing is told, 0 (default) to 7 days
 * @param repeatInterval after which time a firing is told again, 1 minute to 30 days; null
 *     (default) for never
 * @param delay for how long points are waited for: an evaluation at t sees those up to t − delay, 0
 *     (default) to 1 day
 * @param dependsOn an alert of the same business; while it fires, this one tells nothing; or null
 * @param silences when it tells nothing, at most 100
 */
public record AlertSettings(
    Aggregation aggregation,
    boolean fullWindow,
    @Nullable BigDecimal recoveryThreshold,
    BigDecimal leastChange,
    Duration pendingFor,
    Duration keepFiringFor,
    NoDataPolicy noData,
    Duration noDataAfter,
    int flapChanges,
    Duration flapWindow,
    Duration coolDown,
    @Nullable Duration repeatInterval,
    Duration delay,
    @Nullable UUID dependsOn,
    List<Silence> silences) {

  private static final AlertSettings DEFAULTS =
      new AlertSettings(
          Aggregation.AVG,
          false,
          null,
          BigDecimal.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          NoDataPolicy.KEEP,
          Duration.ofDays(1),
          0,
          Duration.ofHours(1),
          Duration.ZERO,
          null,
          Duration.ZERO,
          null,
          List.of());

  /** Checks that each setting is in its range. */
  public AlertSettings {
    Checks.required("aggregation", aggregation);
    Checks.required("no_data", noData);
    silences = Checks.list("silences", silences);
  }

  /**
   * The settings by default.
   *
   * @return the settings
   */
  public static AlertSettings defaults() {
    return DEFAULTS;
  }
}
