package com.signalcraft.examples.report.analysis;

import com.signalcraft.alert.AlertEvaluator;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Alert rules as derived from the data, and what they would have fired. */
public final class AlertRules {

  private static final double RARE = 0.01;
  private static final MathContext ROUGHLY_DOWN = new MathContext(2, RoundingMode.FLOOR);
  private static final MathContext ROUGHLY_UP = new MathContext(2, RoundingMode.CEILING);
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private AlertRules() {}

  /**
   * Rules that the data suggest: beyond what one value in a hundred exceeds, a change that is as
   * rare, and anomalies.
   *
   * @param series the history
   * @return the rules
   */
  public static List<AlertRule> derive(TimeSeries series) {
    double[] values = Arrays.stream(series.values()).filter(Double::isFinite).sorted().toArray();
    AlertTimeframe timeframe = timeframe(series.frequency().orElse(Frequency.INDEX));
    List<AlertRule> rules = new ArrayList<>();
    if (values.length >= 2 && values[0] < values[values.length - 1]) {
      rules.add(
          AlertRule.above(
              BigDecimal.valueOf(quantile(values, 1 - RARE)).round(ROUGHLY_UP), timeframe));
      rules.add(
          AlertRule.below(
              BigDecimal.valueOf(quantile(values, RARE)).round(ROUGHLY_DOWN), timeframe));
    }
    double[] falls = falls(series);
    if (falls.length >= 20) {
      // Rounded to the next 5 %, as a person would write it.
      BigDecimal rare =
          BigDecimal.valueOf(quantile(falls, 1 - 2 * RARE))
              .divide(FIVE, 0, RoundingMode.CEILING)
              .multiply(FIVE);
      if (rare.signum() > 0) {
        rules.add(AlertRule.changePercent(rare.negate(), timeframe));
      }
    }
    rules.add(AlertRule.anomaly(timeframe));
    return rules;
  }

  /**
   * What rules would have fired.
   *
   * @param rules the rules
   * @param derived whether they were derived from the data
   * @param kpi the KPI
   * @return one outcome for each
   */
  public static List<AlertOutcome> evaluate(List<AlertRule> rules, boolean derived, Kpi kpi) {
    return rules.stream()
        // What adds up is summed over a window that is whole; a part of a day's sales is no day's.
        .map(
            rule ->
                kpi.isTotal() ? rule.withAggregation(Aggregation.SUM).withFullWindow(true) : rule)
        .map(rule -> new AlertOutcome(rule, derived, AlertEvaluator.evaluate(rule, kpi.series())))
        .toList();
  }

  /** The shortest window that holds a step; the longest there is for steps of more than a day. */
  private static AlertTimeframe timeframe(Frequency frequency) {
    long step = frequency.unit() == FrequencyUnit.INDEX ? 0 : frequency.plus(0, 1, ZoneOffset.UTC);
    for (AlertTimeframe timeframe : AlertTimeframe.values()) {
      if (timeframe.duration().toMillis() >= step) {
        return timeframe;
      }
    }
    return AlertTimeframe.TWENTY_FOUR_HOURS;
  }

  /** By how many per cent each value is below the one before, where it is; sorted. */
  private static double[] falls(TimeSeries series) {
    double[] falls = new double[series.size()];
    int count = 0;
    for (int i = 1; i < series.size(); i++) {
      double before = series.valueAt(i - 1);
      double fall = 100 * (1 - series.valueAt(i) / before);
      if (before > 0 && Double.isFinite(fall)) {
        falls[count++] = Math.max(0, fall);
      }
    }
    double[] found = Arrays.copyOf(falls, count);
    Arrays.sort(found);
    return found;
  }

  private static double quantile(double[] sorted, double probability) {
    return sorted[(int) Math.round(probability * (sorted.length - 1))];
  }
}
