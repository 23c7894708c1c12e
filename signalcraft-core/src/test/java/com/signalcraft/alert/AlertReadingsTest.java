package com.signalcraft.alert;

import static com.signalcraft.alert.AlertBench.SOURCE;
import static com.signalcraft.alert.AlertBench.START;
import static com.signalcraft.alert.AlertBench.alert;
import static com.signalcraft.alert.AlertBench.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of the points, and values and times that are hard on a rule. */
class AlertReadingsTest {

  private static final AlertSettings SETTINGS = AlertSettings.defaults();
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final AlertBench bench = new AlertBench();

  @Test
  void a_change_is_measured_against_the_window_before() {
    Alert alert = change(20, SETTINGS);
    bench.with(alert).values(1, 100, 100, 100, 100, 100, 130, 130, 130, 130, 130);

    bench.advance(10);

    assertThat(bench.told()).containsExactly("fired@9");
    assertThat(bench.events().get(0).message())
        .isEqualTo("avg over 5m rose by 24 %, from 100 to 124; the limit is 20 %.");
    assertThat(bench.status(alert).value()).isEqualTo(30);
  }

  @Test
  void without_a_least_change_a_baseline_of_zero_says_nothing() {
    bench.with(change(20, SETTINGS.withAggregation(Aggregation.LAST))).values(-6, 0).values(1, 50);

    bench.advance(10);

    assertThat(bench.told()).isEmpty();
  }

  @Test
  void with_a_least_change_a_rise_from_zero_counts_by_itself() {
    AlertSettings settings =
        SETTINGS.withAggregation(Aggregation.LAST).withLeastChange(BigDecimal.TEN);
    Alert alert = change(20, settings);
    bench.with(alert).values(-6, 0).values(1, 9).values(7, 0).values(13, 50);
    bench.advance(1);
    assertThat(bench.told()).as("9 is less than 10").isEmpty();

    bench.advance(20);

    assertThat(bench.told()).containsExactly("fired@13");
    assertThat(bench.events().get(0).message())
        .isEqualTo("last over 5m rose from 0 to 50; the limit is 20 %.");
    assertThat(bench.status(alert).value()).as("infinitely many per cent").isNull();
  }

  @Test
  void a_great_percentage_of_little_is_no_change() {
    AlertSettings settings =
        SETTINGS.withAggregation(Aggregation.LAST).withLeastChange(BigDecimal.TEN);
    bench.with(change(20, settings)).values(-5, 1).values(0, 1).values(5, 9).values(10, 30);

    bench.advance(30);

    assertThat(bench.told()).containsExactly("fired@10");
  }

  @Test
  void the_last_value_before_is_the_baseline_of_a_sparse_source() {
    Alert alert =
        alert(1, "change_percent", BigDecimal.valueOf(-40), AlertTimeframe.ONE_HOUR, SETTINGS);
    bench.with(alert);
    bench.point(SOURCE, START.minus(Duration.ofDays(90)), 100);
    bench.point(SOURCE, START.minus(Duration.ofDays(30)), 90);
    bench.point(5, 50);

    bench.advance(6);

    assertThat(bench.told()).containsExactly("fired@5");
    assertThat(bench.events().get(0).message()).contains("fell by 44.4444 %, from 90 to 50");
  }

  @Test
  void a_window_that_is_not_full_says_nothing_where_it_must_be() {
    AlertSettings settings = SETTINGS.withAggregation(Aggregation.SUM).withFullWindow(true);
    Alert alert = alert(1, AlertCondition.BELOW, BigDecimal.TEN, settings);
    bench.with(alert).values(1, 1, 1, 1, 1).values(6, 1, 1, 1, 1, 1, 1);

    bench.advance(4);
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.OK);
    bench.advance(20);

