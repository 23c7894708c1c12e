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
  @CsvSource({
    "ABOVE, 20, 21, must be at most the threshold 20 of above",
    "BELOW, 20, 19, must be at least the threshold 20 of below",
    "CHANGE_PERCENT, 20, 21, must be at most the threshold 20 of change_percent",
    "CHANGE_PERCENT, -20, -21, must be at least the threshold -20 of change_percent",
    "ANOMALY, 3, 3.1, must be at most the threshold 3 of anomaly",
    "ANOMALY, , 0, must be above 0 standard deviations for anomaly",
    "ABOVE, 20, -1e400, must be finite"
  })
  void refuses_a_recovery_threshold_that_is_not_on_the_calm_side(
      AlertCondition condition, BigDecimal threshold, BigDecimal recovery, String issue) {
    AlertSettings settings = AlertSettings.defaults().withRecoveryThreshold(BigDecimal.ONE);
    AlertRule rule = AlertRule.of(condition, threshold, AlertTimeframe.ONE_HOUR);

    assertThatThrownBy(() -> rule.withRecoveryThreshold(recovery))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("recovery_threshold: " + issue);
    assertThatThrownBy(
            () ->
                new NewAlert(
                    new UUID(1, 2),
                    "a",
                    AlertCondition.BELOW,
                    TWENTY,
                    AlertTimeframe.ONE_HOUR,
                    settings))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be at least the threshold 20 of below, was 1");
  }

  @Test
  void a_least_change_is_for_changes_alone() {
    AlertRule above = AlertRule.above(TWENTY, AlertTimeframe.ONE_HOUR);

    assertThatThrownBy(() -> above.withLeastChange(BigDecimal.ONE))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("least_change: is for change_percent alone, was 1 for above");
  }

  @ParameterizedTest
  @CsvSource({
    "ABOVE, 20, 15, 20.1, HIT",
    "ABOVE, 20, 15, 20, BETWEEN",
    "ABOVE, 20, 15, 15, CLEAR",
    "ABOVE, 20, , 20, CLEAR",
    "BELOW, 20, 25, 19.9, HIT",
    "BELOW, 20, 25, 20, BETWEEN",
    "BELOW, 20, 25, 25, CLEAR",
    "CHANGE_PERCENT, 20, 10, 20, HIT",
    "CHANGE_PERCENT, 20, 10, 10, BETWEEN",
    "CHANGE_PERCENT, 20, 10, 9.9, CLEAR",
    "CHANGE_PERCENT, -20, -10, -10, BETWEEN",
    "ANOMALY, 3, 2, -3, HIT",
    "ANOMALY, 3, 2, -2, BETWEEN",
    "ANOMALY, 3, 2, 1.9, CLEAR",
    "ABOVE, 20, 15, NaN, UNKNOWN"
  })
  void a_measure_is_a_hit_or_between_the_thresholds_or_clear(
      AlertCondition condition,
      BigDecimal threshold,
      BigDecimal recovery,
      double measure,
      AlertReading.State state) {
    AlertRule rule =
        AlertRule.of(condition, threshold, AlertTimeframe.ONE_HOUR).withRecoveryThreshold(recovery);

    assertThat(rule.stateOf(measure)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "999, 0 s",
    "61000, 1 min 1 s",
    "3600000, 1 h",
    "90061000, 1 d 1 h",
    "604800000, 7 d"
  })
  void lengths_of_time_read_well(long millis, String text) {
    assertThat(Words.length(millis)).isEqualTo(text);
  }

  @Test
  void text_is_cut_without_splitting_a_character() {
    assertThat(Words.cut("abc", 3)).isEqualTo("abc");
    assertThat(Words.cut("abcd", 3)).isEqualTo("ab…");
    assertThat(Words.cut("a\uD83D\uDE00cd", 3)).isEqualTo("a…");
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
