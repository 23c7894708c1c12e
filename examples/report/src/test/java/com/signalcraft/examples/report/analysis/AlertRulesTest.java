package com.signalcraft.examples.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

  @Test
  void rules_derived_from_data_are_round_and_rare() {
    // 0 to 200: one in a hundred is below 2, and above 198.
    List<AlertRule> rules = AlertRules.derive(series(Frequency.DAILY, 201, i -> 200 - i));

    assertThat(rules)
        .extracting(AlertRule::condition)
        .containsExactly(
            AlertCondition.ABOVE,
            AlertCondition.BELOW,
            AlertCondition.CHANGE_PERCENT,
            AlertCondition.ANOMALY);
    assertThat(rules.get(0).threshold()).isEqualByComparingTo("200");
    assertThat(rules.get(1).threshold()).isEqualByComparingTo("2");
    assertThat(rules.get(2).threshold()).isNegative();
    assertThat(rules).allMatch(rule -> rule.timeframe() == AlertTimeframe.TWENTY_FOUR_HOURS);
  }

  @Test
  void a_constant_has_no_bounds_to_derive() {
    assertThat(AlertRules.derive(series(Frequency.DAILY, 50, i -> 7)))
        .extracting(AlertRule::condition)
        .containsExactly(AlertCondition.ANOMALY);
  }

  @Test
  void the_window_is_the_shortest_that_holds_a_step() {
    Frequency tenMinutes = Frequency.of(10, FrequencyUnit.MINUTE);

    assertThat(AlertRules.derive(series(tenMinutes, 50, i -> i)).get(0).timeframe())
        .isEqualTo(AlertTimeframe.FIFTEEN_MINUTES);
    assertThat(AlertRules.derive(series(Frequency.MONTHLY, 50, i -> i)).get(0).timeframe())
        .isEqualTo(AlertTimeframe.TWENTY_FOUR_HOURS);
  }

  private static TimeSeries series(Frequency step, int size, IntToDoubleFunction value) {
    long[] times = new long[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = step.plus(0, i, ZoneOffset.UTC);
      values[i] = value.applyAsDouble(i);
    }
    return TimeSeries.of(ZoneOffset.UTC, step, times, values);
  }
}
