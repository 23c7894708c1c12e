package com.signalcraft.anomaly;

import static com.signalcraft.anomaly.SyntheticKpi.BERLIN;
import static com.signalcraft.anomaly.SyntheticKpi.series;
import static com.signalcraft.anomaly.SyntheticKpi.withValues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Quiet hours, known events, holidays, floors, directions and voices of the streaming detector. */
class DetectorLabelsTest {

  private static final int HOURS = 24 * 60;
  private static final TimeSeries HOURLY =
      series(
          Frequency.HOURLY,
          HOURS,
          11,
          (i, at, r) ->
              SyntheticKpi.hourly(at) + 20 * Math.max(-1.8, Math.min(1.8, r.nextGaussian())));
  private static final DetectorOptions OPTIONS = DetectorOptions.defaults();

  @Test
  void in_quiet_hours_nothing_is_told_but_the_deviation_stays() {
    DetectorOptions quiet =
        OPTIONS.withQuietHours(
            List.of(
                new QuietHours(
                    "night", List.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 0))));
    int sundayNight = 24 * (7 * 6) + 3;
    double[] values = HOURLY.values();
    values[sundayNight] = 0;
    values[sundayNight + 24] = 0;

    List<Verdict> verdicts = stream(quiet, withValues(HOURLY, values));

