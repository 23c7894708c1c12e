package com.signalcraft.alert;

import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.alert.internal.SettingsRanges;
import com.signalcraft.common.Checks;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is evaluated of an alert: the condition, its threshold, and how the window is looked at.
 * Immutable and thread-safe.
 *
 * @param condition what it watches for
 * @param threshold the bound: in the KPI's unit for above and below; in per cent, and not 0, for
 *     change_percent, where its sign is the direction; in standard deviations, above 0, for
 *     anomaly, or null there for the detector's own sensitivity
 * @param timeframe the window's length
 * @param aggregation how the values of a window become one; by default {@link Aggregation#AVG},
 *     which stays in the KPI's unit however many points a window holds; an anomaly rule does not
 *     use it
 * @param fullWindow whether windows that are not full give no reading, see {@link AlertEvaluator};
 *     false by default
 * @param recoveryThreshold the bound at which what fires is over, in the threshold's unit: at most
 *     the threshold for above, at least it for below, not beyond it for change_percent, above 0 and
 *     at most the threshold for anomaly; null (default) for the threshold itself
 * @param leastChange for change_percent alone: by how much, in the KPI's unit, the window's value
 *     must also differ from its baseline, at least 0; 0 by default. Above 0, a change from a
 *     baseline of 0 counts as infinitely many per cent; else such a reading is unknown
 */
public record AlertRule(
    AlertCondition condition,
    @Nullable BigDecimal threshold,
    AlertTimeframe timeframe,
    Aggregation aggregation,
    boolean fullWindow,
    @Nullable BigDecimal recoveryThreshold,
    BigDecimal leastChange) {

  /** Checks the thresholds against the condition. */
  public AlertRule {
    Checks.required("condition", condition);
    Checks.required("timeframe", timeframe);
    Checks.required("aggregation", aggregation);
    if (condition.needsThreshold()) {
      Checks.required("threshold", threshold);
    }
    if (threshold != null) {
      Checks.finite("threshold", threshold.doubleValue());
      Checks.that(
          condition != AlertCondition.CHANGE_PERCENT || threshold.signum() != 0,
          "threshold",
          "must not be 0 for change_percent: its sign is the direction");
      Checks.that(
          condition != AlertCondition.ANOMALY || threshold.signum() > 0,
          "threshold",
          "must be above 0 standard deviations for anomaly, was " + threshold);
    }
    leastChange = SettingsRanges.leastChange(leastChange);
    Checks.that(
        leastChange.signum() == 0 || condition == AlertCondition.CHANGE_PERCENT,
        "least_change",
        "is for change_percent alone, was " + leastChange + " for " + condition.wireName());
    if (recoveryThreshold != null) {
      checkRecovery(condition, threshold, recoveryThreshold);
    }
  }

  private static void checkRecovery(
      AlertCondition condition, @Nullable BigDecimal threshold, BigDecimal recovery) {
    Checks.finite("recovery_threshold", recovery.doubleValue());
    Checks.that(
        condition != AlertCondition.ANOMALY || recovery.signum() > 0,
        "recovery_threshold",
        "must be above 0 standard deviations for anomaly, was " + recovery);
    if (threshold != null) {
      boolean upwards =
          condition == AlertCondition.CHANGE_PERCENT
              ? threshold.signum() > 0
              : condition != AlertCondition.BELOW;
      int side = recovery.compareTo(threshold);
      Checks.that(
          upwards ? side <= 0 : side >= 0,
          "recovery_threshold",
          "must be %s the threshold %s of %s, was %s"
              .formatted(
                  upwards ? "at most" : "at least", threshold, condition.wireName(), recovery));
    }
  }

  /**
   * A rule whose recovery threshold is the threshold.
   *
   * @param condition what it watches for
   * @param threshold the bound, as above; null only for anomaly
   * @param timeframe the window's length
   * @param aggregation how the values of a window become one
   * @param fullWindow whether windows that are not full give no reading
   */
  public AlertRule(
      AlertCondition condition,
      @Nullable BigDecimal threshold,
      AlertTimeframe timeframe,
      Aggregation aggregation,
      boolean fullWindow) {
    this(condition, threshold, timeframe, aggregation, fullWindow, null, BigDecimal.ZERO);
  }

  /**
   * A rule that averages its window and takes windows that are not full.
   *
   * @param condition what it watches for
   * @param threshold the bound, as above; null only for anomaly
   * @param timeframe the window's length
   * @return the rule
   * @throws com.signalcraft.error.ValidationException if the threshold does not fit the condition
   */
  public static AlertRule of(
      AlertCondition condition, @Nullable BigDecimal threshold, AlertTimeframe timeframe) {
    return new AlertRule(condition, threshold, timeframe, Aggregation.AVG, false);
  }

  /**
   * A rule with what the settings of an alert say of it: aggregation, full windows, recovery
   * threshold and least change.
   *
   * @param condition what it watches for
   * @param threshold the bound, as above; null only for anomaly
   * @param timeframe the window's length
   * @param settings the settings
   * @return the rule
   * @throws com.signalcraft.error.ValidationException if the thresholds do not fit the condition
   */
  public static AlertRule of(
      AlertCondition condition,
      @Nullable BigDecimal threshold,
      AlertTimeframe timeframe,
      AlertSettings settings) {
    return new AlertRule(
        condition,
        threshold,
        timeframe,
        settings.aggregation(),
        settings.fullWindow(),
        settings.recoveryThreshold(),
        settings.leastChange());
  }

  /**
   * The rule of a stored alert, with what its settings say of it.
   *
   * @param alert the alert
   * @return the rule
   * @throws com.signalcraft.error.ValidationException if this version of the library does not know
   *     its condition or timeframe, or the threshold does not fit
   */
  public static AlertRule of(Alert alert) {
    return of(
        alert.condition().require("condition"),
        alert.threshold(),
        alert.timeframe().require("timeframe"),
        alert.settings());
  }

  /**
   * Fires where the window's average is above a bound.
   *
   * @param threshold the bound, in the KPI's unit
   * @param timeframe the window's length
   * @return the rule
   */
  public static AlertRule above(BigDecimal threshold, AlertTimeframe timeframe) {
    return of(AlertCondition.ABOVE, threshold, timeframe);
  }

  /**
   * Fires where the window's average is below a bound.
   *
   * @param threshold the bound, in the KPI's unit
   * @param timeframe the window's length
   * @return the rule
   */
  public static AlertRule below(BigDecimal threshold, AlertTimeframe timeframe) {
    return of(AlertCondition.BELOW, threshold, timeframe);
  }

  /**
   * Fires where the window's average has changed against the window before.
   *
   * @param percent by how many per cent at least: above 0 a rise, below 0 a fall
   * @param timeframe the windows' length
   * @return the rule
   */
  public static AlertRule changePercent(BigDecimal percent, AlertTimeframe timeframe) {
    return of(AlertCondition.CHANGE_PERCENT, percent, timeframe);
  }

  /**
   * Fires where the window holds an anomaly.
   *
   * @param timeframe the window's length
   * @return the rule
   */
  public static AlertRule anomaly(AlertTimeframe timeframe) {
    return of(AlertCondition.ANOMALY, null, timeframe);
  }

  /**
   * This rule with another way to make one value of a window.
   *
   * @param aggregation the way
   * @return the rule
   */
  public AlertRule withAggregation(Aggregation aggregation) {
    return new AlertRule(
        condition, threshold, timeframe, aggregation, fullWindow, recoveryThreshold, leastChange);
  }

  /**
   * This rule, reading full windows only, or any.
   *
   * @param fullWindow whether windows must be full
   * @return the rule
   */
  public AlertRule withFullWindow(boolean fullWindow) {
    return new AlertRule(
        condition, threshold, timeframe, aggregation, fullWindow, recoveryThreshold, leastChange);
  }

  /**
   * This rule with another bound at which what fires is over.
   *
   * @param recoveryThreshold the bound, or null for the threshold itself
   * @return the rule
   */
  public AlertRule withRecoveryThreshold(@Nullable BigDecimal recoveryThreshold) {
    return new AlertRule(
        condition, threshold, timeframe, aggregation, fullWindow, recoveryThreshold, leastChange);
  }

  /**
   * This rule with another least change.
   *
   * @param leastChange the change, in the KPI's unit, at least 0
   * @return the rule
   */
  public AlertRule withLeastChange(BigDecimal leastChange) {
    return new AlertRule(
        condition, threshold, timeframe, aggregation, fullWindow, recoveryThreshold, leastChange);
  }

  /**
   * What a measure says: the window's aggregate, for change_percent the change in per cent, for
   * anomaly the deviation score in standard deviations (which needs a threshold).
   *
   * @param measure the measure, or NaN
   * @return whether the condition is met; unknown for NaN
   */
  public State stateOf(double measure) {
    if (Double.isNaN(measure)) {
      return State.UNKNOWN;
    }
    if (condition.hits(measure, limit())) {
      return State.HIT;
    }
    boolean near =
        recoveryThreshold != null && condition.hits(measure, recoveryThreshold.doubleValue());
    return near ? State.BETWEEN : State.CLEAR;
  }

  /**
   * Whether a measure is further out than another, on the side that the condition watches.
   *
   * @param measure the measure
   * @param than the other one
   * @return true if it is
   */
  public boolean isWorse(double measure, double than) {
    return condition.isWorse(measure, than, limit());
  }

  /** The threshold as a number; NaN where there is none. */
  double limit() {
    return threshold == null ? Double.NaN : threshold.doubleValue();
  }

  /** Such as {@code avg over 1h}. */
  String windowInWords() {
    return aggregation.wireName() + " over " + timeframe.wireName();
  }

  /**
   * The rule in words.
   *
   * @return such as {@code avg over 1h is above 1000}
   */
  public String describe() {
    return condition.describe(this);
  }

  /**
   * A reading in words.
   *
   * @param reading a reading of this rule that meets the condition, or nearly
   * @return such as {@code avg over 1h is 1250, above 1000}, with six significant digits
   */
  public String describe(AlertReading reading) {
    return condition.describe(this, reading);
  }
}
