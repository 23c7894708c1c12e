package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyInferenceTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static String inferred(ZoneId zone, String... localTimes) {
    long[] millis =
        Arrays.stream(localTimes)
            .map(text -> text.length() == 10 ? text + "T00:00:00" : text)
            .mapToLong(text -> LocalDateTime.parse(text).atZone(zone).toInstant().toEpochMilli())
            .toArray();
    return FrequencyInference.infer(zone, millis).map(Frequency::code).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "1s = 2024-01-01T00:00:00 2024-01-01T00:00:01 2024-01-01T00:00:02",
        "90s = 2024-01-01T00:00:00 2024-01-01T00:01:30 2024-01-01T00:03:00",
        "5m = 2024-01-01T00:00:00 2024-01-01T00:05:00 2024-01-01T00:10:00",
        "15m = 2024-01-01T00:00:00 2024-01-01T00:15:00 2024-01-01T00:45:00",
        "30m = 2024-01-01T00:07:00 2024-01-01T00:37:00 2024-01-01T01:07:00",
        "1h = 2024-01-01T00:00:00 2024-01-01T01:00:00 2024-01-01T02:00:00",
        "6h = 2024-01-01T00:00:00 2024-01-01T06:00:00 2024-01-01T12:00:00",
        "1d = 2024-01-01 2024-01-02 2024-01-03",
        "1d = 2024-01-01T09:30:00 2024-01-02T09:30:00 2024-01-04T09:30:00",
        "2d = 2024-01-01 2024-01-03 2024-01-05",
        "1b = 2024-01-04 2024-01-05 2024-01-08 2024-01-09",
        "1b = 2024-01-05 2024-01-08 2024-01-09",
        "1d = 2024-01-05 2024-01-06 2024-01-08",
        "1d = 2024-01-05 2024-01-07 2024-01-08",
        "1w = 2024-01-01 2024-01-08 2024-01-15",
        "2w = 2024-01-06 2024-01-20 2024-02-03",
        "1mo = 2024-01-01 2024-02-01 2024-03-01",
        "1mo = 2024-01-28 2024-02-28 2024-03-28",
        "1mo@31 = 2023-01-31 2023-02-28 2023-03-31",
        "1mo@31 = 2024-04-30 2024-05-31 2024-06-30",
        "1mo@30 = 2023-01-30 2023-02-28 2023-03-30",
        "1mo@29 = 2023-01-29 2023-02-28 2023-03-29",
        "1mo@29 = 2024-01-29 2024-02-29 2024-03-29",
        "2mo = 2024-01-15 2024-03-15 2024-05-15",
        "1q = 2024-01-01 2024-04-01 2024-07-01",
        "1q@31 = 2024-03-31 2024-06-30 2024-09-30 2024-12-31",
        "2q@31 = 2023-12-31 2024-06-30 2024-12-31",
        "1y = 2021-01-01 2022-01-01 2023-01-01",
        "1y = 2021-12-31 2022-12-31 2023-12-31",
        "1y = 2021-06-30 2022-06-30 2023-06-30",
        "1y@31 = 2023-02-28 2024-02-29 2025-02-28",
        "1y = 2023-02-28 2024-02-28 2025-02-28",
        "4y@31 = 2016-02-29 2020-02-29 2024-02-29",
        "none = 2024-01-01 2024-01-02",
        "none = 2024-01-01T00:00:00 2024-01-01T00:00:01.500 2024-01-01T00:00:03",
        "none = 2024-01-01 2024-01-02 2024-01-05 2024-01-09",
        "none = 2024-01-30 2024-02-28 2024-03-30 2024-04-29 2024-07-01",
        "none = 2024-01-01T00:00:00 2024-01-01T00:00:07 2024-01-01T00:01:40"
      })
  void frequencies_are_told(String expected, String times) {
    assertThat(inferred(ZoneOffset.UTC, times.trim().split(" "))).isEqualTo(expected.trim());
  }

  @Test
  void half_of_the_distances_must_be_one_step() {
    assertThat(inferred(ZoneOffset.UTC, "2024-01-01", "2024-01-02", "2024-01-04")).isEqualTo("1d");
    assertThat(inferred(ZoneOffset.UTC, "2024-01-01", "2024-01-02", "2024-01-04", "2024-01-07"))
        .isEqualTo("none");
  }

  @Test
  void one_time_off_the_grid_makes_it_irregular() {
    assertThat(
            inferred(
                ZoneOffset.UTC,
                "2024-01-01T00:00:00",
                "2024-01-01T01:00:00",
                "2024-01-01T02:00:07",
                "2024-01-01T03:00:00",
                "2024-01-01T04:00:00"))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-03", "2024-10"})
  void local_midnights_are_daily_when_the_clock_changes(String month) {
    assertThat(inferred(BERLIN, month + "-29", month + "-30", month + "-31")).isEqualTo("1d");
    assertThat(inferred(BERLIN, month + "-26", month + "-27", month + "-28")).isEqualTo("1d");
  }

  @Test
  void a_skipped_time_of_day_does_not_hide_the_day() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");

    assertThat(inferred(saoPaulo, "2018-11-03", "2018-11-04", "2018-11-05")).isEqualTo("1d");
    assertThat(inferred(saoPaulo, "2018-11-04", "2018-11-05", "2018-11-06")).isEqualTo("1d");
    assertThat(
            inferred(BERLIN, "2024-03-30T02:30:00", "2024-03-31T02:30:00", "2024-04-01T02:30:00"))
        .isEqualTo("1d");
  }

  @Test
  void days_of_another_zone_are_hours_here() {
    long[] utcMidnights = {
      1_711_670_400_000L, 1_711_756_800_000L, 1_711_843_200_000L, 1_711_929_600_000L
    };

    assertThat(FrequencyInference.infer(ZoneOffset.UTC, utcMidnights)).contains(Frequency.DAILY);
    assertThat(FrequencyInference.infer(BERLIN, utcMidnights))
        .contains(Frequency.of(24, FrequencyUnit.HOUR));
  }

  @Test
  void an_hourly_series_runs_on_through_the_change_of_the_clock() {
    long[] hours = new long[48];
    Arrays.setAll(hours, i -> 1_711_839_600_000L + i * 3_600_000L);

    assertThat(FrequencyInference.infer(BERLIN, hours)).contains(Frequency.HOURLY);
  }

  @Test
  void a_trading_day_of_quarter_hours_is_a_series_of_quarter_hours() {
    long[] times = new long[52];
    Arrays.setAll(times, i -> (i / 26) * 86_400_000L + (i % 26) * 900_000L + 34_200_000L);

    assertThat(FrequencyInference.infer(ZoneOffset.UTC, times))
        .contains(Frequency.of(15, FrequencyUnit.MINUTE));
  }

  @Test
  void a_step_of_more_than_a_million_units_is_none() {
    long step = 1_000_001L * 3_600_000L;

    assertThat(FrequencyInference.infer(ZoneId.of("America/New_York"), 0, step, 2 * step))
        .isEmpty();
    assertThat(FrequencyInference.infer(ZoneOffset.UTC, 0, 1_000_001_000L, 2_000_002_000L))
        .isEmpty();
  }

  @Test
  void distances_beyond_a_long_are_none() {
    assertThat(FrequencyInference.infer(ZoneOffset.UTC, Long.MIN_VALUE, 0, Long.MAX_VALUE))
        .isEmpty();
  }

  @Test
  void unordered_time_stamps_are_refused() {
    assertThatThrownBy(() -> FrequencyInference.infer(ZoneOffset.UTC, 1_000, 2_000, 2_000))
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "timestamps: must increase strictly, but 1970-01-01T00:00:02Z at index 2 follows"
                + " 1970-01-01T00:00:02Z");
  }

  @Property(tries = 100)
  void recovers_a_generated_frequency_with_random_gaps(
      @ForAll("frequencies") Frequency frequency,
      @ForAll @IntRange(min = 0, max = 9_999) int seed) {
    Random random = new Random(seed);
    ZoneId zone = seed % 2 == 0 ? ZoneOffset.UTC : BERLIN;
    // 2023-12-31 00:00 in either zone: a Sunday and a month end; Monday 2024-01-01 for others.
    long start =
        LocalDateTime.of(2023, 12, 31, 0, 0)
            .plusDays(frequency.dayOfMonth() == 31 ? 0 : frequency.dayOfMonth() > 0 ? 28 : 1)
            .atZone(zone)
            .toInstant()
            .toEpochMilli();
    Frequency from =
        frequency.dayOfMonth() == 30 || frequency.dayOfMonth() == 29
            ? Frequency.MONTHLY.onDayOfMonth(frequency.dayOfMonth())
            : null;
    long first = from == null ? start : from.plus(start, 2, zone);
    long[] kept = new long[120];
    int size = 0;
    for (int step = 0; step < 120; step++) {
      if (step < 14 || random.nextDouble() < 0.8) {
        kept[size++] = frequency.plus(first, step, zone);
      }
    }

    assertThat(FrequencyInference.infer(zone, Arrays.copyOf(kept, size))).contains(frequency);
  }

  @Provide
  Arbitrary<Frequency> frequencies() {
    return Arbitraries.of(
            "1s", "10s", "1m", "5m", "15m", "30m", "1h", "6h", "1d", "3d", "1b", "1w", "2w", "1mo",
            "1mo@29", "1mo@30", "1mo@31", "2mo", "1q", "1q@31", "1y")
        .map(Frequency::parse);
  }
}
