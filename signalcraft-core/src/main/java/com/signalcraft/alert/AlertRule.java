package com.signalcraft.alert;

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
 */
public record AlertRule(
    AlertCondition condition,
    @Nullable BigDecimal threshold,
    AlertTimeframe timeframe,
    Aggregation aggregation,
    boolean fullWindow) {

  /** Checks the threshold against the condition. */
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
   * The rule of a stored alert.
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
        alert.timeframe().require("timeframe"));
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
    return new AlertRule(condition, threshold, timeframe, aggregation, fullWindow);
  }

  /**
   * This rule, reading full windows only, or any.
   *
   * @param fullWindow whether windows must be full
   * @return the rule
   */
  public AlertRule withFullWindow(boolean fullWindow) {
    return new AlertRule(condition, threshold, timeframe, aggregation, fullWindow);
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
}
