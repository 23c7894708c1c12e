package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeSeriesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final double NAN = Double.NaN;
  private static final long HOUR = 3_600_000L;

  private static TimeSeries hourly(double... values) {
    long[] times = new long[values.length];
    Arrays.setAll(times, i -> i * HOUR);
    return TimeSeries.of(ZoneOffset.UTC, Frequency.HOURLY, times, values);
  }

  private static TimeSeries daily(ZoneId zone, String... dates) {
    TimeSeriesBuilder builder = TimeSeries.builder(zone);
    for (String date : dates) {
      builder.add(LocalDate.parse(date).atStartOfDay(zone).toInstant(), 1);
    }
    return builder.build();
  }

  @Test
  void values_alone_are_numbered() {
    TimeSeries series = TimeSeries.ofValues(3, NAN, 5);

    assertThat(series.timestamps()).containsExactly(0, 1, 2);
    assertThat(series.frequency()).contains(Frequency.INDEX);
    assertThat(series.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(series.missingCount()).isEqualTo(1);
    assertThat(series.isMissing(1)).isTrue();
    assertThat(series.isMissing(2)).isFalse();
    assertThat(series.futureTimestamps(2)).containsExactly(3, 4);
  }

  @Test
  void unsorted_input_is_sorted_and_the_last_of_duplicates_counts() {
    TimeSeries series =
        TimeSeries.of(BERLIN, new long[] {3000, 1000, 2000, 1000}, new double[] {3, 1, 2, 10});

    assertThat(series.timestamps()).containsExactly(1000, 2000, 3000);
    assertThat(series.values()).containsExactly(10, 2, 3);
    assertThat(series.frequency()).contains(Frequency.of(1, FrequencyUnit.SECOND));
    assertThat(series.zone()).isEqualTo(BERLIN);
  }

  @Test
  void sorted_input_with_duplicates_is_merged() {
    assertThat(
            TimeSeries.of(BERLIN, new long[] {1000, 1000, 2000}, new double[] {1, 2, 3}).values())
        .containsExactly(2, 3);
  }

  @ParameterizedTest
  @CsvSource({"LAST, 4", "FIRST, 2", "SUM, 7", "MEAN, 2.3333333333333335", "MIN, 1", "MAX, 4"})
  void duplicates_become_one_value_by_the_rule(DuplicateRule rule, double expected) {
    TimeSeries series =
        TimeSeries.builder(ZoneOffset.UTC)
            .duplicates(rule)
            .add(5000, 9)
            .add(1000, NAN)
            .add(1000, 2)
            .add(1000, 1)
            .add(1000, 4)
            .add(1000, NAN)
            .build();

    assertThat(series.values()).containsExactly(expected, 9);
    assertThat(rule.wireName()).isEqualTo(rule.name().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource(value = DuplicateRule.class, names = "REJECT", mode = EnumSource.Mode.EXCLUDE)
  void duplicates_that_are_all_missing_stay_missing(DuplicateRule rule) {
    TimeSeries series =
        TimeSeries.builder(BERLIN).duplicates(rule).add(1, NAN).add(1, NAN).build();

    assertThat(series.values()).containsExactly(NAN);
  }

  @Test
  void duplicates_are_rejected_by_name() {
    TimeSeriesBuilder builder =
        TimeSeries.builder(BERLIN)
            .duplicates(DuplicateRule.REJECT)
            .add(Instant.parse("2024-01-02T00:00:00Z"), 1)
            .add(Instant.parse("2024-01-01T00:00:00Z"), 1);
    assertThat(builder.build().size()).isEqualTo(2);

    builder.add(Instant.parse("2024-01-01T00:00:00Z"), NAN);
    assertThatThrownBy(builder::build)
        .isInstanceOf(ValidationException.class)
        .hasMessage("timestamps: must be distinct, 2024-01-01T00:00:00Z came 2 times");
  }

  @Test
  void a_builder_may_be_used_further() {
    TimeSeriesBuilder builder = TimeSeries.builder(BERLIN).add(2, 2).add(1, 1);
    TimeSeries first = builder.build();
    TimeSeries second = builder.add(0, 0).build();

    assertThat(first.values()).containsExactly(1, 2);
    assertThat(second.values()).containsExactly(0, 1, 2);
    assertThat(builder.size()).isEqualTo(3);
  }

  @Test
  void a_builder_grows() {
    TimeSeriesBuilder builder = TimeSeries.builder(ZoneOffset.UTC);
    for (int i = 99; i >= 0; i--) {
      builder.add(i * HOUR, i);
    }
    TimeSeries series = builder.build();

    for (int i = 0; i < 100; i++) {
      assertThat(series.valueAt(i)).isEqualTo(i);
      assertThat(series.timestampAt(i)).isEqualTo(i * HOUR);
    }
  }

  @Test
  void a_stated_frequency_is_not_inferred() {
    assertThat(
            TimeSeries.builder(BERLIN).frequency(Frequency.WEEKLY).add(1, 1).build().frequency())
        .contains(Frequency.WEEKLY);
    assertThat(TimeSeries.builder(BERLIN).add(1, 1).build().frequency()).isEmpty();
    assertThat(hourly(1, 2, 3).withFrequency(Frequency.DAILY).frequency())
        .contains(Frequency.DAILY);
  }

  @Test
  void infinities_are_refused_with_index_and_value() {
    assertThatThrownBy(() -> TimeSeries.ofValues(1, Double.NEGATIVE_INFINITY))
        .isInstanceOf(ValidationException.class)
        .hasMessage("values: must be finite or NaN, was -Infinity at index 1");
    assertThatThrownBy(
            () ->
                TimeSeries.of(
                    BERLIN, new long[] {3, 2, 1}, new double[] {1, 2, Double.POSITIVE_INFINITY}))
        .hasMessage("values: must be finite or NaN, was Infinity at index 2");
    TimeSeriesBuilder builder = TimeSeries.builder(BERLIN).add(1, 1);
    assertThatThrownBy(() -> builder.add(2, Double.POSITIVE_INFINITY))
        .hasMessage("values: must be finite or NaN, was Infinity at index 1");
    assertThatThrownBy(() -> hourly(1).map(x -> x / 0)).isInstanceOf(ValidationException.class);
  }

  @Test
  void a_known_frequency_needs_strictly_increasing_time_stamps() {
    assertThatThrownBy(
            () ->
                TimeSeries.of(
                    BERLIN, Frequency.DAILY, new long[] {0, 1000, 1000}, new double[] {1, 2, 3}))
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "timestamps: must increase strictly, but 1970-01-01T00:00:01Z at index 2 follows"
                + " 1970-01-01T00:00:01Z");
    assertThatThrownBy(
            () -> TimeSeries.of(BERLIN, Frequency.DAILY, new long[] {1, 0}, new double[] {1, 2}))
        .hasMessageContaining("at index 1");
  }

  @Test
  void lengths_must_agree() {
    assertThatThrownBy(() -> TimeSeries.of(BERLIN, new long[] {1, 2}, new double[] {1}))
        .hasMessage("values: must have one value for each of the 2 time stamps, had 1");
    assertThatThrownBy(
            () -> TimeSeries.of(BERLIN, Frequency.DAILY, new long[] {1}, new double[] {}))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> hourly(1, 2).withValues(1)).isInstanceOf(ValidationException.class);
  }

  @Test
  void an_instant_beyond_the_milliseconds_is_refused() {
    assertThatThrownBy(() -> TimeSeries.builder(BERLIN).add(Instant.MAX, 1))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("timestamps");
  }

  @Test
  void is_immutable() {
    long[] times = {0, HOUR};
    double[] values = {1, 2};
    TimeSeries series = TimeSeries.of(BERLIN, times, values);
    TimeSeries known = TimeSeries.of(BERLIN, Frequency.HOURLY, times, values);
    TimeSeries bare = TimeSeries.ofValues(values);
    TimeSeries other = series.withValues(values);
    times[0] = 7;
    values[0] = 7;
    series.values()[1] = 7;
    series.timestamps()[1] = 7;

    assertThat(series.values()).containsExactly(1, 2);
    assertThat(series.timestamps()).containsExactly(0, HOUR);
    assertThat(known.values()).containsExactly(1, 2);
    assertThat(known.timestamps()).containsExactly(0, HOUR);
    assertThat(bare.values()).containsExactly(1, 2);
    assertThat(other.values()).containsExactly(1, 2);
  }

  @Test
  void parts_are_cut_by_index() {
    TimeSeries series = hourly(0, 1, 2, 3, 4);

    assertThat(series.slice(1, 3)).isEqualTo(
        TimeSeries.of(
            ZoneOffset.UTC, Frequency.HOURLY, new long[] {HOUR, 2 * HOUR}, new double[] {1, 2}));
    assertThat(series.head(2).values()).containsExactly(0, 1);
    assertThat(series.head(9)).isEqualTo(series);
    assertThat(series.tail(2).values()).containsExactly(3, 4);
    assertThat(series.tail(9)).isEqualTo(series);
    assertThat(series.slice(5, 5).isEmpty()).isTrue();
    assertThat(series.isEmpty()).isFalse();
    assertThatThrownBy(() -> series.slice(-1, 2)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> series.slice(3, 2)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> series.slice(3, 6))
        .hasMessage("slice: must be within 0 and 5, was 3 to 6");
    assertThatThrownBy(() -> series.head(-1)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> series.tail(-1)).isInstanceOf(ValidationException.class);
  }

  @Test
  void parts_are_cut_by_time() {
    TimeSeries series = hourly(0, 1, 2, 3, 4);
    Instant one = Instant.ofEpochMilli(HOUR);
    Instant three = Instant.ofEpochMilli(3 * HOUR);

    assertThat(series.between(one, three).values()).containsExactly(1, 2);
    assertThat(series.between(one.plusNanos(1), three.plusNanos(1)).values()).containsExactly(2, 3);
    assertThat(series.between(Instant.MIN, Instant.MAX)).isEqualTo(series);
    assertThat(series.between(one, one).isEmpty()).isTrue();
    assertThatThrownBy(() -> series.between(three, one)).isInstanceOf(ValidationException.class);
  }

  @Test
  void observations_are_found_by_time() {
    TimeSeries series = hourly(0, 1, 2);

    assertThat(series.indexOf(2 * HOUR)).isEqualTo(2);
    assertThat(series.indexOf(2 * HOUR + 1)).isEqualTo(-1);
    assertThat(series.indexOf(9 * HOUR)).isEqualTo(-1);
    assertThat(series.indexOf(Instant.ofEpochMilli(HOUR))).isEqualTo(1);
    assertThat(series.indexOf(Instant.ofEpochMilli(HOUR).plusNanos(1))).isEqualTo(-1);
    assertThat(series.indexOf(Instant.MAX)).isEqualTo(-1);
    assertThat(series.firstIndexFrom(Instant.ofEpochMilli(HOUR))).isEqualTo(1);
    assertThat(series.firstIndexFrom(Instant.ofEpochMilli(HOUR + 1))).isEqualTo(2);
    assertThat(series.firstIndexFrom(Instant.MAX)).isEqualTo(3);
    assertThat(series.firstIndexFrom(Instant.MIN)).isZero();
  }

  @Test
  void ends_are_known_where_there_are_any() {
    TimeSeries series = hourly(1, 2);

    assertThat(series.firstInstant()).isEqualTo(Instant.EPOCH);
    assertThat(series.lastInstant()).isEqualTo(Instant.ofEpochMilli(HOUR));
    assertThat(series.instantAt(1)).isEqualTo(series.lastInstant());
    assertThatThrownBy(hourly()::firstInstant).isInstanceOf(InsufficientDataException.class);
    assertThatThrownBy(hourly()::lastInstant).isInstanceOf(InsufficientDataException.class);
  }

  @Test
  void values_are_mapped_where_they_are_there() {
    TimeSeries series = hourly(1, NAN, 3).map(x -> Double.isNaN(x) ? 99 : 2 * x);

    assertThat(series.values()).containsExactly(2, NAN, 6);
    assertThat(series.frequency()).contains(Frequency.HOURLY);
    assertThat(series.withValues(7, 8, 9).values()).containsExactly(7, 8, 9);
  }

  @Test
  void series_are_equal_by_content() {
    TimeSeries series = hourly(1, NAN);

    assertThat(series).isEqualTo(hourly(1, NAN)).hasSameHashCodeAs(hourly(1, NAN));
    assertThat(series).isNotEqualTo(hourly(1, 2)).isNotEqualTo("series");
    assertThat(series).isNotEqualTo(series.withFrequency(Frequency.DAILY));
    assertThat(series)
        .isNotEqualTo(TimeSeries.of(BERLIN, Frequency.HOURLY, series.timestamps(), new double[] {1, NAN}));
    assertThat(series)
        .isNotEqualTo(
            TimeSeries.of(
                ZoneOffset.UTC, Frequency.HOURLY, new long[] {0, 1}, new double[] {1, NAN}));
    assertThat(hourly(1, 2).hashCode()).isNotEqualTo(hourly(2, 1).hashCode());
  }

  @Test
  void reads_well() {
    assertThat(hourly(1, 2))
        .hasToString(
            "TimeSeries[2 observations from 1970-01-01T00:00:00Z to 1970-01-01T01:00:00Z, one hour,"
                + " Z]");
    assertThat(TimeSeries.builder(BERLIN).build())
        .hasToString("TimeSeries[0 observations, irregular, Europe/Berlin]");
  }

  @Test
  void the_future_follows_the_calendar() {
    TimeSeries monthEnds = daily(BERLIN, "2022-12-31", "2023-01-31", "2023-02-28");

    assertThat(dates(monthEnds, 3)).containsExactly("2023-03-31", "2023-04-30", "2023-05-31");
    assertThat(dates(daily(BERLIN, "2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"), 4))
        .containsExactly("2024-01-10", "2024-01-11", "2024-01-12", "2024-01-15");
    assertThat(hourly(1).futureTimestamps(0)).isEmpty();
  }

  @Test
  void the_future_of_a_day_whose_midnight_was_skipped_is_at_midnight() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
    TimeSeries series = daily(saoPaulo, "2018-11-02", "2018-11-03", "2018-11-04");

    assertThat(Instant.ofEpochMilli(series.futureTimestamps(1)[0]))
        .isEqualTo(LocalDate.parse("2018-11-05").atStartOfDay(saoPaulo).toInstant());
    assertThat(series.isRegular()).isTrue();
  }

  private static String[] dates(TimeSeries series, int steps) {
    return Arrays.stream(series.futureTimestamps(steps))
        .mapToObj(at -> Instant.ofEpochMilli(at).atZone(series.zone()).toLocalDate().toString())
        .toArray(String[]::new);
  }

  @Test
  void there_is_no_future_without_a_last_observation_or_a_frequency() {
    assertThatThrownBy(() -> hourly().futureTimestamps(1))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessage("series: is empty, at least 1 observation is needed");
    assertThatThrownBy(() -> TimeSeries.builder(BERLIN).add(1, 1).build().futureTimestamps(1))
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "frequency: is not known, as the 1 observations are irregular or too few; resample the"
                + " series or state it");
    assertThatThrownBy(() -> hourly(1).futureTimestamps(-1))
        .hasMessage("steps: must not be negative, was -1");
  }

  @Test
  void is_regular_when_every_distance_is_one_step() {
    assertThat(hourly(1, 2, 3).isRegular()).isTrue();
    assertThat(hourly(1).isRegular()).isTrue();
    assertThat(hourly(1, 2, 3).withFrequency(Frequency.DAILY).isRegular()).isFalse();
    assertThat(TimeSeries.builder(BERLIN).add(1, 1).build().isRegular()).isFalse();
    assertThat(daily(BERLIN, "2024-03-30", "2024-03-31", "2024-04-01").isRegular()).isTrue();
    assertThat(daily(BERLIN, "2024-03-29", "2024-03-30", "2024-04-01").isRegular()).isFalse();
    assertThat(daily(BERLIN, "2023-01-31", "2023-02-28", "2023-03-31").isRegular()).isTrue();
  }
}
