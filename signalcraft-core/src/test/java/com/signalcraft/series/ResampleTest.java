package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResampleTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final double NAN = Double.NaN;

  /** One observation of 1 an hour, from a local time on. */
  private static TimeSeries hours(ZoneId zone, String from, int count) {
    long start = LocalDateTime.parse(from).atZone(zone).toInstant().toEpochMilli();
    TimeSeriesBuilder builder = TimeSeries.builder(zone);
    for (int i = 0; i < count; i++) {
      builder.add(start + i * 3_600_000L, 1);
    }
    return builder.build();
  }

  private static String[] starts(TimeSeries series) {
    return Arrays.stream(series.timestamps())
        .mapToObj(at -> Instant.ofEpochMilli(at).atZone(series.zone()).toLocalDateTime().toString())
        .toArray(String[]::new);
  }

  @Test
  void days_have_23_and_25_hours() {
    TimeSeries spring =
        hours(NEW_YORK, "2024-03-09T00:00", 71).resample(Frequency.DAILY, Aggregation.SUM);
    TimeSeries autumn =
        hours(NEW_YORK, "2024-11-02T00:00", 73).resample(Frequency.DAILY, Aggregation.COUNT);

    assertThat(spring.values()).containsExactly(24, 23, 24);
    assertThat(starts(spring))
        .containsExactly("2024-03-09T00:00", "2024-03-10T00:00", "2024-03-11T00:00");
    assertThat(autumn.values()).containsExactly(24, 25, 24);
    assertThat(autumn.frequency()).contains(Frequency.DAILY);
    assertThat(autumn.zone()).isEqualTo(NEW_YORK);
    assertThat(autumn.isRegular()).isTrue();
  }

  @Test
  void six_hours_follow_the_clock_on_the_wall() {
    TimeSeries series =
        hours(NEW_YORK, "2024-03-10T00:00", 24)
            .resample(Frequency.of(6, FrequencyUnit.HOUR), Aggregation.SUM);

    assertThat(starts(series))
        .containsExactly(
            "2024-03-10T00:00",
            "2024-03-10T06:00",
            "2024-03-10T12:00",
            "2024-03-10T18:00",
            "2024-03-11T00:00");
    assertThat(series.values()).containsExactly(5, 6, 6, 6, 1);
    assertThat(series.gaps()).isEmpty();
  }

  @Test
  void a_repeated_hour_is_two_hours() {
    TimeSeries series =
        hours(NEW_YORK, "2024-11-03T00:00", 4).resample(Frequency.HOURLY, Aggregation.SUM);

    assertThat(series.values()).containsExactly(1, 1, 1, 1);
    assertThat(starts(series))
        .containsExactly(
            "2024-11-03T00:00", "2024-11-03T01:00", "2024-11-03T01:00", "2024-11-03T02:00");
  }

  @Test
  void a_longer_day_is_no_gap_of_six_hours() {
    TimeSeries series =
        hours(NEW_YORK, "2024-11-03T00:00", 26)
            .resample(Frequency.of(6, FrequencyUnit.HOUR), Aggregation.COUNT);

    assertThat(series.values()).containsExactly(7, 6, 6, 6, 1);
    assertThat(series.gaps()).isEmpty();
  }

  @Test
  void a_bucket_without_values_is_missing_or_counts_zero() {
    long day = 86_400_000L;
    TimeSeries series =
        TimeSeries.of(
            ZoneOffset.UTC,
            new long[] {0, 1_000, 3 * day + 5, 4 * day},
            new double[] {1, 2, 4, NAN});

    TimeSeries sums = series.resample(Frequency.DAILY, Aggregation.SUM);
    assertThat(sums.values()).containsExactly(3, NAN, NAN, 4, NAN);
    assertThat(sums.timestamps()).containsExactly(0, day, 2 * day, 3 * day, 4 * day);
    assertThat(series.resample(Frequency.DAILY, Aggregation.COUNT).values())
        .containsExactly(2, 0, 0, 1, 0);
  }

  @Test
  void weeks_begin_on_monday_months_on_the_first() {
    TimeSeriesBuilder builder = TimeSeries.builder(NEW_YORK);
    LocalDateTime first = LocalDateTime.parse("2024-02-26T12:00");
    for (int i = 0; i < 35; i++) {
      builder.add(first.plusDays(i).atZone(NEW_YORK).toInstant(), i);
    }
    TimeSeries series = builder.build();

    TimeSeries weeks = series.resample(Frequency.WEEKLY, Aggregation.LAST);
    assertThat(starts(weeks))
        .containsExactly(
            "2024-02-26T00:00",
            "2024-03-04T00:00",
            "2024-03-11T00:00",
            "2024-03-18T00:00",
            "2024-03-25T00:00");
    assertThat(weeks.values()).containsExactly(6, 13, 20, 27, 34);
    TimeSeries months = series.resample(Frequency.MONTHLY.onDayOfMonth(31), Aggregation.COUNT);
    assertThat(starts(months)).containsExactly("2024-02-01T00:00", "2024-03-01T00:00");
    assertThat(months.values()).containsExactly(4, 31);
    assertThat(months.frequency()).contains(Frequency.MONTHLY);
  }

  @Test
  void month_ends_become_quarters() {
    TimeSeriesBuilder builder = TimeSeries.builder(ZoneOffset.UTC);
    for (String end : new String[] {"2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"}) {
      builder.add(LocalDateTime.parse(end + "T00:00").toInstant(ZoneOffset.UTC), 10);
    }
    TimeSeries quarters = builder.build().resample(Frequency.QUARTERLY, Aggregation.SUM);

    assertThat(starts(quarters)).containsExactly("2023-01-01T00:00", "2023-04-01T00:00");
    assertThat(quarters.values()).containsExactly(30, 10);
  }

  @Test
  void business_days_can_be_made_days_and_the_weekend_is_missing() {
    TimeSeriesBuilder builder = TimeSeries.builder(ZoneOffset.UTC);
    for (String day : new String[] {"2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"}) {
      builder.add(LocalDateTime.parse(day + "T00:00").toInstant(ZoneOffset.UTC), 1);
    }
    TimeSeries series = builder.build();

    assertThat(series.frequency()).contains(Frequency.BUSINESS_DAILY);
    assertThat(series.resample(Frequency.DAILY, Aggregation.SUM).values())
        .containsExactly(1, 1, NAN, NAN, 1, 1);
    assertThat(series.resample(Frequency.BUSINESS_DAILY, Aggregation.SUM).values())
        .containsExactly(1, 1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"1h, 30m", "1d, 23h", "1w, 1b", "1mo, 30d", "1y, 3q", "1i, 1s", "1h, 100i"})
  void buckets_shorter_than_the_steps_are_refused(String from, String to) {
    TimeSeries series = TimeSeries.ofValues(1, 2).withFrequency(Frequency.parse(from));

    assertThatThrownBy(() -> series.resample(Frequency.parse(to), Aggregation.SUM))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("frequency: must ");
  }

  @Test
  void an_index_is_resampled_by_index() {
    assertThat(
            TimeSeries.ofValues(1, 2, 3, 4, 5)
                .resample(Frequency.of(2, FrequencyUnit.INDEX), Aggregation.SUM))
        .isEqualTo(
            TimeSeries.of(
                ZoneOffset.UTC,
                Frequency.of(2, FrequencyUnit.INDEX),
                new long[] {0, 2, 4},
                new double[] {3, 7, 5}));
  }

  @Test
  void an_empty_series_stays_empty() {
    TimeSeries empty = TimeSeries.builder(NEW_YORK).build();

    assertThat(empty.resample(Frequency.DAILY, Aggregation.SUM).isEmpty()).isTrue();
    assertThat(empty.resample(Frequency.DAILY, Aggregation.SUM).frequency())
        .contains(Frequency.DAILY);
  }

  @Test
  void more_than_fifty_million_buckets_are_refused() {
    TimeSeries series =
        TimeSeries.of(ZoneOffset.UTC, new long[] {0, 50_000_000_000L}, new double[] {1, 2});

    assertThatThrownBy(
            () -> series.resample(Frequency.of(1, FrequencyUnit.SECOND), Aggregation.SUM))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at most 50000000 buckets, a second gives 50000001");
  }

  @Property(tries = 100)
  void a_sum_keeps_the_total(
      @ForAll FrequencyUnit unit,
      @ForAll @IntRange(min = 1, max = 3) int amount,
      @ForAll @IntRange(min = 1, max = 60) int size,
      @ForAll int seed) {
    Random random = new Random(seed);
    FrequencyUnit bucket = unit == FrequencyUnit.INDEX ? FrequencyUnit.MINUTE : unit;
    // A few hundred buckets of any length.
    long third = bucket.meanLength().toMillis() / 3;
    TimeSeriesBuilder builder =
        TimeSeries.builder(NEW_YORK).duplicates(DuplicateRule.SUM).add(1_700_000_000_000L, 0);
    double total = 0;
    for (int i = 0; i < size; i++) {
      double value = random.nextInt(1_000) - 300;
      total += value;
      builder.add(1_700_000_000_000L + random.nextInt(400) * third, value);
    }
    TimeSeries series = builder.frequency(Frequency.of(1, FrequencyUnit.SECOND)).build();
    TimeSeries sums = series.resample(Frequency.of(amount, bucket), Aggregation.SUM);
    TimeSeries counts = series.resample(Frequency.of(amount, bucket), Aggregation.COUNT);

    assertThat(Arrays.stream(sums.values()).filter(v -> !Double.isNaN(v)).sum())
        .isCloseTo(total, within(1e-9));
    assertThat(Arrays.stream(counts.values()).sum()).isEqualTo(series.size());
    assertThat(sums.timestampAt(0)).isLessThanOrEqualTo(series.timestampAt(0));
  }
}
