package com.signalcraft.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.alert.internal.Words;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlertRuleTest {

  private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

  @ParameterizedTest
  @EnumSource(names = {"ABOVE", "BELOW", "CHANGE_PERCENT"})
  void needs_a_threshold_for_all_but_anomaly(AlertCondition condition) {
    assertThat(condition.needsThreshold()).isTrue();
    assertThatThrownBy(() -> AlertRule.of(condition, null, AlertTimeframe.ONE_HOUR))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("threshold");
    assertThat(AlertCondition.ANOMALY.needsThreshold()).isFalse();
    assertThat(AlertRule.anomaly(AlertTimeframe.ONE_HOUR).threshold()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"CHANGE_PERCENT, 0", "ANOMALY, 0", "ANOMALY, -2", "ABOVE, 1e400"})
  void refuses_a_threshold_without_meaning(AlertCondition condition, BigDecimal threshold) {
    assertThatThrownBy(() -> AlertRule.of(condition, threshold, AlertTimeframe.ONE_HOUR))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("threshold");
  }

  @Test
  void averages_windows_that_need_not_be_full_by_default() {
    AlertRule rule = AlertRule.above(TWENTY, AlertTimeframe.SIX_HOURS);

    assertThat(rule.aggregation()).isEqualTo(Aggregation.AVG);
    assertThat(rule.fullWindow()).isFalse();
    assertThat(rule.withAggregation(Aggregation.SUM).withFullWindow(true))
        .isEqualTo(
            new AlertRule(
                AlertCondition.ABOVE, TWENTY, AlertTimeframe.SIX_HOURS, Aggregation.SUM, true));
  }

  @Test
  void describes_itself() {
    assertThat(AlertRule.above(TWENTY, AlertTimeframe.ONE_HOUR).describe())
        .isEqualTo("avg over 1h is above 20");
    assertThat(
            AlertRule.below(TWENTY, AlertTimeframe.FIVE_MINUTES)
                .withAggregation(Aggregation.SUM)
                .describe())
        .isEqualTo("sum over 5m is below 20");
    assertThat(AlertRule.changePercent(TWENTY, AlertTimeframe.TWENTY_FOUR_HOURS).describe())
        .isEqualTo("avg over 24h rises by 20 % or more");
    assertThat(AlertRule.changePercent(TWENTY.negate(), AlertTimeframe.ONE_HOUR).describe())
        .isEqualTo("avg over 1h falls by 20 % or more");
    assertThat(AlertRule.anomaly(AlertTimeframe.FIFTEEN_MINUTES).describe())
        .isEqualTo("an anomaly within 15m");
    assertThat(
            AlertRule.of(AlertCondition.ANOMALY, new BigDecimal("3.50"), AlertTimeframe.SIX_HOURS)
                .describe())
        .isEqualTo("a deviation of 3.5 standard deviations or more within 6h");
  }

  @Test
  void is_made_of_a_stored_alert_whose_condition_and_timeframe_are_known() {
    assertThat(AlertRule.of(alert("below", "5m")))
        .isEqualTo(AlertRule.below(TWENTY, AlertTimeframe.FIVE_MINUTES));
    assertThatThrownBy(() -> AlertRule.of(alert("sideways", "5m")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("sideways");
    assertThatThrownBy(() -> AlertRule.of(alert("below", "2m")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("2m");
  }

  @ParameterizedTest
  @CsvSource({"5m, 300", "15m, 900", "1h, 3600", "6h, 21600", "24h, 86400"})
  void timeframes_have_their_length(String wireName, long seconds) {
    AlertTimeframe timeframe = OpenEnum.require(AlertTimeframe.class, "timeframe", wireName);
    assertThat(timeframe.duration()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "1234567, 1234570",
    "0.1, 0.1",
    "1e-7, 0.0000001",
    "-2.5000, -2.5",
    "1e30, 1E+30",
    "1.5e-20, 1.5E-20",
    "100, 100",
    "NaN, NaN"
  })
  void numbers_read_well(double number, String text) {
    assertThat(Words.number(number)).isEqualTo(text);
  }

  private static Alert alert(String condition, String timeframe) {
    UUID id = new UUID(1, 2);
    Instant now = Instant.EPOCH;
    return new Alert(
        id,
        id,
        id,
        "a",
        OpenEnum.parse(AlertCondition.class, condition),
        TWENTY,
        OpenEnum.parse(AlertTimeframe.class, timeframe),
        true,
        null,
        AlertSettings.defaults(),
        null,
        now,
        now);
  }
}