    assertThat(bench.told()).as("minute 5 is missing until then").containsExactly("fired@10");
  }

  @Test
  void days_of_23_and_25_hours_are_windows_of_their_own() {
    AlertSettings settings = SETTINGS.withAggregation(Aggregation.SUM);
    Alert alert =
        alert(1, "above", BigDecimal.valueOf(15), AlertTimeframe.TWENTY_FOUR_HOURS, settings);
    bench.in(BERLIN).with(alert);
    LocalDate first = LocalDate.of(2026, 2, 1);
    for (int day = 0; day < 300; day++) {
      bench.point(SOURCE, first.plusDays(day).atStartOfDay(BERLIN).toInstant(), 10);
    }

    bench.advance(first.plusDays(50).atStartOfDay(BERLIN).toInstant());
    bench.advance(first.plusDays(57).atStartOfDay(BERLIN).toInstant());
    bench.advance(first.plusDays(267).atStartOfDay(BERLIN).toInstant());
    bench.advance(first.plusDays(270).atStartOfDay(BERLIN).toInstant());

    assertThat(bench.told()).as("no window holds two days").isEmpty();
    assertThat(bench.status(alert).value()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e15, 1e300, Double.MIN_VALUE})
  void values_of_any_size_are_told(double value) {
    BigDecimal threshold = new BigDecimal(value).movePointLeft(1);
    Alert alert =
        alert(
            1,
            "above",
            value < 1e-100 || value > 1e100 ? BigDecimal.ZERO : round(threshold),
            AlertTimeframe.FIVE_MINUTES,
            SETTINGS);
    bench.with(alert).values(1, value);

    bench.advance(2);

    assertThat(bench.told()).containsExactly("fired@1");
    assertThat(bench.status(alert).value()).isEqualTo(value);
  }

  private static BigDecimal round(BigDecimal number) {
    return number.setScale(20, RoundingMode.HALF_UP);
  }

  @Test
  void sums_beyond_all_numbers_are_no_error() {
    Alert alert =
        alert(1, AlertCondition.ABOVE, BigDecimal.TEN, SETTINGS.withAggregation(Aggregation.SUM));
    bench.with(alert).values(1, Double.MAX_VALUE, Double.MAX_VALUE);

    bench.advance(2);

    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.FIRING);
    assertThat(bench.status(alert).value()).isNull();
  }

  @Test
  void missing_values_are_no_points() {
    Alert alert =
        alert(
            1,
            AlertCondition.ABOVE,
            BigDecimal.TEN,
            SETTINGS.withNoData(NoDataPolicy.ALERT).withNoDataAfter(Duration.ofMinutes(5)));
    bench.with(alert).values(1, 9, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    bench.advance(7);

    assertThat(bench.told()).containsExactly("no_data@6");
  }

  @Test
  void an_anomaly_is_told_with_what_was_expected_and_how_grave_it_is() {
    Alert alert = alert(1, "anomaly", null, AlertTimeframe.FIFTEEN_MINUTES, SETTINGS);
    bench.with(alert);
    for (int minute = -2_000; minute < 30; minute++) {
      bench.point(minute, 100 + Math.sin(minute));
    }
    bench.point(10, 150);

    bench.advance(29);

    assertThat(bench.told()).containsExactly("fired@10", "resolved@25");
    AlertEvent event = bench.events().get(0);
    assertThat(event.message()).startsWith("150 is ").contains(" standard deviations above the ");
    assertThat(event.data().toJson())
        .contains("\"severity\": \"critical\"", "\"deviation_score\": ", "\"expected_value\": ")
        .contains("\"current_value\": 150.0");
  }

  @Test
  void a_detector_warms_up_on_the_history_without_telling_of_it() {
    Alert alert = alert(1, "anomaly", null, AlertTimeframe.ONE_HOUR, SETTINGS);
    bench.with(alert);
    for (int minute = -2_000; minute < 60; minute++) {
      bench.point(minute, minute == -5 ? 500 : 100 + Math.sin(minute));
    }

    bench.advance(1);
    assertThat(bench.told()).isEmpty();
    assertThat(bench.status(alert).value()).as("it has a verdict at once").isNotNull();
    assertThat(bench.state(alert).memory().bytes().length).isLessThan(AlertMemory.GREATEST_SIZE);
  }

  @Test
  void an_evaluation_that_was_down_for_long_does_not_tell_of_what_is_long_over() {
    Alert alert =
        alert(1, AlertCondition.ABOVE, BigDecimal.TEN, SETTINGS.withAggregation(Aggregation.LAST));
    bench.with(alert).values(1, 11, 9);

    bench.advance(START.plus(Duration.ofDays(8)));

    assertThat(bench.told()).isEmpty();
  }

  @Test
  void reads_no_further_than_up_to_the_time_of_the_evaluation() {
    Alert alert = alert(1, AlertCondition.ABOVE, BigDecimal.TEN, SETTINGS);
    List<Alert> alerts = List.of(alert);
    bench.values(1, 9, 11);

    AlertBook.advance(
        alerts,
        List.of(),
        (source, range) -> {
          assertThat(range.to()).isEqualTo(minute(1).plusMillis(1));
          return bench.series(source, range);
        },
        minute(1),
        Grouping.NONE);
  }

  private static Alert change(int percent, AlertSettings settings) {
    return alert(1, AlertCondition.CHANGE_PERCENT, BigDecimal.valueOf(percent), settings);
  }
}