    Verdict labelled = verdicts.get(sundayNight);
    assertThat(labelled.labelIfAny()).contains("night");
    assertThat(labelled.isAnomaly()).isFalse();
    assertThat(labelled.deviationScore()).isLessThan(-5);
    assertThat(labelled.score()).isGreaterThan(0.5);
    assertThat(verdicts.get(sundayNight + 24).labelIfAny()).isEmpty();
    assertThat(verdicts.get(sundayNight + 24).isAnomaly()).isTrue();
    assertThat(verdicts.get(sundayNight - 6).labelIfAny()).isEmpty();
    assertThat(verdicts.get(sundayNight - 5).labelIfAny()).contains("night");
    assertThat(verdicts.get(sundayNight + 3).labelIfAny()).isEmpty();
  }

  @Test
  void a_known_event_is_labelled_and_not_learnt_from() {
    double[] values = HOURLY.values();
    Arrays.fill(values, 1000, 1200, 9_000);
    TimeSeries odd = withValues(HOURLY, values);
    KnownEvent sale =
        new KnownEvent(
            "sale",
            TimeRange.of(
                Instant.ofEpochMilli(odd.timestampAt(1000)),
                Instant.ofEpochMilli(odd.timestampAt(1200))));

    List<Verdict> verdicts = stream(OPTIONS.withKnownEvents(List.of(sale)), odd);

    assertThat(verdicts.subList(1000, 1200))
        .allSatisfy(
            verdict -> {
              assertThat(verdict.label()).isEqualTo("sale");
              assertThat(verdict.isAnomaly()).isFalse();
              assertThat(verdict.deviationScore()).isGreaterThan(5);
            });
    assertThat(verdicts.get(1200).label()).isNull();
    assertThat(verdicts.subList(1203, 1300))
        .allSatisfy(v -> assertThat(v.expected()).isCloseTo(v.value(), within(150.0)));
    assertThat(verdicts).noneMatch(Verdict::changePoint);
  }

  @Test
  void a_holiday_is_expected_to_be_like_the_holidays_before() {
    Set<LocalDate> days =
        Set.of(
            LocalDate.of(2023, 2, 8),
            LocalDate.of(2023, 3, 16),
            LocalDate.of(2023, 4, 18),
            LocalDate.of(2023, 5, 23));
    HolidayCalendar calendar =
        (first, last) ->
            days.stream()
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .map(day -> new Holiday("closed", day))
                .toList();
    TimeSeries shop =
        series(
            Frequency.HOURLY,
            24 * 160,
            3,
            (i, at, r) ->
                (days.contains(at.toLocalDate()) ? 300 : SyntheticKpi.hourly(at))
                    + 20 * r.nextGaussian());
    int last = 24 * 141;

    List<Verdict> knowing = stream(OPTIONS.withHolidays(calendar), shop).subList(last, last + 24);
    List<Verdict> ignorant = stream(OPTIONS, shop).subList(last, last + 24);

    assertThat(ZonedDateTime.ofInstant(knowing.get(0).instant(), BERLIN).toLocalDate())
        .isEqualTo(LocalDate.of(2023, 5, 23));
    assertThat(meanError(knowing)).isLessThan(meanError(ignorant) / 2);
    assertThat(knowing.stream().filter(Verdict::isAnomaly).count())
        .isLessThan(ignorant.stream().filter(Verdict::isAnomaly).count());
  }

  @Test
  void a_detector_with_holidays_is_restored_with_its_calendar_only() {
    HolidayCalendar none = (first, last) -> List.of();
    byte[] with = Detectors.streaming(BERLIN, OPTIONS.withHolidays(none)).saveState();
    byte[] without = Detectors.streaming(BERLIN).saveState();

    assertThat(Detectors.restore(with, none).saveState()).isEqualTo(with);
    assertThatThrownBy(() -> Detectors.restore(with))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be given again");
    assertThatThrownBy(() -> Detectors.restore(without, none))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must not be given");
  }

  @Test
  void without_times_there_are_no_quiet_hours() {
    DetectorOptions nightly =
        OPTIONS.withQuietHours(
            List.of(QuietHours.daily("night", LocalTime.MIDNIGHT, LocalTime.of(6, 0))));

    assertThatThrownBy(() -> Detectors.streaming(BERLIN, Frequency.INDEX, nightly))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("quietHours");
  }

  @Test
  void floors_keep_small_differences_and_small_volumes_from_being_told() {
    double[] values = HOURLY.values();
    values[1000] += 300;
    values[1200] -= 300;
    TimeSeries odd = withValues(HOURLY, values);

    assertThat(told(OPTIONS, odd, 1000, 1200)).containsExactly(true, true);
    assertThat(told(OPTIONS.withChangeFloor(ChangeFloor.NONE.withAbsolute(500)), odd, 1000, 1200))
        .containsExactly(false, false);
    assertThat(told(OPTIONS.withChangeFloor(ChangeFloor.NONE.withRelative(0.1)), odd, 1000, 1200))
        .containsExactly(true, true);
    ChangeFloor onlyDown = new ChangeFloor(0, 0.9, 0, 0, 0);
    assertThat(told(OPTIONS.withChangeFloor(onlyDown), odd, 1000, 1200))
        .containsExactly(true, false);
    ChangeFloor volume = ChangeFloor.NONE.withLeastVolume(5_000);
    assertThat(told(OPTIONS.withChangeFloor(volume), odd, 1000, 1200))
        .containsExactly(false, false);
  }

  @Test
  void the_band_reaches_to_the_floor() {
    ChangeFloor floor = new ChangeFloor(0, 0, 400, 200, 0);

    Verdict verdict = stream(OPTIONS.withChangeFloor(floor), HOURLY).get(1000);

    assertThat(verdict.upper()).isCloseTo(verdict.expected() + 400, within(1e-9));
    assertThat(verdict.lower()).isCloseTo(verdict.expected() - 200, within(1e-9));
  }

  @Test
  void only_the_direction_that_counts_is_told() {
    double[] values = HOURLY.values();
    values[1000] += 800;
    values[1200] -= 800;
    TimeSeries odd = withValues(HOURLY, values);

    assertThat(told(OPTIONS.withDirection(Direction.UP), odd, 1000, 1200))
        .containsExactly(true, false);
    assertThat(told(OPTIONS.withDirection(Direction.DOWN), odd, 1000, 1200))
        .containsExactly(false, true);
  }

  @Test
  void a_run_of_middling_values_is_told_by_the_voice_of_runs_alone() {
    TimeSeries shifted =
        series(
            Frequency.HOURLY,
            2000,
            6,
            (i, at, r) -> 100 + (i >= 1500 && i < 1512 ? 20 : 0) + 10 * r.nextGaussian());

    List<Verdict> all = stream(OPTIONS, shifted).subList(1500, 1512);
    List<Verdict> deaf =
        stream(OPTIONS.withVoices(EnumSet.of(Voice.POINT)), shifted).subList(1500, 1512);

    assertThat(all.stream().filter(Verdict::isAnomaly).flatMap(v -> v.voices().stream()))
        .anyMatch(share -> share.voice() == Voice.RUN && share.share() > 0.5);
    assertThat(all.stream().filter(Verdict::isAnomaly)).allMatch(v -> v.deviationScore() > 0);
    assertThat(deaf).noneMatch(Verdict::isAnomaly);
  }

  @Test
  void noise_that_stops_is_told_by_the_voice_of_the_scatter() {
    TimeSeries stuck =
        series(
            Frequency.HOURLY,
            2000,
            6,
            (i, at, r) -> 100 + (i >= 1000 && i < 1060 ? 0 : 10 * r.nextGaussian()));

    assertThat(stream(OPTIONS, stuck).subList(1000, 1060))
        .anyMatch(v -> v.isAnomaly() && v.voices().get(0).voice() == Voice.VARIANCE);
  }

  @Test
  void an_unusual_shape_within_the_usual_range_is_told_by_the_voice_of_shapes() {
    TimeSeries flat =
        series(
            SyntheticKpi.FIVE_MINUTES,
            6000,
            6,
            (i, at, r) ->
                i >= 5000 && i < 5040
                    ? 100 * Math.sin(2 * Math.PI * i / 4)
                    : 100 * Math.sin(2 * Math.PI * i / 48) + 2 * r.nextGaussian());
    DetectorOptions shape = OPTIONS.withVoices(EnumSet.of(Voice.SHAPE));

    assertThat(stream(shape, flat).subList(5000, 5040))
        .anyMatch(v -> v.isAnomaly() && v.voices().get(0).voice() == Voice.SHAPE);
  }

  @Test
  void shares_come_to_one_and_the_loudest_voice_comes_first() {
    double[] values = HOURLY.values();
    values[1000] = 3000;

    Verdict verdict = stream(OPTIONS, withValues(HOURLY, values)).get(1000);

    assertThat(verdict.voices().stream().mapToDouble(VoiceShare::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(verdict.voices())
        .isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()));
    assertThat(verdict.voices().stream().map(VoiceShare::voice))
        .contains(Voice.POINT, Voice.EXTREME);
  }

  private static double meanError(List<Verdict> verdicts) {
    return verdicts.stream()
        .mapToDouble(verdict -> Math.abs(verdict.value() - verdict.expected()))
        .average()
        .orElseThrow();
  }

  private static List<Boolean> told(DetectorOptions options, TimeSeries series, int... at) {
    List<Verdict> verdicts = stream(options, series);
    return Arrays.stream(at).mapToObj(index -> verdicts.get(index).isAnomaly()).toList();
  }

  private static List<Verdict> stream(DetectorOptions options, TimeSeries series) {
    return Detectors.replay(Detectors.streaming(BERLIN, options), series).verdicts();
  }
}
