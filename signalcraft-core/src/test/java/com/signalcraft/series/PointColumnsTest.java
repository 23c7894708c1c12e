package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointColumnsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long HOUR = 3_600_000L;

  @Test
  void points_of_one_instant_are_combined() {
    PointColumns columns =
        new PointColumns(new long[] {0, 0, HOUR, 2 * HOUR}, new double[] {1, 2, 4, 8}, 4);

    TimeSeries series = columns.series(ZoneOffset.UTC, Aggregation.SUM);

    assertThat(series.timestamps()).containsExactly(0, HOUR, 2 * HOUR);
    assertThat(series.values()).containsExactly(3, 4, 8);
    assertThat(series.frequency()).contains(Frequency.HOURLY);
  }

  @Test
  void points_that_each_have_their_instant_stay_as_they_are_but_are_counted() {
    PointColumns columns =
        new PointColumns(new long[] {0, HOUR, 2 * HOUR}, new double[] {1, 2, 4}, 3);

    assertThat(columns.series(ZoneOffset.UTC, Aggregation.SUM).values()).containsExactly(1, 2, 4);
    assertThat(columns.series(ZoneOffset.UTC, Aggregation.COUNT).values()).containsExactly(1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 0"})
  void what_the_arrays_hold_beyond_the_size_is_left_alone(long first, long second) {
    PointColumns columns =
        new PointColumns(
            new long[] {first, second * HOUR, 9, 9}, new double[] {1, 2, 99, 99, 99}, 2);

    TimeSeries series = columns.series(ZoneOffset.UTC, Aggregation.SUM);
    TimeSeries daily = columns.series(ZoneOffset.UTC, Frequency.DAILY, Aggregation.SUM);

    assertThat(series.size()).isEqualTo(second == 0 ? 1 : 2);
    assertThat(daily.values()).containsExactly(3);
  }

  @Test
  void a_series_is_not_changed_by_another_one_of_the_same_columns() {
    PointColumns columns = new PointColumns(new long[] {0, HOUR}, new double[] {1, 2}, 2);

    TimeSeries series = columns.series(ZoneOffset.UTC, Aggregation.AVG);
    columns.series(ZoneOffset.UTC, Frequency.DAILY, Aggregation.AVG);

    assertThat(columns.series(ZoneOffset.UTC, Aggregation.AVG)).isEqualTo(series);
  }

  @Test
  void buckets_follow_the_calendar_of_the_zone_across_a_change_of_the_clock() {
    // The 29th of March 2026 has 23 hours in Berlin.
    long start = Instant.parse("2026-03-28T23:00:00Z").toEpochMilli();
    PointColumns columns =
        new PointColumns(
            new long[] {start, start + 22 * HOUR, start + 23 * HOUR}, new double[] {1, 2, 4}, 3);

    TimeSeries series = columns.series(BERLIN, Frequency.DAILY, Aggregation.SUM);

    assertThat(series.timestamps()).containsExactly(start, start + 23 * HOUR);
    assertThat(series.values()).containsExactly(3, 4);
  }

  @Test
  void an_empty_bucket_has_what_the_aggregation_gives_for_nothing() {
    PointColumns columns = new PointColumns(new long[] {0, 2 * HOUR}, new double[] {1, 2}, 2);

    assertThat(columns.series(ZoneOffset.UTC, Frequency.HOURLY, Aggregation.AVG).values())
        .containsExactly(1, Double.NaN, 2);
    assertThat(columns.series(ZoneOffset.UTC, Frequency.HOURLY, Aggregation.COUNT).values())
        .containsExactly(1, 0, 1);
  }

  @Test
  void no_points_give_an_empty_series() {
    PointColumns columns = new PointColumns(new long[0], new double[0], 0);

    assertThat(columns.series(BERLIN, Aggregation.SUM).isEmpty()).isTrue();
    assertThat(columns.series(BERLIN, Frequency.DAILY, Aggregation.SUM).frequency())
        .contains(Frequency.DAILY);
  }

  @Test
  void points_that_are_not_in_order_are_refused() {
    assertThatThrownBy(() -> new PointColumns(new long[] {5, 5, 4}, new double[3], 3))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("millis: must be in order, were 5 and then 4 at index 2");
    assertThat(
            new PointColumns(new long[] {5, 5, 4}, new double[3], 2)
                .series(BERLIN, Aggregation.SUM)
                .size())
        .isEqualTo(1);
  }

  @Test
  void arrays_that_are_too_short_are_refused() {
    assertThatThrownBy(() -> new PointColumns(new long[2], new double[1], 2))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("size: must be between 0 and 1, was 2");
  }

  @Test
  void buckets_without_a_calendar_or_without_number_are_refused() {
    PointColumns columns =
        new PointColumns(new long[] {0, 20_000_000_000L}, new double[] {1, 2}, 2);

    assertThatThrownBy(() -> columns.series(ZoneOffset.UTC, Frequency.INDEX, Aggregation.SUM))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must have a calendar");
    assertThatThrownBy(() -> columns.series(ZoneOffset.UTC, Frequency.parse("1s"), Aggregation.SUM))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at most 10000000 buckets");
  }

  @Test
  void an_even_series_keeps_a_frequency_of_an_hour_or_more_and_has_a_row_for_each_absent_step() {
    PointColumns columns =
        new PointColumns(
            new long[] {0, HOUR, 2 * HOUR, 4 * HOUR, 4 * HOUR, 5 * HOUR},
            new double[] {1, 2, 4, 8, 16, 32},
            6);

    TimeSeries series = columns.evenSeries(ZoneOffset.UTC, Aggregation.SUM);

    assertThat(series.frequency()).contains(Frequency.HOURLY);
    assertThat(series.values()).containsExactly(1, 2, 4, Double.NaN, 24, 32);
  }

  @Test
  void an_even_series_of_points_finer_than_an_hour_is_combined_by_the_hour() {
    long[] millis = LongStream.range(0, 120).map(i -> i * HOUR / 60).toArray();
    double[] values = new double[120];
    Arrays.fill(values, 1);

    TimeSeries series =
        new PointColumns(millis, values, 120).evenSeries(ZoneOffset.UTC, Aggregation.SUM);

    assertThat(series.frequency()).contains(Frequency.HOURLY);
    assertThat(series.values()).containsExactly(60, 60);
  }

  @Test
  void an_even_series_of_points_without_rhythm_is_combined_by_the_day_of_the_zone() {
    long minute = HOUR / 60;
    long[] millis =
        LongStream.of(0, 7, 1_400, 2_900, 4_400, 4_417, 5_800).map(m -> m * minute).toArray();
    PointColumns columns = new PointColumns(millis, new double[] {1, 2, 3, 3, 1, 2, 3}, 7);

    TimeSeries series = columns.evenSeries(BERLIN, Aggregation.SUM);

    // At 1400 minutes it is the next day in Berlin.
    assertThat(series.frequency()).contains(Frequency.DAILY);
    assertThat(series.values()).containsExactly(3, 3, 3, 3, 3);
    assertThat(series.timestampAt(0)).isEqualTo(-HOUR);
  }

  @Test
  void an_even_series_of_no_points_is_empty() {
    assertThat(
            new PointColumns(new long[0], new double[0], 0)
                .evenSeries(BERLIN, Aggregation.SUM)
                .isEmpty())
        .isTrue();
  }
}
