package com.signalcraft.examples.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "1, MINUTE, 1440, day, 1440",
    "15, MINUTE, 96, day, 96",
    "7, MINUTE, 1, value, 12",
    "1, HOUR, 24, day, 48",
    "1, DAY, 7, week, 28",
    "1, BUSINESS_DAY, 5, week, 20",
    "1, WEEK, 4, 4 weeks, 12",
    "1, MONTH, 12, year, 12",
    "1, QUARTER, 4, year, 8",
    "1, YEAR, 1, year, 6"
  })
  void a_person_plans_in_whole_periods(
      int amount, FrequencyUnit unit, int steps, String name, int horizon) {
    assertThat(Period.of(Frequency.of(amount, unit))).isEqualTo(new Period(steps, name, horizon));
  }

  @ParameterizedTest
  @CsvSource({
    "HOUR, 24, repeating the day before",
    "HOUR, 168, repeating last week",
    "DAY, 7, repeating last week",
    "WEEK, 52, repeating last year",
    "MONTH, 12, repeating last year",
    "QUARTER, 4, repeating last year",
    "YEAR, 1, repeating the last value",
    "DAY, 30, repeating the last 30 values"
  })
  void a_season_has_a_name(FrequencyUnit unit, int length, String words) {
    assertThat(Seasons.repeating(Frequency.of(1, unit), length)).isEqualTo(words);
  }

  @Test
  void the_last_week_is_compared_with_the_one_before() {
    double[] values = new double[15];
    Arrays.fill(values, 1, 8, 10);
    Arrays.fill(values, 8, 15, 12);

    Comparison totals = Comparison.of(kpi(true, values)).orElseThrow();
    assertThat(totals.name()).isEqualTo("last week");
    assertThat(totals.now()).isEqualTo(84);
    assertThat(totals.before()).isEqualTo(70);
    assertThat(totals.share()).isCloseTo(0.2, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(Comparison.of(kpi(false, values)).orElseThrow().now()).isEqualTo(12);
  }

  @Test
  void a_missing_day_is_no_drop_and_a_missing_end_is_left_out() {
    double[] values = new double[16];
    Arrays.fill(values, 10);
    values[12] = Double.NaN;
    values[15] = Double.NaN;

    Comparison totals = Comparison.of(kpi(true, values)).orElseThrow();

    assertThat(totals.now()).isEqualTo(70);
    assertThat(totals.share()).isZero();
  }

  @Test
  void a_short_history_compares_two_values_and_zero_has_no_percentage() {
    assertThat(Comparison.of(kpi(true, 4, 5)).orElseThrow().share()).isEqualTo(0.25);
    assertThat(Comparison.of(kpi(true, 0, 5))).isEmpty();
    assertThat(Comparison.of(kpi(true, 5))).isEmpty();
  }

  private static Kpi kpi(boolean isTotal, double... values) {
    long[] times = new long[values.length];
    Arrays.setAll(times, i -> i * 86_400_000L);
    return new Kpi(
        "f.csv",
        "v",
        "t",
        TimeSeries.of(ZoneOffset.UTC, Frequency.DAILY, times, values),
        isTotal,
        new DataQuality(values.length, 0, List.of(), 0, 0, "", 0, List.of()));
  }
}
