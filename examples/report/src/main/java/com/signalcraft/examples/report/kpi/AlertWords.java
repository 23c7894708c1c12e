package com.signalcraft.examples.report.kpi;

import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.series.Aggregation;

/** Alert rules and why they fired, in the words and numbers of one KPI. */
final class AlertWords {

  private AlertWords() {}

  /** A rule, such as {@code total over 24h above 8,200}. */
  static String rule(AlertRule rule, Wording wording) {
    double limit = limit(rule);
    return switch (rule.condition()) {
      case ABOVE -> window(rule) + " above " + wording.value(limit);
      case BELOW -> window(rule) + " below " + wording.value(limit);
      case CHANGE_PERCENT ->
          window(rule)
              + (limit > 0 ? " up by " : " down by ")
              + Wording.percent(Math.abs(limit) / 100)
              + " or more";
      case ANOMALY ->
          (Double.isNaN(limit)
                  ? "an anomaly"
                  : Wording.decimals(limit, 1) + " standard deviations off")
              + " within "
              + rule.timeframe().wireName();
    };
  }

  /** Why a rule fired, such as {@code 8,555}. */
  static String why(AlertRule rule, AlertReading reading, Wording wording) {
    return switch (rule.condition()) {
      case ABOVE, BELOW -> wording.value(reading.value());
      case CHANGE_PERCENT ->
          Wording.signedPercent(reading.measure() / 100)
              + ", from "
              + wording.value(reading.baseline())
              + " to "
              + wording.value(reading.value());
      case ANOMALY ->
          wording.value(reading.value())
              + " where "
              + wording.value(reading.baseline())
              + " was expected";
    };
  }

  private static String window(AlertRule rule) {
    String what =
        rule.aggregation() == Aggregation.SUM
            ? "total"
            : rule.aggregation() == Aggregation.AVG ? "mean" : rule.aggregation().wireName();
    return what + " over " + rule.timeframe().wireName();
  }

  private static double limit(AlertRule rule) {
    return rule.threshold() == null ? Double.NaN : rule.threshold().doubleValue();
  }
}
