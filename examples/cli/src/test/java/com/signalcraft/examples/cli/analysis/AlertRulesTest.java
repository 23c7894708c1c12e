package com.signalcraft.examples.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

  @Test
  void a_rule_is_read_as_typed() {
    assertThat(AlertRules.parse("change_percent:-40.5: 6h"))
        .isEqualTo(AlertRule.changePercent(new BigDecimal("-40.5"), AlertTimeframe.SIX_HOURS));
    assertThat(AlertRules.parse("anomaly::24h"))
        .isEqualTo(AlertRule.anomaly(AlertTimeframe.TWENTY_FOUR_HOURS));
  }

  @Test
  void what_is_no_rule_names_what_is_allowed() {
    assertThatThrownBy(() -> AlertRules.parse("over:1:24h"))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("above, below, change_percent, anomaly");
    assertThatThrownBy(() -> AlertRules.parse("above:1:2d")).hasMessageContaining("24h");
    assertThatThrownBy(() -> AlertRules.parse("above:1")).hasMessageContaining("colons");
  }

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
