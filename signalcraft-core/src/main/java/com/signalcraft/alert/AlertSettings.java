package com.signalcraft.alert;

import com.signalcraft.alert.internal.SettingsJson;
import com.signalcraft.alert.internal.SettingsRanges;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an alert is evaluated, beyond its condition: the column {@code alerts.settings}. All lengths
 * are in elapsed time, by the time stamps of the points, in whole milliseconds. Immutable and
 * thread-safe.
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
 * @param coolDown for how long after the end of a firing was told no further firing is told, 0
 *     (default) to 7 days
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
    if (recoveryThreshold != null) {
      recoveryThreshold = Checks.decimal("recovery_threshold", recoveryThreshold);
    }
    leastChange = SettingsRanges.leastChange(leastChange);
    SettingsRanges.pause("pending_for", pendingFor);
    SettingsRanges.pause("keep_firing_for", keepFiringFor);
    Checks.required("no_data", noData);
    SettingsRanges.month("no_data_after", noDataAfter);
    SettingsRanges.flapChanges(flapChanges);
    SettingsRanges.flapWindow(flapWindow);
    SettingsRanges.pause("cool_down", coolDown);
    if (repeatInterval != null) {
      SettingsRanges.month("repeat_interval", repeatInterval);
    }
    SettingsRanges.delay(delay);
    silences = SettingsRanges.silences(silences);
  }

  /**
   * The settings by default.
   *
   * @return the settings
   */
  public static AlertSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Settings as a back end keeps or a server sends them. Names that this version of the library
   * does not know are left aside, as a newer server may have more.
   *
   * @param json what {@link #toJson()} gives: names in snake case, lengths of time in ISO 8601 such
   *     as {@code PT5M}, instants in ISO 8601, silences as objects of {@code from}, {@code to} and
   *     {@code reason}; what is absent or null is as by default
   * @return the settings
   * @throws com.signalcraft.error.ValidationException if a known setting has another type or is out
   *     of its range
   */
  public static AlertSettings of(JsonObject json) {
    return SettingsJson.read(json);
  }

  /**
   * Settings as somebody wrote them: like {@link #of(JsonObject)}, but a name that is not known is
   * refused, as it is a typing error rather than a newer server.
   *
   * @param json the settings
   * @return the settings
   * @throws com.signalcraft.error.ValidationException if a name is not known, or as there
   */
  public static AlertSettings ofStrict(JsonObject json) {
    SettingsJson.checkNames(json);
    return SettingsJson.read(json);
  }

  /**
   * The settings that differ from those by default, as the column keeps them.
   *
   * @return the object, empty for the settings by default
   */
  public JsonObject toJson() {
    return SettingsJson.write(this);
  }

  /**
   * These settings with another way to make one value of a window.
   *
   * @param value the way
   * @return the settings
   */
  public AlertSettings withAggregation(Aggregation value) {
    return new AlertSettings(
        value,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with windows that must be full, or need not.
   *
   * @param value whether they must
   * @return the settings
   */
  public AlertSettings withFullWindow(boolean value) {
    return new AlertSettings(
        aggregation,
        value,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another bound at which what fires is over.
   *
   * @param value the bound, on the calm side of the threshold; null for the threshold itself
   * @return the settings
   */
  public AlertSettings withRecoveryThreshold(@Nullable BigDecimal value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        value,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another least change in the KPI's unit.
   *
   * @param value the change, at least 0
   * @return the settings
   */
  public AlertSettings withLeastChange(BigDecimal value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        value,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another time for which the condition must be met before it fires.
   *
   * @param value the time, 0 to 7 days
   * @return the settings
   */
  public AlertSettings withPendingFor(Duration value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        value,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another time for which it must be clear before what fires is over.
   *
   * @param value the time, 0 to 7 days
   * @return the settings
   */
  public AlertSettings withKeepFiringFor(Duration value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        value,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another policy for silence.
   *
   * @param value the policy
   * @return the settings
   */
  public AlertSettings withNoData(NoDataPolicy value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        value,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another length of silence that counts.
   *
   * @param value the length, 1 minute to 30 days
   * @return the settings
   */
  public AlertSettings withNoDataAfter(Duration value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        value,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with other damping of flapping.
   *
   * @param changes after how many firings an alert is flapping, 2 to 100, or 0 for never
   * @param within in which time, 1 minute to 7 days
   * @return the settings
   */
  public AlertSettings withFlapping(int changes, Duration within) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        changes,
        within,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another time without further firings being told.
   *
   * @param value the time, 0 to 7 days
   * @return the settings
   */
  public AlertSettings withCoolDown(Duration value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        value,
        repeatInterval,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another time after which a firing is told again.
   *
   * @param value the time, 1 minute to 30 days; null for never
   * @return the settings
   */
  public AlertSettings withRepeatInterval(@Nullable Duration value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        value,
        delay,
        dependsOn,
        silences);
  }

  /**
   * These settings with another time for which points are waited for.
   *
   * @param value the time, 0 to 1 day
   * @return the settings
   */
  public AlertSettings withDelay(Duration value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        value,
        dependsOn,
        silences);
  }

  /**
   * These settings with another alert that keeps this one quiet while it fires.
   *
   * @param value an alert of the same business, or null
   * @return the settings
   */
  public AlertSettings withDependsOn(@Nullable UUID value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        value,
        silences);
  }

  /**
   * These settings with other times in which nothing is told.
   *
   * @param value the times, at most 100
   * @return the settings
   */
  public AlertSettings withSilences(List<Silence> value) {
    return new AlertSettings(
        aggregation,
        fullWindow,
        recoveryThreshold,
        leastChange,
        pendingFor,
        keepFiringFor,
        noData,
        noDataAfter,
        flapChanges,
        flapWindow,
        coolDown,
        repeatInterval,
        delay,
        dependsOn,
        value);
  }
}
