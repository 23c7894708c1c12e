package com.signalcraft.anomaly;

import static com.signalcraft.anomaly.SyntheticKpi.series;
import static com.signalcraft.anomaly.SyntheticKpi.withValue;
import static com.signalcraft.anomaly.SyntheticKpi.withValues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonalDetectorTest {

  /** So few false alarms that chance has no part. */
  private static final DetectorOptions STRICT =
      DetectorOptions.defaults().withFalseAlarms(FalseAlarmRate.shareOfPoints(1e-5));

  private final AnomalyDetector detector = Detectors.seasonal(STRICT);

  @Test
  void finds_planted_spikes_with_sign_severity_and_expected_value() {
    TimeSeries clean =
        series(Frequency.DAILY, 200, 7, (i, at, r) -> SyntheticKpi.weekly(at) + 10 * clip(r));
    TimeSeries odd = withValue(withValue(clean, 60, 1300), 199, 400);

    Detection detection = detector.detect(odd);

    assertThat(detection.anomalies().stream().map(Verdict::epochMillis))
        .containsExactly(odd.timestampAt(60), odd.timestampAt(199));
    Verdict spike = detection.verdicts().get(60);
    assertThat(spike.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(spike.deviationScore()).isGreaterThan(20);
    assertThat(spike.expected()).isCloseTo(1000, within(15.0));
    assertThat(spike.score()).isGreaterThan(0.9);
    Verdict last = detection.verdicts().get(199);
    assertThat(last.deviationScore()).isLessThan(-20);
    assertThat(last.value()).isEqualTo(400);
  }

  @Test
  void an_exact_trend_with_an_exact_week_is_expected_exactly() {
    TimeSeries series =
        series(Frequency.DAILY, 120, 1, (i, at, r) -> 3 * i + SyntheticKpi.weekly(at));

    List<Verdict> verdicts = detector.detect(series).verdicts();

    assertThat(detector.detect(series).anomalies()).isEmpty();
    for (int i = 20; i < 100; i++) {
      assertThat(verdicts.get(i).expected()).isCloseTo(verdicts.get(i).value(), within(1e-6));
    }
  }

  @Test
  void the_hour_of_the_day_stays_the_local_one_over_both_changes_of_the_clock() {
    TimeSeries series =
        series(Frequency.HOURLY, 24 * 330, 1, (i, at, r) -> at.getHour() == 9 ? 500 : 100);

    assertThat(detector.detect(series).anomalies()).isEmpty();
    Verdict late = detector.detect(withValue(series, 24 * 200 + 8, 100)).anomalies().get(0);
    assertThat(late.expected()).isEqualTo(500);
  }

  @Test
  void a_months_own_level_is_no_anomaly_after_three_years() {
    TimeSeries series =
        series(
            Frequency.MONTHLY,
            60,
            4,
            (i, at, r) -> (at.getMonthValue() == 12 ? 300 : 100) + r.nextInt(5));

    assertThat(detector.detect(series).anomalies()).isEmpty();
    assertThat(detector.detect(withValue(series, 47, 100)).anomalies())
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.deviationScore()).isLessThan(-5));
  }

  @Test
  void a_new_level_is_odd_at_its_edge_at_most_but_a_short_outage_is_all_odd() {
    TimeSeries noise = series(Frequency.DAILY, 200, 9, (i, at, r) -> 1000 + 10 * clip(r));
    double[] shifted = noise.values();
    double[] outage = noise.values();
    for (int i = 100; i < 200; i++) {
      shifted[i] += 300;
      outage[i] = i < 107 ? 0 : outage[i];
    }

    assertThat(detector.detect(withValues(noise, shifted)).anomalies())
        .allSatisfy(
            verdict ->
                assertThat(verdict.epochMillis())
                    .isBetween(noise.timestampAt(97), noise.timestampAt(102)));
    assertThat(detector.detect(withValues(noise, outage)).anomalies())
        .hasSize(7)
        .allSatisfy(verdict -> assertThat(verdict.expected()).isCloseTo(1000, within(15.0)));
  }

  @Test
  void the_scale_follows_the_hours_that_are_noisier() {
    TimeSeries series =
        series(
            Frequency.HOURLY,
            24 * 60,
            3,
            (i, at, r) -> 100 + (at.getHour() < 12 ? 1 : 20) * r.nextGaussian());

    Verdict night =
        detector.detect(withValue(series, 24 * 30 + 4, 120)).verdicts().get(24 * 30 + 4);
    Verdict day =
        detector.detect(withValue(series, 24 * 30 + 15, 120)).verdicts().get(24 * 30 + 15);

    assertThat(night.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(day.isAnomaly()).isFalse();
  }

  @Test
  void missing_values_get_no_verdict_and_disturb_no_other() {
    TimeSeries clean = series(Frequency.DAILY, 100, 2, (i, at, r) -> 50 + clip(r));
    double[] holes = clean.values();
    Arrays.fill(holes, 30, 60, Double.NaN);

    List<Verdict> verdicts = detector.detect(withValues(clean, holes)).verdicts();

    for (int i = 0; i < 100; i++) {
      assertThat(verdicts.get(i).judged()).isEqualTo(i < 30 || i >= 60);
      assertThat(verdicts.get(i).isAnomaly()).isFalse();
    }
  }

  @Test
  void fewer_than_eight_values_or_none_get_no_verdict() {
    assertThat(detector.detect(TimeSeries.ofValues(1, 2, 3, 4, 5, 6, 7)).verdicts())
        .hasSize(7)
        .noneMatch(Verdict::judged);
    assertThat(detector.detect(TimeSeries.ofValues(1, 2, 3, 4, 5, 6, 7, 8)).verdicts())
        .allMatch(Verdict::judged);
    double[] missing = new double[50];
    Arrays.fill(missing, Double.NaN);
    assertThat(detector.detect(TimeSeries.ofValues(missing)).verdicts()).noneMatch(Verdict::judged);
    assertThat(detector.detect(TimeSeries.ofValues()).verdicts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-12, 100, 1e15})
  void a_constant_has_no_anomalies_and_a_tiny_change_of_it_is_none(double level) {
    double[] values = new double[60];
    Arrays.fill(values, level);
    assertThat(detector.detect(TimeSeries.ofValues(values)).anomalies()).isEmpty();

    values[40] = level * (1 + 1e-5);
    assertThat(detector.detect(TimeSeries.ofValues(values)).anomalies()).isEmpty();

    values[40] = level == 0 ? 1 : 2 * level;
    assertThat(detector.detect(TimeSeries.ofValues(values)).anomalies())
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.severity()).isEqualTo(Severity.CRITICAL));
  }

  @Test
  void an_outage_of_a_constant_is_found_whole() {
    double[] values = new double[100];
    Arrays.fill(values, 5);
    Arrays.fill(values, 50, 55, 0);

    assertThat(detector.detect(TimeSeries.ofValues(values)).anomalies()).hasSize(5);
  }

  @Test
  void rare_counts_are_no_anomalies_when_few_false_alarms_are_allowed() {
    TimeSeries counts =
        series(Frequency.HOURLY, 24 * 60, 5, (i, at, r) -> r.nextInt(20) == 0 ? 1 : 0);

    assertThat(detector.detect(counts).anomalies()).isEmpty();
    assertThat(detector.detect(withValue(counts, 700, 10)).anomalies()).hasSize(1);
  }

  @Property(tries = 30)
  void verdicts_do_not_depend_on_unit_or_origin(
      @ForAll @LongRange(min = 1, max = 1000) long seed,
      @ForAll @DoubleRange(min = -6, max = 6) double exponent,
      @ForAll @DoubleRange(min = -1000, max = 1000) double shift) {
    double factor = Math.pow(10, exponent);
    TimeSeries series =
        series(Frequency.DAILY, 90, seed, (i, at, r) -> SyntheticKpi.weekly(at) + 100 * clip(r));
    double[] moved =
        Arrays.stream(series.values()).map(value -> factor * (value + shift)).toArray();

    List<Verdict> before = detector.detect(series).verdicts();
    List<Verdict> after = detector.detect(withValues(series, moved)).verdicts();

    for (int i = 0; i < 90; i++) {
      assertThat(after.get(i).deviationScore())
          .isCloseTo(before.get(i).deviationScore(), within(1e-6));
      assertThat(after.get(i).expected())
          .isCloseTo(factor * (before.get(i).expected() + shift), within(factor * 1e-6));
    }
  }

  /** Normal noise without its tails, so that no value is odd by chance. */
  private static double clip(java.util.Random random) {
    return Math.max(-1.8, Math.min(1.8, random.nextGaussian()));
  }

  @Test
  void a_run_of_values_that_are_each_within_the_band_is_told_as_one_episode() {
    TimeSeries clean =
        series(Frequency.HOURLY, 24 * 60, 5, (i, at, r) -> 1000 + 50 * r.nextGaussian());
    double[] values = clean.values();
    for (int i = 700; i < 716; i++) {
      values[i] = 1000 + 110 + 0.2 * (values[i] - 1000);
    }

    Episode episode = detector.detect(withValues(clean, values)).episodes().get(0);

    assertThat(episode.direction()).isEqualTo(Direction.UP);
    assertThat(episode.voices().get(0).voice()).isEqualTo(Voice.RUN);
    assertThat(episode.startMillis()).isBetween(clean.timestampAt(698), clean.timestampAt(704));
    assertThat(episode.endMillis()).isBetween(clean.timestampAt(711), clean.timestampAt(717));
  }

  @Test
  void a_flat_line_at_a_normal_level_is_a_change_of_scatter() {
    TimeSeries clean =
        series(Frequency.HOURLY, 24 * 60, 6, (i, at, r) -> 1000 + 50 * r.nextGaussian());
    double[] values = clean.values();
    Arrays.fill(values, 700, 740, 1000);

    List<Episode> episodes = detector.detect(withValues(clean, values)).episodes();

    assertThat(episodes)
        .singleElement()
        .satisfies(
            episode -> {
              assertThat(episode.voices().get(0).voice()).isEqualTo(Voice.VARIANCE);
              assertThat(episode.direction()).isEqualTo(Direction.DOWN);
              assertThat(episode.startMillis())
                  .isBetween(clean.timestampAt(695), clean.timestampAt(712));
              assertThat(episode.endMillis())
                  .isBetween(clean.timestampAt(728), clean.timestampAt(745));
            });
  }

  @Test
  void a_new_level_is_told_once_as_a_change_point() {
    TimeSeries clean =
        series(Frequency.HOURLY, 24 * 60, 7, (i, at, r) -> 1000 + 50 * r.nextGaussian());
    double[] values = clean.values();
    for (int i = 800; i < values.length; i++) {
      values[i] += 300;
    }

    Detection detection = detector.detect(withValues(clean, values));

    assertThat(detection.changePoints()).hasSize(1);
    ChangePoint change = detection.changePoints().get(0);
    assertThat(change.kind()).isEqualTo(ChangePoint.Kind.LEVEL);
    assertThat(change.after() - change.before()).isCloseTo(300, within(30.0));
    assertThat(detection.verdicts().stream().filter(Verdict::changePoint))
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.epochMillis()).isEqualTo(change.epochMillis()));
    assertThat(detection.anomalies().size()).isLessThan(12);
  }

  @Test
  void known_events_get_a_label_and_are_not_learnt_from() {
    TimeSeries clean =
        series(Frequency.HOURLY, 24 * 30, 8, (i, at, r) -> 1000 + 50 * r.nextGaussian());
    double[] values = clean.values();
    Arrays.fill(values, 200, 500, 3000);
    KnownEvent sale =
        new KnownEvent(
            "sale",
            new com.signalcraft.common.TimeRange(clean.instantAt(200), clean.instantAt(500)));

    Detection detection =
        Detectors.seasonal(STRICT.withKnownEvents(List.of(sale))).detect(withValues(clean, values));

    assertThat(detection.anomalies()).isEmpty();
    Verdict within = detection.verdicts().get(300);
    assertThat(within.label()).isEqualTo("sale");
    assertThat(within.deviationScore()).isGreaterThan(5);
    assertThat(within.expected()).isCloseTo(1000, within(60.0));
    assertThat(detection.verdicts().get(100).expected()).isCloseTo(1000, within(60.0));
    assertThat(detection.changePoints()).isEmpty();
  }

  @Test
  void quiet_hours_directions_floors_and_voices_are_honoured() {
    TimeSeries clean =
        series(Frequency.HOURLY, 24 * 30, 9, (i, at, r) -> 1000 + 50 * r.nextGaussian());
    TimeSeries odd = withValue(withValue(clean, 24 * 20 + 3, 2000), 24 * 25 + 12, 100);
    QuietHours night =
        QuietHours.daily("night", java.time.LocalTime.of(0, 0), java.time.LocalTime.of(6, 0));

    assertThat(anomalies(STRICT, odd)).containsExactly(24 * 20 + 3, 24 * 25 + 12);
    assertThat(anomalies(STRICT.withQuietHours(List.of(night)), odd)).containsExactly(24 * 25 + 12);
    assertThat(anomalies(STRICT.withDirection(Direction.UP), odd)).containsExactly(24 * 20 + 3);
    assertThat(anomalies(STRICT.withChangeFloor(ChangeFloor.NONE.withAbsolute(950)), odd))
        .containsExactly(24 * 20 + 3);
    assertThat(anomalies(STRICT.withVoices(java.util.Set.of(Voice.EXTREME)), odd)).isEmpty();
  }

  @Test
  void scores_are_dense_centred_and_without_holes() {
    TimeSeries clean =
        series(Frequency.HOURLY, 24 * 30, 10, (i, at, r) -> 1000 + 50 * r.nextGaussian());
    double[] values = clean.values();
    values[10] = Double.NaN;
    values[400] = 2000;

    double[] scores = detector.detect(withValues(clean, values)).scores();

    assertThat(scores).hasSize(clean.size()).doesNotContain(Double.NaN);
    assertThat(scores[10]).isZero();
    for (int i = 0; i < scores.length; i++) {
      assertThat(scores[i]).isBetween(0.0, scores[400]);
    }
    assertThat(scores[399]).isGreaterThan(scores[396]);
    assertThat(scores[401]).isGreaterThan(scores[404]);
  }

  private static List<Integer> anomalies(DetectorOptions options, TimeSeries series) {
    List<Verdict> verdicts = Detectors.seasonal(options).detect(series).verdicts();
    return java.util.stream.IntStream.range(0, verdicts.size())
        .filter(i -> verdicts.get(i).isAnomaly())
        .boxed()
        .toList();
  }
}
