package com.signalcraft.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertEvaluatorTest {

  private static final double NONE = Double.NaN;
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final AlertTimeframe HOUR = AlertTimeframe.ONE_HOUR;

  @Test
  void points_in_succession_above_the_threshold_are_one_firing_with_its_peak() {
    TimeSeries hours = hours(10, 11, 12, 30, 25, 10, 10, 13);

    List<FiredAlert> fired = AlertEvaluator.evaluate(AlertRule.above(number(10), HOUR), hours);

    assertThat(fired).hasSize(2);
    FiredAlert first = fired.get(0);
    assertThat(first.firedAt()).isEqualTo(hour(1));
    assertThat(first.first().value()).isEqualTo(11);
    assertThat(first.peak().at()).isEqualTo(hour(3));
    assertThat(first.peak().measure()).isEqualTo(30);
    assertThat(first.lastHitAt()).isEqualTo(hour(4));
    assertThat(first.resolvedAtIfOver()).contains(hour(5));
    assertThat(first.isOpen()).isFalse();
    assertThat(first.message()).isEqualTo("avg over 1h is 11, above 10");
    assertThat(fired.get(1).firedAt()).isEqualTo(hour(7));
    assertThat(fired.get(1).isOpen()).isTrue();
    assertThat(fired.get(1).resolvedAtIfOver()).isEmpty();
  }

  @Test
  void below_is_strict_and_its_peak_is_the_least_value() {
    List<FiredAlert> fired =
        AlertEvaluator.evaluate(AlertRule.below(number(10), HOUR), hours(10, 9, 3, 5, 10));

    assertThat(fired).hasSize(1);
    assertThat(fired.get(0).firedAt()).isEqualTo(hour(1));
    assertThat(fired.get(0).peak().value()).isEqualTo(3);
    assertThat(fired.get(0).resolvedAt()).isEqualTo(hour(4));
    assertThat(fired.get(0).message()).isEqualTo("avg over 1h is 9, below 10");
  }

  @ParameterizedTest
  @CsvSource({"AVG, 3.5", "SUM, 21", "COUNT, 6", "MIN, 1", "MAX, 6", "LAST, 6"})
  void the_window_is_open_at_its_start_and_aggregated_as_the_rule_says(
      Aggregation aggregation, double expected) {
    AlertRule rule =
        AlertRule.above(number(0), AlertTimeframe.SIX_HOURS).withAggregation(aggregation);

    AlertReading reading =
        AlertEvaluator.evaluateLatest(rule, hours(100, 1, 2, 3, 4, 5, 6)).orElseThrow();

    assertThat(reading.at()).isEqualTo(hour(6));
    assertThat(reading.value()).isEqualTo(expected);
    assertThat(reading.state()).isEqualTo(State.HIT);
    assertThat(reading.baseline()).isNaN();
  }

  @Test
  void missing_values_count_for_nothing_and_neither_start_nor_end_a_firing() {
    AlertRule rule = AlertRule.above(number(10), AlertTimeframe.SIX_HOURS);

    List<FiredAlert> fired =
        AlertEvaluator.evaluate(rule, hours(NONE, 11, NONE, NONE, 13, NONE, 3, 3, 3, 3));

    assertThat(fired).hasSize(1);
    assertThat(fired.get(0).firedAt()).isEqualTo(hour(1));
    assertThat(fired.get(0).peak().value()).isEqualTo(12);
    assertThat(fired.get(0).lastHitAt()).isEqualTo(hour(4));
    assertThat(fired.get(0).resolvedAt()).isEqualTo(hour(6));
  }

  @ParameterizedTest
  @CsvSource({
    // 100 to 120: a rise by exactly 20 %
    "20, 100, 120, HIT, 20",
    "20.1, 100, 120, CLEAR, 20",
    "-20, 100, 120, CLEAR, 20",
    "-20, 100, 80, HIT, -20",
    "-20, 100, 81, CLEAR, -19",
    "20, 100, 80, CLEAR, -20",
    // from −100 to −80 is a rise by 20 % of the baseline's size
    "20, -100, -80, HIT, 20",
    "-20, -100, -120, HIT, -20"
  })
  void a_change_is_in_per_cent_of_the_baseline_in_the_thresholds_direction(
      String threshold, double before, double now, State state, double change) {
    AlertRule rule = AlertRule.changePercent(new BigDecimal(threshold), HOUR);

    AlertReading reading = AlertEvaluator.evaluateLatest(rule, hours(before, now)).orElseThrow();

    assertThat(reading.state()).isEqualTo(state);
    assertThat(reading.measure()).isCloseTo(change, within(1e-12));
    assertThat(reading.baseline()).isEqualTo(before);
    assertThat(reading.value()).isEqualTo(now);
  }

  @Test
  void a_change_compares_the_window_with_the_one_before() {
    AlertRule rule =
        AlertRule.changePercent(number(50), AlertTimeframe.SIX_HOURS)
            .withAggregation(Aggregation.SUM);
    TimeSeries hours = hours(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2);

    AlertReading reading = AlertEvaluator.evaluateLatest(rule, hours).orElseThrow();

    assertThat(reading.value()).isEqualTo(12);
    assertThat(reading.baseline()).isEqualTo(6);
    assertThat(reading.measure()).isEqualTo(100);
    FiredAlert fired = AlertEvaluator.evaluate(rule.withFullWindow(true), hours).get(0);
    assertThat(fired.firedAt()).isEqualTo(hour(11));
    assertThat(fired.message())
        .isEqualTo("sum over 6h rose by 100 %, from 6 to 12; the limit is 50 %");
  }

  @Test
  void a_fall_says_so_and_peaks_at_the_deepest() {
    AlertRule rule = AlertRule.changePercent(number(-20), HOUR);

    List<FiredAlert> fired = AlertEvaluator.evaluate(rule, hours(100, 75, 30, 30));

    assertThat(fired).hasSize(1);
    assertThat(fired.get(0).message())
        .isEqualTo("avg over 1h fell by 25 %, from 100 to 75; the limit is -20 %");
    assertThat(fired.get(0).peak().measure()).isCloseTo(-60, within(1e-9));
    assertThat(fired.get(0).resolvedAt()).isEqualTo(hour(3));
  }

  @Test
  void a_change_from_zero_or_from_nothing_is_unknown_and_leaves_a_firing_as_it_is() {
    AlertRule rule = AlertRule.changePercent(number(50), HOUR);

    assertThat(AlertEvaluator.evaluateLatest(rule, hours(5)).orElseThrow().state())
        .isEqualTo(State.UNKNOWN);
    assertThat(AlertEvaluator.evaluateLatest(rule, hours(0, 5)).orElseThrow())
        .satisfies(
            reading -> {
              assertThat(reading.state()).isEqualTo(State.UNKNOWN);
              assertThat(reading.measure()).isNaN();
            });
    List<FiredAlert> fired =
        AlertEvaluator.evaluate(rule.withAggregation(Aggregation.LAST), hours(1, 2, 0, 7, 7));
    assertThat(fired).hasSize(1);
    assertThat(fired.get(0).resolvedAt()).isEqualTo(hour(2));
  }

  @Test
  void a_missing_baseline_is_replaced_by_the_last_value_before_it() {
    AlertRule rule = AlertRule.changePercent(number(50), HOUR);

    AlertReading reading =
        AlertEvaluator.evaluateLatest(rule, hours(7, 10, NONE, NONE, NONE, 20)).orElseThrow();

    assertThat(reading.baseline()).isEqualTo(10);
    assertThat(reading.measure()).isEqualTo(100);
    assertThat(AlertEvaluator.evaluate(rule, hours(7, 10, NONE, NONE, NONE, 20)))
        .singleElement()
        .satisfies(fired -> assertThat(fired.firedAt()).isEqualTo(hour(5)));
  }

  @Test
  void a_count_of_nothing_before_is_a_zero_baseline() {
    AlertRule rule = AlertRule.changePercent(number(50), HOUR).withAggregation(Aggregation.COUNT);

    assertThat(AlertEvaluator.evaluateLatest(rule, hours(7, NONE, NONE, 20)).orElseThrow().state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void where_points_are_further_apart_than_the_timeframe_the_window_holds_the_newest_alone() {
    TimeSeries days =
        TimeSeries.of(
            ZoneOffset.UTC,
            Frequency.DAILY,
            new long[] {at(0), at(24), at(48)},
            new double[] {100, 100, 150});

    AlertReading level =
        AlertEvaluator.evaluateLatest(
                AlertRule.above(number(120), AlertTimeframe.FIVE_MINUTES).withFullWindow(true),
                days)
            .orElseThrow();
    AlertReading change =
        AlertEvaluator.evaluateLatest(
                AlertRule.changePercent(number(50), AlertTimeframe.FIVE_MINUTES)
                    .withFullWindow(true),
                days)
            .orElseThrow();

    assertThat(level.value()).isEqualTo(150);
    assertThat(level.state()).isEqualTo(State.HIT);
    assertThat(change.baseline()).isEqualTo(100);
    assertThat(change.state()).isEqualTo(State.HIT);
  }

  @Test
  void without_a_calendar_the_window_is_the_newest_point_and_the_baseline_the_one_before() {
    TimeSeries index = TimeSeries.ofValues(10, 20, 40);

    assertThat(
            AlertEvaluator.evaluateLatest(
                    AlertRule.above(number(30), AlertTimeframe.TWENTY_FOUR_HOURS), index)
                .orElseThrow()
                .value())
        .isEqualTo(40);
    assertThat(
            AlertEvaluator.evaluateLatest(
                    AlertRule.changePercent(number(50), AlertTimeframe.TWENTY_FOUR_HOURS), index)
                .orElseThrow()
                .baseline())
        .isEqualTo(20);
  }

  @Test
  void a_full_window_has_as_many_values_as_steps_and_none_missing() {
    AlertRule rule = AlertRule.above(number(0), AlertTimeframe.SIX_HOURS).withFullWindow(true);

    assertThat(state(rule, hours(1, 1, 1, 1, 1))).isEqualTo(State.UNKNOWN);
    assertThat(state(rule, hours(1, 1, 1, 1, 1, 1))).isEqualTo(State.HIT);
    assertThat(state(rule, hours(1, 1, 1, NONE, 1, 1, 1))).isEqualTo(State.UNKNOWN);
    assertThat(state(rule, hours(NONE, 1, 1, 1, 1, 1, 1))).isEqualTo(State.HIT);
  }

  @Test
  void without_a_frequency_a_full_window_needs_a_series_that_goes_back_to_its_start() {
    AlertRule rule = AlertRule.above(number(0), HOUR).withFullWindow(true);
    long[] uneven = {at(0), at(0) + 600_000, at(0) + 3_500_000, at(0) + 3_600_000};
    double[] ones = {1, 1, 1, 1};

    TimeSeries reaching = TimeSeries.of(ZoneOffset.UTC, uneven, ones);
    assertThat(reaching.frequency()).isEmpty();
    assertThat(state(rule, reaching)).isEqualTo(State.HIT);
    assertThat(state(rule, reaching.slice(0, 3))).isEqualTo(State.UNKNOWN);
    assertThat(AlertEvaluator.evaluate(rule, reaching))
        .singleElement()
        .satisfies(fired -> assertThat(fired.firedAt()).isEqualTo(hour(1)));
  }

  @Test
  void the_newest_value_is_read_where_later_points_are_missing() {
    AlertRule rule = AlertRule.above(number(5), HOUR);

    assertThat(AlertEvaluator.evaluateLatest(rule, hours(1, 9, NONE)).orElseThrow().at())
        .isEqualTo(hour(1));
    assertThat(AlertEvaluator.evaluateLatest(rule, hours(NONE, NONE))).isEmpty();
    assertThat(AlertEvaluator.evaluateLatest(rule, hours())).isEmpty();
    assertThat(AlertEvaluator.evaluate(rule, hours())).isEmpty();
  }

  @Test
  void an_anomaly_fires_for_one_timeframe_and_close_ones_are_one_firing() {
    Detection detection = detection(0, 4, 0, -6, 0, 0, 0, 0);

    List<FiredAlert> fired =
        AlertEvaluator.evaluate(AlertRule.anomaly(AlertTimeframe.SIX_HOURS), detection);
    List<FiredAlert> byTheHour = AlertEvaluator.evaluate(AlertRule.anomaly(HOUR), detection);

    assertThat(fired).hasSize(1);
    assertThat(fired.get(0).firedAt()).isEqualTo(hour(1));
    assertThat(fired.get(0).peak().measure()).isEqualTo(-6);
    assertThat(fired.get(0).isOpen()).isTrue();
    assertThat(fired.get(0).message())
        .isEqualTo("104 is 4 standard deviations above the expected 100");
    assertThat(byTheHour).hasSize(2);
    assertThat(byTheHour.get(0).resolvedAt()).isEqualTo(hour(2));
    assertThat(byTheHour.get(1).message())
        .isEqualTo("94 is 6 standard deviations below the expected 100");
  }

  @Test
  void an_anomaly_rules_threshold_takes_the_place_of_the_detectors_sensitivity() {
    Detection detection = detection(2, 0, 4, 0, -6, 0);
    AlertRule two = AlertRule.of(AlertCondition.ANOMALY, number(2), HOUR);
    AlertRule five = AlertRule.of(AlertCondition.ANOMALY, number(5), HOUR);

    assertThat(AlertEvaluator.evaluate(two, detection)).hasSize(3);
    assertThat(AlertEvaluator.evaluate(five, detection))
        .singleElement()
        .satisfies(fired -> assertThat(fired.firedAt()).isEqualTo(hour(4)));
  }

  @Test
  void a_point_without_a_verdict_is_unknown() {
    TimeSeries series = hours(1, 2);
    Detection detection =
        new Detection(
            series,
            List.of(
                Verdict.none(series.timestampAt(0), 1), Verdict.none(series.timestampAt(1), 2)));

    assertThat(
            AlertEvaluator.evaluateLatest(AlertRule.anomaly(HOUR), detection).orElseThrow().state())
        .isEqualTo(State.UNKNOWN);
    assertThat(AlertEvaluator.evaluate(AlertRule.anomaly(HOUR), detection)).isEmpty();
  }

  @Test
  void other_conditions_read_the_series_of_a_detection() {
    Detection detection = detection(0, 9);
    AlertRule rule = AlertRule.above(number(105), HOUR);

    assertThat(AlertEvaluator.evaluate(rule, detection))
        .isEqualTo(AlertEvaluator.evaluate(rule, detection.series()))
        .hasSize(1);
    assertThat(AlertEvaluator.evaluateLatest(rule, detection).orElseThrow().value()).isEqualTo(109);
  }

  @Test
  void an_anomaly_is_looked_for_in_a_plain_series_without_looking_ahead() {
    Random random = new Random(4);
    double[] values = random.doubles(300, 99, 101).toArray();
    values[250] = 200;
    AlertRule rule = AlertRule.anomaly(HOUR);

    List<FiredAlert> fired = AlertEvaluator.evaluate(rule, hours(values));

    assertThat(fired).hasSize(1);
    assertThat(fired.get(0).firedAt()).isEqualTo(hour(250));
    assertThat(AlertEvaluator.evaluateLatest(rule, hours(values).slice(0, 251)).orElseThrow())
        .isEqualTo(fired.get(0).first());
    double[] index = values.clone();
    assertThat(AlertEvaluator.evaluate(rule, TimeSeries.ofValues(index)))
        .anyMatch(alert -> alert.first().epochMillis() == 250);
    long[] uneven = hours(values).timestamps();
    uneven[3] += 1;
    uneven[70] += 1;
    TimeSeries irregular = TimeSeries.of(ZoneOffset.UTC, uneven, values);
    assertThat(irregular.frequency()).isEmpty();
    assertThat(AlertEvaluator.evaluate(rule, irregular)).hasSize(1);
  }

  @Property(tries = 100)
  void the_newest_reading_is_the_last_of_all_readings(
      @ForAll @LongRange(min = 1, max = 10_000) long seed,
      @ForAll @IntRange(min = 1, max = 120) int size,
      @ForAll AlertTimeframe timeframe,
      @ForAll Aggregation aggregation,
      @ForAll boolean full) {
    Random random = new Random(seed);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(10) == 0 ? NONE : random.nextInt(9) - 4;
    }
    TimeSeries series = hours(values);
    AlertRule rule =
        new AlertRule(AlertCondition.CHANGE_PERCENT, number(10), timeframe, aggregation, full);

    List<FiredAlert> all = AlertEvaluator.evaluate(rule, series);

    AlertEvaluator.evaluateLatest(rule, series)
        .ifPresent(
            reading -> {
              boolean lastHits =
                  !all.isEmpty() && all.get(all.size() - 1).lastHitAt().equals(reading.at());
              assertThat(reading.state() == State.HIT).isEqualTo(lastHits);
            });
  }

  @Property(tries = 100)
  void what_fires_on_a_prefix_does_not_depend_on_what_follows(
      @ForAll @LongRange(min = 1, max = 10_000) long seed,
      @ForAll @IntRange(min = 1, max = 99) int length,
      @ForAll AlertTimeframe timeframe) {
    TimeSeries series = hours(new Random(seed).ints(100, 0, 10).asDoubleStream().toArray());
    AlertRule rule = AlertRule.above(number(6), timeframe);
    Instant end = hour(length - 1);

    List<Instant> whole = new ArrayList<>();
    for (FiredAlert fired : AlertEvaluator.evaluate(rule, series)) {
      if (!fired.firedAt().isAfter(end)) {
        whole.add(fired.firedAt());
      }
    }

    assertThat(
            AlertEvaluator.evaluate(rule, series.slice(0, length)).stream()
                .map(FiredAlert::firedAt)
                .toList())
        .isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e15})
  void takes_values_of_any_size(double unit) {
    AlertRule rule = AlertRule.changePercent(number(10), AlertTimeframe.SIX_HOURS);

    AlertReading reading =
        AlertEvaluator.evaluateLatest(rule, hours(unit, unit, unit, unit, unit, unit, 4 * unit))
            .orElseThrow();

    assertThat(reading.measure()).isCloseTo(50, within(1e-9));
  }

  private static State state(AlertRule rule, TimeSeries series) {
    return AlertEvaluator.evaluateLatest(rule, series).orElseThrow().state();
  }

  /** Verdicts of the given deviations about 100, anomalies from 3 standard deviations of 1. */
  private static Detection detection(double... deviations) {
    double[] values = new double[deviations.length];
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 + deviations[i];
      Severity severity = Math.abs(deviations[i]) >= 3 ? Severity.HIGH : null;
      verdicts.add(new Verdict(at(i), values[i], 100, 97, 103, 0.5, deviations[i], severity));
    }
    return new Detection(hours(values), verdicts);
  }

  private static TimeSeries hours(double... values) {
    long[] epochMillis = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      epochMillis[i] = at(i);
    }
    return TimeSeries.of(ZoneOffset.UTC, Frequency.of(1, FrequencyUnit.HOUR), epochMillis, values);
  }

  private static Instant hour(int index) {
    return Instant.ofEpochMilli(at(index));
  }

  private static long at(int hour) {
    return START.toEpochMilli() + hour * 3_600_000L;
  }

  private static BigDecimal number(double value) {
    return BigDecimal.valueOf(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-25", "2026-10-21"})
  void gives_each_day_its_own_window_when_the_clocks_change(String firstDay) {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    long[] midnights = new long[10];
    double[] values = new double[10];
    for (int i = 0; i < 10; i++) {
      midnights[i] =
          LocalDate.parse(firstDay).plusDays(i).atStartOfDay(berlin).toInstant().toEpochMilli();
      values[i] = 100;
    }
    TimeSeries days = TimeSeries.of(berlin, Frequency.DAILY, midnights, values);
    for (boolean full : new boolean[] {false, true}) {
      AlertRule above =
          new AlertRule(
              AlertCondition.ABOVE,
              new BigDecimal("100.5"),
              AlertTimeframe.TWENTY_FOUR_HOURS,
              Aggregation.SUM,
              full);
      AlertRule fall =
          new AlertRule(
              AlertCondition.CHANGE_PERCENT,
              new BigDecimal("-0.5"),
              AlertTimeframe.TWENTY_FOUR_HOURS,
              Aggregation.SUM,
              full);

      assertThat(AlertEvaluator.evaluate(above, days)).isEmpty();
      assertThat(AlertEvaluator.evaluate(fall, days)).isEmpty();
      assertThat(AlertEvaluator.evaluateLatest(above, days.head(6)).orElseThrow().value())
          .isEqualTo(100);
    }
  }
}
