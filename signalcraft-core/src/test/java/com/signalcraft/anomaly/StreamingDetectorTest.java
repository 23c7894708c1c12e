package com.signalcraft.anomaly;

import static com.signalcraft.anomaly.SyntheticKpi.BERLIN;
import static com.signalcraft.anomaly.SyntheticKpi.series;
import static com.signalcraft.anomaly.SyntheticKpi.withValue;
import static com.signalcraft.anomaly.SyntheticKpi.withValues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingDetectorTest {

  private static final int HOURS = 24 * 60;
  private static final TimeSeries HOURLY =
      series(Frequency.HOURLY, HOURS, 11, (i, at, r) -> SyntheticKpi.hourly(at) + 20 * clip(r));

  @Test
  void finds_planted_spikes_with_sign_severity_and_expected_value() {
    TimeSeries odd = withValue(withValue(HOURLY, 1000, 3000), 1200, 0);

    List<Verdict> verdicts = stream(odd);

    Verdict spike = verdicts.get(1000);
    assertThat(spike.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(spike.deviationScore()).isGreaterThan(10);
    assertThat(spike.expected()).isCloseTo(HOURLY.valueAt(1000), within(150.0));
    assertThat(spike.upper()).isLessThan(3000);
    assertThat(verdicts.get(1200).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(verdicts.get(1200).deviationScore()).isLessThan(-10);
    assertThat(verdicts.subList(24 * 28, HOURS).stream().filter(Verdict::isAnomaly)).hasSize(2);
  }

  @Test
  void a_value_that_is_further_out_has_no_lesser_deviation() {
    double before = 0;
    for (double value = 900; value < 1e9; value *= 1.7) {
      double deviation = stream(withValue(HOURLY, 1000, value)).get(1000).deviationScore();
      assertThat(deviation).isGreaterThanOrEqualTo(before);
      before = deviation;
    }
    assertThat(before).isGreaterThan(10);
  }

  @Test
  void a_second_outlier_soon_after_the_first_is_told_too() {
    List<Verdict> verdicts = stream(withValue(withValue(HOURLY, 1000, 3000), 1002, 3000));

    assertThat(verdicts.get(1000).isAnomaly()).isTrue();
    assertThat(verdicts.get(1002).isAnomaly()).isTrue();
    assertThat(verdicts.get(1002).deviationScore())
        .isGreaterThan(verdicts.get(1000).deviationScore() / 2);
  }

  @Test
  void trend_hour_of_the_day_and_day_of_the_week_are_learnt() {
    List<Verdict> verdicts =
        stream(
            series(
                Frequency.HOURLY,
                HOURS,
                1,
                (i, at, r) -> i + SyntheticKpi.hourly(at) + 10 * clip(r)));

    List<Verdict> learnt = verdicts.subList(24 * 35, HOURS);
    assertThat(learnt)
        .allSatisfy(v -> assertThat(v.expected()).isCloseTo(v.value(), within(100.0)));
    assertThat(learnt.stream().filter(Verdict::isAnomaly)).hasSizeLessThan(3);
  }

  @Test
  void the_hour_of_the_day_stays_the_local_one_when_summer_time_begins() {
    TimeSeries series =
        series(
            LocalDateTime.of(2023, 2, 1, 0, 0),
            Frequency.HOURLY,
            HOURS,
            1,
            (i, at, r) -> (at.getHour() == 9 ? 500 : 100) + clip(r));

    assertThat(stream(series).subList(24 * 21, HOURS))
        .noneMatch(verdict -> Math.abs(verdict.value() - verdict.expected()) > 10);
  }

  @Test
  void says_nothing_until_it_has_seen_twenty_values_and_a_day() {
    List<Verdict> hours = stream(HOURLY);
    assertThat(hours.subList(0, 24)).noneMatch(Verdict::judged);
    assertThat(hours.get(24).judged()).isTrue();

    List<Verdict> days = stream(series(Frequency.DAILY, 30, 1, (i, at, r) -> r.nextGaussian()));
    assertThat(days.subList(0, 20)).noneMatch(Verdict::judged);
    assertThat(days.get(20).judged()).isTrue();

    List<Verdict> seconds = new ArrayList<>();
    StreamingDetector detector = Detectors.streaming(BERLIN);
    for (int i = 0; i < 300; i++) {
      seconds.add(detector.update(i * 1000L, i % 3));
    }
    assertThat(seconds.subList(0, 288)).noneMatch(Verdict::judged);
    assertThat(seconds.get(288).judged()).isTrue();
  }

  @Test
  void an_outage_of_less_than_a_day_is_not_learnt_as_normal() {
    double[] values = HOURLY.values();
    Arrays.fill(values, 1000, 1023, 0);

    List<Verdict> verdicts = stream(withValues(HOURLY, values));

    assertThat(verdicts.subList(1000, 1023)).allMatch(verdict -> verdict.deviationScore() < -5);
    assertThat(verdicts.subList(1023, 1100)).noneMatch(Verdict::isAnomaly);
    assertThat(verdicts.get(1023).expected()).isCloseTo(values[1023], within(100.0));
  }

  @Test
  void a_new_level_is_learnt_after_a_day() {
    double[] values = HOURLY.values();
    for (int i = 1000; i < HOURS; i++) {
      values[i] += 800;
    }

    List<Verdict> verdicts = stream(withValues(HOURLY, values));

    assertThat(verdicts.subList(1000, 1024)).allMatch(verdict -> verdict.deviationScore() > 5);
    assertThat(verdicts.subList(1024, HOURS)).noneMatch(Verdict::isAnomaly);
    assertThat(verdicts.get(1030).expected()).isCloseTo(values[1030], within(100.0));
  }

  @Test
  void a_new_level_of_days_is_learnt_after_twelve_of_them() {
    TimeSeries days = series(Frequency.DAILY, 120, 2, (i, at, r) -> (i < 80 ? 100 : 200) + clip(r));

    List<Verdict> verdicts = stream(days);

    assertThat(verdicts.subList(80, 92)).allMatch(Verdict::isAnomaly);
    assertThat(verdicts.subList(92, 120)).noneMatch(v -> Math.abs(v.deviationScore()) > 3);
    assertThat(verdicts.stream().filter(Verdict::changePoint))
        .singleElement()
        .isEqualTo(verdicts.get(91));
  }

  @Test
  void a_new_pattern_of_the_week_is_learnt_when_it_comes_a_second_time() {
    int hours = 24 * 7 * 12;
    TimeSeries closedOnSundays =
        series(
            Frequency.HOURLY,
            hours,
            12,
            (i, at, r) ->
                (i >= 24 * 7 * 6 && at.getDayOfWeek() == DayOfWeek.SUNDAY
                        ? 100
                        : SyntheticKpi.hourly(at))
                    + 20 * clip(r));

    List<Verdict> verdicts = stream(closedOnSundays);

    int firstSunday = 24 * (7 * 6 + 6);
    int thirdSunday = firstSunday + 24 * 14;
    assertThat(verdicts.subList(firstSunday, firstSunday + 24)).allMatch(Verdict::isAnomaly);
    assertThat(verdicts.subList(thirdSunday + 12, hours)).noneMatch(Verdict::isAnomaly);
  }

  @Test
  void a_trend_with_a_wave_and_no_noise_at_all_is_learnt_as_well() {
    TimeSeries exact =
        series(
            Frequency.HOURLY,
            HOURS,
            1,
            (i, at, r) -> i + 100 * Math.sin(2 * Math.PI * at.getHour() / 24));

    assertThat(stream(exact).stream().filter(Verdict::isAnomaly).count()).isLessThan(10);
  }

  @Test
  void noise_that_grows_is_learnt() {
    TimeSeries hours =
        series(
            Frequency.HOURLY, 2000, 6, (i, at, r) -> 100 + (i < 1000 ? 1 : 20) * r.nextGaussian());

    List<Verdict> verdicts = stream(hours);

    assertThat(verdicts.subList(1000, 1020).stream().filter(Verdict::isAnomaly).count())
        .isGreaterThan(10);
    assertThat(verdicts.subList(1200, 2000).stream().filter(Verdict::isAnomaly).count())
        .isLessThan(10);
  }

  @Test
  void missing_values_get_no_verdict_and_are_not_learnt() {
    double[] values = HOURLY.values();
    Arrays.fill(values, 1000, 1010, Double.NaN);

    List<Verdict> verdicts = stream(withValues(HOURLY, values));

    assertThat(verdicts.subList(1000, 1010)).noneMatch(Verdict::judged);
    assertThat(verdicts.subList(1010, HOURS)).allMatch(Verdict::judged);
    assertThat(verdicts.subList(1010, HOURS)).noneMatch(v -> Math.abs(v.deviationScore()) > 4);
  }

  @Test
  void after_a_pause_of_more_than_a_day_three_values_find_the_level_again() {
    StreamingDetector detector = Detectors.streaming(BERLIN);
    for (int i = 0; i < 1000; i++) {
      detector.update(HOURLY.timestampAt(i), HOURLY.valueAt(i));
    }
    List<Verdict> after = new ArrayList<>();
    for (int i = 1000; i < 1100; i++) {
      int shifted = i + 24 * 7;
      after.add(detector.update(HOURLY.timestampAt(shifted), HOURLY.valueAt(shifted) + 5000));
    }

    assertThat(after.subList(0, 3)).noneMatch(Verdict::judged);
    assertThat(after.subList(3, 100)).allMatch(Verdict::judged);
    assertThat(after.subList(3, 100)).noneMatch(Verdict::isAnomaly);
  }

  @Test
  void all_missing_is_no_verdict_at_all() {
    double[] missing = new double[500];
    Arrays.fill(missing, Double.NaN);

    assertThat(stream(TimeSeries.ofValues(missing))).noneMatch(Verdict::judged);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-12, 100, 1e15})
  void a_constant_has_no_anomalies_and_a_tiny_change_of_it_is_none(double level) {
    double[] values = new double[100];
    Arrays.fill(values, level);
    values[60] = level * (1 + 1e-5);
    assertThat(stream(TimeSeries.ofValues(values))).noneMatch(Verdict::isAnomaly);

    values[60] = level == 0 ? 1 : 2 * level;
    assertThat(stream(TimeSeries.ofValues(values)).stream().filter(Verdict::isAnomaly))
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.severity()).isEqualTo(Severity.CRITICAL));
  }

  @Test
  void rare_counts_are_learnt_as_normal() {
    TimeSeries counts = series(Frequency.HOURLY, 3000, 5, (i, at, r) -> r.nextInt(10) == 0 ? 1 : 0);

    List<Verdict> verdicts = stream(counts);

    assertThat(verdicts.subList(2000, 3000).stream().filter(Verdict::isAnomaly).count())
        .isLessThan(5);
  }

  @Property(tries = 20)
  void verdicts_of_a_prefix_are_the_prefix_of_the_verdicts(
      @ForAll @LongRange(min = 1, max = 1000) long seed,
      @ForAll @IntRange(min = 1, max = 400) int length) {
    TimeSeries series = messy(seed);

    List<Verdict> all = stream(series);
    List<Verdict> prefix = stream(series.slice(0, length));

    assertThat(prefix).isEqualTo(all.subList(0, length));
  }

  @Property(tries = 20)
  void verdicts_do_not_depend_on_the_unit(
      @ForAll @LongRange(min = 1, max = 1000) long seed,
      @ForAll @IntRange(min = -20, max = 20) int exponent) {
    double factor = Math.scalb(1.0, exponent);
    TimeSeries series = messy(seed);
    double[] scaled = Arrays.stream(series.values()).map(value -> factor * value).toArray();

    List<Verdict> before = stream(series);
    List<Verdict> after = stream(withValues(series, scaled));

    for (int i = 0; i < series.size(); i++) {
      assertThat(after.get(i).judged()).isEqualTo(before.get(i).judged());
      assertThat(after.get(i).severity()).isEqualTo(before.get(i).severity());
      if (before.get(i).judged()) {
        assertThat(after.get(i).deviationScore()).isEqualTo(before.get(i).deviationScore());
        assertThat(after.get(i).expected()).isEqualTo(factor * before.get(i).expected());
      }
    }
  }

  @Property(tries = 20)
  void verdicts_do_not_depend_on_the_origin(
      @ForAll @LongRange(min = 1, max = 1000) long seed,
      @ForAll @DoubleRange(min = -1000, max = 1000) double shift) {
    TimeSeries series = messy(seed);
    double[] moved = Arrays.stream(series.values()).map(value -> value + shift).toArray();

    List<Verdict> before = stream(series);
    List<Verdict> after = stream(withValues(series, moved));

    for (int i = 0; i < series.size(); i++) {
      if (before.get(i).judged()) {
        assertThat(after.get(i).expected())
            .isCloseTo(before.get(i).expected() + shift, within(1e-5));
      }
    }
  }

  @Test
  void refuses_time_that_does_not_pass_and_infinite_values_and_stays_as_it_was() {
    StreamingDetector detector = Detectors.streaming(BERLIN);
    detector.update(1000, 1);
    byte[] before = detector.saveState();

    assertThatThrownBy(() -> detector.update(1000, 2))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("1000");
    assertThatThrownBy(() -> detector.update(2000, Double.NEGATIVE_INFINITY))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("value");
    assertThat(detector.saveState()).isEqualTo(before);
    assertThat(detector.update(1001, 2).judged()).isFalse();
  }

  private static List<Verdict> stream(TimeSeries series) {
    StreamingDetector detector =
        series.frequency().filter(Frequency.INDEX::equals).isPresent()
            ? Detectors.streaming(series.zone(), Frequency.INDEX, DetectorOptions.defaults())
            : Detectors.streaming(series.zone());
    return Detectors.replay(detector, series).verdicts();
  }

  /** Noise on a daily wave, with holes, spikes and a step. */
  static TimeSeries messy(long seed) {
    return series(
        Frequency.HOURLY,
        400,
        seed,
        (i, at, r) -> {
          double value = SyntheticKpi.hourly(at) + 100 * r.nextGaussian() + (i > 300 ? 5000 : 0);
          double luck = r.nextDouble();
          return luck < 0.05 ? Double.NaN : luck < 0.07 ? 10 * value : value;
        });
  }

  /** Normal noise without its tails, so that no value is odd by chance. */
  private static double clip(Random random) {
    return Math.max(-1.8, Math.min(1.8, random.nextGaussian()));
  }
}
