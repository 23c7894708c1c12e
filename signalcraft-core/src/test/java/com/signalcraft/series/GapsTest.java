package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final double NAN = Double.NaN;

  private static Instant at(ZoneId zone, String date) {
    return LocalDate.parse(date).atStartOfDay(zone).toInstant();
  }

  private static TimeSeries series(ZoneId zone, String frequency, String... dates) {
    TimeSeriesBuilder builder = TimeSeries.builder(zone).frequency(Frequency.parse(frequency));
    double value = 1;
    for (String date : dates) {
      builder.add(at(zone, date), value++);
    }
    return builder.build();
  }

  @Test
  void absent_days_are_listed() {
    TimeSeries series =
        series(BERLIN, "1d", "2024-03-29", "2024-03-30", "2024-04-02", "2024-04-03", "2024-04-05");

    assertThat(series.gaps())
        .containsExactly(
            new Gap(at(BERLIN, "2024-03-30"), at(BERLIN, "2024-04-02"), 2),
            new Gap(at(BERLIN, "2024-04-03"), at(BERLIN, "2024-04-05"), 1));
    assertThat(series.isRegular()).isFalse();
  }

  @Test
  void absent_days_become_missing_rows() {
    TimeSeries full =
        series(BERLIN, "1d", "2024-03-30", "2024-04-02", "2024-04-03").withGapsExplicit();

    assertThat(full.values()).containsExactly(1, NAN, NAN, 2, 3);
    assertThat(full.instantAt(1)).isEqualTo(at(BERLIN, "2024-03-31"));
    assertThat(full.instantAt(2)).isEqualTo(at(BERLIN, "2024-04-01"));
    assertThat(full.frequency()).contains(Frequency.DAILY);
    assertThat(full.zone()).isEqualTo(BERLIN);
    assertThat(full.isRegular()).isTrue();
    assertThat(full.gaps()).isEmpty();
    assertThat(full.withGapsExplicit()).isSameAs(full);
  }

  @Test
  void weekends_are_no_gaps_of_business_days() {
    assertThat(series(BERLIN, "1b", "2024-01-05", "2024-01-08", "2024-01-10").gaps())
        .containsExactly(new Gap(at(BERLIN, "2024-01-08"), at(BERLIN, "2024-01-10"), 1));
  }

  @Test
  void absent_month_ends_are_month_ends() {
    TimeSeries full = series(BERLIN, "1mo@31", "2023-01-31", "2023-04-30").withGapsExplicit();

    assertThat(full.instantAt(1)).isEqualTo(at(BERLIN, "2023-02-28"));
    assertThat(full.instantAt(2)).isEqualTo(at(BERLIN, "2023-03-31"));
    assertThat(full.size()).isEqualTo(4);
  }

  @Test
  void month_ends_of_a_frequency_without_a_day_have_no_gaps_between_a_short_month_and_a_long_one() {
    long[] ends = new long[24];
    for (int i = 0; i < ends.length; i++) {
      ends[i] =
          LocalDate.of(2024, 1, 31)
              .plusMonths(i)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .toEpochMilli();
    }
    TimeSeries series = TimeSeries.of(ZoneOffset.UTC, Frequency.MONTHLY, ends, new double[24]);

    assertThat(series.withGapsExplicit().timestamps()).containsExactly(ends);
    TimeSeries from = series.slice(1, 24);
    assertThat(from.withGapsExplicit().size()).isGreaterThanOrEqualTo(23);
  }

  @Test
  void days_after_a_skipped_midnight_are_at_midnight() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
    TimeSeries full =
        series(saoPaulo, "1d", "2018-11-03", "2018-11-04", "2018-11-07").withGapsExplicit();

    assertThat(full.instantAt(2)).isEqualTo(at(saoPaulo, "2018-11-05"));
    assertThat(full.instantAt(3)).isEqualTo(at(saoPaulo, "2018-11-06"));
    assertThat(full.size()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"60, 0", "89, 0", "90, 1", "119, 1", "120, 1", "150, 2", "30, 0", "1, 0"})
  void elapsed_time_is_rounded_to_whole_steps(int minutes, int missing) {
    TimeSeries series =
        TimeSeries.of(
            ZoneOffset.UTC, Frequency.HOURLY, new long[] {0, minutes * 60_000L}, new double[2]);

    assertThat(series.gaps().stream().mapToLong(Gap::missingSteps).sum()).isEqualTo(missing);
    assertThat(series.withGapsExplicit().size()).isEqualTo(2 + missing);
  }

  @Test
  void an_odd_step_rounds_at_its_half_too() {
    Frequency three = Frequency.of(3, FrequencyUnit.INDEX);

    assertThat(gapsOf(three, 4)).isZero();
    assertThat(gapsOf(three, 5)).isEqualTo(1);
  }

  private static long gapsOf(Frequency frequency, long distance) {
    return TimeSeries.of(ZoneOffset.UTC, frequency, new long[] {0, distance}, new double[2])
        .gaps()
        .size();
  }

  @Test
  void an_index_has_gaps_too() {
    TimeSeries series =
        TimeSeries.of(ZoneOffset.UTC, Frequency.INDEX, new long[] {3, 5}, new double[] {1, 2});

    assertThat(series.withGapsExplicit().timestamps()).containsExactly(3, 4, 5);
  }

  @Test
  void without_a_frequency_there_are_no_gaps_to_tell() {
    TimeSeries series = TimeSeries.builder(BERLIN).add(1, 1).build();

    assertThatThrownBy(series::gaps).isInstanceOf(ValidationException.class);
    assertThatThrownBy(series::withGapsExplicit)
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("frequency: is not known");
  }

  @Test
  void more_than_fifty_million_rows_are_refused() {
    TimeSeries series =
        TimeSeries.of(
            ZoneOffset.UTC,
            Frequency.of(1, FrequencyUnit.SECOND),
            new long[] {0, 50_000_000_000L},
            new double[2]);

    assertThatThrownBy(series::withGapsExplicit)
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "series: must have at most 50000000 rows with its gaps filled, would have 50000001 of"
                + " one second");
  }

  @Test
  void a_gap_lies_between_two_observations() {
    assertThatThrownBy(() -> new Gap(Instant.EPOCH, Instant.EPOCH, 1))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new Gap(Instant.EPOCH, Instant.MAX, 0))
        .hasMessage("missingSteps: must be at least 1, was 0");
  }

  @Test
  void strategies_fill_the_missing_values() {
    TimeSeries series = TimeSeries.ofValues(NAN, 1, NAN, NAN, 4, NAN);

    assertThat(series.fill(GapFill.none()).values()).containsExactly(NAN, 1, NAN, NAN, 4, NAN);
    assertThat(series.fill(GapFill.zero()).values()).containsExactly(0, 1, 0, 0, 4, 0);
    assertThat(series.fill(GapFill.last()).values()).containsExactly(NAN, 1, 1, 1, 4, 4);
    assertThat(series.fill(GapFill.linear()).values()).containsExactly(NAN, 1, 2, 3, 4, NAN);
    assertThat(series.fill(GapFill.seasonal(3)).values()).containsExactly(NAN, 1, NAN, NAN, 4, NAN);
    assertThat(series.fill(GapFill.seasonal(2)).values()).containsExactly(NAN, 1, NAN, 1, 4, 1);
    assertThat(series.values()).containsExactly(NAN, 1, NAN, NAN, 4, NAN);
  }

  @Test
  void a_run_longer_than_allowed_is_left_alone() {
    TimeSeries series = TimeSeries.ofValues(1, NAN, NAN, 4, NAN, 6, NAN, NAN, NAN);

    assertThat(series.fill(GapFill.zero().upTo(1)).values())
        .containsExactly(1, NAN, NAN, 4, 0, 6, NAN, NAN, NAN);
    assertThat(series.fill(GapFill.last().upTo(2)).values())
        .containsExactly(1, 1, 1, 4, 4, 6, NAN, NAN, NAN);
    assertThatThrownBy(() -> GapFill.zero().upTo(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> GapFill.seasonal(0))
        .hasMessage("seasonLength: must be at least 1, was 0");
  }

  @Test
  void a_line_is_straight_in_time() {
    TimeSeries series =
        TimeSeries.of(
            ZoneOffset.UTC,
            Frequency.INDEX,
            new long[] {1_000, 1_001, 1_004},
            new double[] {10, NAN, 30});

    assertThat(series.fill(GapFill.linear()).values()).containsExactly(10, 15, 30);
  }

  @Test
  void a_line_between_huge_values_does_not_overflow() {
    assertThat(TimeSeries.ofValues(-1.5e308, NAN, 1.5e308).fill(GapFill.linear()).values())
        .containsExactly(-1.5e308, 0, 1.5e308);
  }

  @Test
  void a_season_may_come_from_a_filled_one() {
    assertThat(TimeSeries.ofValues(1, 2, NAN, NAN, NAN, NAN, 7).fill(GapFill.seasonal(2)).values())
        .containsExactly(1, 2, 1, 2, 1, 2, 7);
    assertThat(TimeSeries.ofValues(5, NAN).fill(GapFill.seasonal(1)).values())
        .containsExactly(5, 5);
  }

  @Test
  void strategies_read_well() {
    assertThat(
            Arrays.asList(
                GapFill.none().toString(),
                GapFill.zero().toString(),
                GapFill.last().upTo(3).toString(),
                GapFill.linear().toString(),
                GapFill.seasonal(7).toString()))
        .containsExactly("none", "zero", "last up to 3", "linear", "seasonal(7)");
  }
}
