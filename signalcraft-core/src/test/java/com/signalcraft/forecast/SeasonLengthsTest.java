package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.NA;
import static com.signalcraft.forecast.SeriesFixtures.array;
import static com.signalcraft.forecast.SeriesFixtures.randomWalk;
import static com.signalcraft.forecast.SeriesFixtures.starting;
import static com.signalcraft.forecast.SeriesFixtures.values;
import static com.signalcraft.forecast.SeriesFixtures.whiteNoise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonLengthsTest {

  private static List<Integer> candidates(int amount, FrequencyUnit unit, int size) {
    long step = 1;
    long[] times = new long[size];
    for (int i = 0; i < size; i++) {
      times[i] = i * step;
    }
    return SeasonLengths.candidates(
        TimeSeries.of(SeriesFixtures.BERLIN, Frequency.of(amount, unit), times, new double[size]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1  | SECOND       | 200000 | 60, 3600, 86400",
        "10 | SECOND       | 20000  | 6, 360, 8640",
        "1  | MINUTE       | 30000  | 60, 1440, 10080",
        "15 | MINUTE       | 2000   | 4, 96, 672",
        "1  | HOUR         | 20000  | 24, 168, 8766",
        "2  | HOUR         | 200    | 12, 84",
        "5  | HOUR         | 4000   | 1753",
        "1  | DAY          | 731    | 7, 365",
        "1  | DAY          | 730    | 7, 365",
        "1  | DAY          | 729    | 7",
        "1  | DAY          | 14     | 7",
        "1  | DAY          | 13     | ''",
        "7  | DAY          | 104    | 52",
        "1  | BUSINESS_DAY | 522    | 5, 261",
        "2  | BUSINESS_DAY | 522    | ''",
        "1  | WEEK         | 104    | 52",
        "1  | MONTH        | 24     | 12",
        "3  | MONTH        | 24     | 4",
        "5  | MONTH        | 24     | ''",
        "12 | MONTH        | 24     | ''",
        "1  | QUARTER      | 8      | 4",
        "1  | YEAR         | 100    | ''",
        "1  | INDEX        | 100    | ''"
      })
  void candidates_come_from_the_calendar(
      int amount, FrequencyUnit unit, int size, String expected) {
    String found = candidates(amount, unit, size).toString();
    assertThat(found).isEqualTo("[" + expected + "]");
  }

  @Test
  void a_series_of_unknown_frequency_has_no_candidates() {
    TimeSeries irregular =
        TimeSeries.of(
            SeriesFixtures.BERLIN, new long[] {0, 7, 8_000_001, 90_000_000_123L}, new double[4]);
    assertThat(SeasonLengths.candidates(irregular)).isEmpty();
    assertThat(SeasonLengths.primary(irregular)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 7, 12, 24, 48, 52, 168})
  void a_season_on_a_trend_with_noise_is_found(int length) {
    Random random = new Random(length);
    double[] pattern =
        array(length, i -> 4 * Math.sin(2 * Math.PI * i / length) + random.nextGaussian());
    TimeSeries series =
        values(6 * length + 20, i -> 0.5 * i + pattern[i % length] + 0.5 * random.nextGaussian());
    assertThat(SeasonLengths.detect(series)).containsExactly(length);
    assertThat(SeasonLengths.primary(series)).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1, 1e15})
  void the_unit_does_not_matter(double unit) {
    Random random = new Random(3);
    TimeSeries series =
        values(120, i -> unit * (Math.sin(2 * Math.PI * i / 12) + 0.3 * random.nextGaussian()));
    assertThat(SeasonLengths.detect(series)).containsExactly(12);
    assertThat(SeasonLengths.strength(series, 12)).isBetween(0.8, 0.95);
  }

  @Test
  void a_pure_season_is_found() {
    TimeSeries series = values(60, i -> (i % 6) * (i % 6));
    assertThat(SeasonLengths.detect(series)).containsExactly(6);
    assertThat(SeasonLengths.strength(series, 6)).isCloseTo(1, within(1e-9));
    assertThat(SeasonLengths.strength(series, 12)).isCloseTo(1, within(1e-9));
  }

  @Test
  void days_within_weeks_are_both_found() {
    Random random = new Random(11);
    TimeSeries series =
        values(
            24 * 7 * 5,
            i ->
                100
                    + 5 * Math.sin(2 * Math.PI * i / 24)
                    - (i / 24 % 7 >= 5 ? 6 : 0)
                    + random.nextGaussian());
    assertThat(SeasonLengths.detect(series)).containsExactly(24, 168);
    TimeSeries hourly = starting("2024-01-01T00:00:00Z", Frequency.HOURLY, series.values());
    assertThat(SeasonLengths.detect(hourly)).containsExactly(24, 168);
  }

  @Test
  void missing_values_do_not_hide_a_season() {
    Random random = new Random(2);
    TimeSeries series =
        values(
            140,
            i ->
                i < 3 || i % 11 == 5
                    ? NA
                    : 50 + 10 * Math.sin(2 * Math.PI * i / 7) + random.nextGaussian());
    assertThat(SeasonLengths.detect(series)).containsExactly(7);
  }

  @Test
  void noise_walks_and_lines_have_no_season() {
    int white = 0;
    int walks = 0;
    for (int seed = 0; seed < 200; seed++) {
      white += SeasonLengths.detect(whiteNoise(50 + 3 * seed, seed)).isEmpty() ? 0 : 1;
      walks += SeasonLengths.detect(randomWalk(50 + 3 * seed, seed)).isEmpty() ? 0 : 1;
    }
    assertThat(white).isLessThanOrEqualTo(3);
    assertThat(walks).isLessThanOrEqualTo(8);
    assertThat(SeasonLengths.detect(values(100, i -> 3 + 0.1 * i))).isEmpty();
    assertThat(SeasonLengths.detect(values(100, i -> 0.1))).isEmpty();
    assertThat(SeasonLengths.detect(values(100, i -> NA))).isEmpty();
    assertThat(SeasonLengths.detect(TimeSeries.ofValues())).isEmpty();
    assertThat(SeasonLengths.detect(TimeSeries.ofValues(1, 2, 1, 2, 1))).isEmpty();
  }

  @Test
  void a_calendar_season_counts_only_where_the_values_show_it() {
    Random random = new Random(9);
    double[] noise = array(200, i -> random.nextGaussian());
    double[] weeks = array(200, i -> noise[i] + (i % 7 == 0 ? 4 : 0));
    TimeSeries without = starting("2024-01-01T00:00:00Z", Frequency.DAILY, noise);
    TimeSeries with = starting("2024-01-01T00:00:00Z", Frequency.DAILY, weeks);
    assertThat(SeasonLengths.detect(without)).isEmpty();
    assertThat(SeasonLengths.detect(with)).containsExactly(7);
    assertThat(SeasonLengths.primary(without)).isEqualTo(7);
  }

  @Test
  void strength_is_the_share_of_variance_and_near_zero_for_noise() {
    double sum = 0;
    for (int seed = 0; seed < 100; seed++) {
      sum += SeasonLengths.strength(whiteNoise(36, seed), 12);
    }
    assertThat(sum / 100).isLessThan(0.15);
    // A sine of variance 1/2 beside noise of variance 1/2.
    Random random = new Random(1);
    TimeSeries half =
        values(
            12_000, i -> Math.sin(2 * Math.PI * i / 12) + Math.sqrt(0.5) * random.nextGaussian());
    assertThat(SeasonLengths.strength(half, 12)).isCloseTo(0.5, within(0.05));
  }

  @Test
  void strength_needs_two_seasons_and_variance() {
    double[] pattern = {1, 4, 2};
    assertThat(SeasonLengths.strength(values(5, i -> pattern[i % 3]), 3)).isZero();
    assertThat(SeasonLengths.strength(values(6, i -> pattern[i % 3]), 3)).isGreaterThan(0.5);
    assertThat(SeasonLengths.strength(values(50, i -> 0.3), 3)).isZero();
    assertThat(SeasonLengths.strength(TimeSeries.ofValues(), 3)).isZero();
    assertThatThrownBy(() -> SeasonLengths.strength(whiteNoise(10, 1), 1))
        .isInstanceOf(ValidationException.class);
  }
}
