package com.signalcraft.examples.report.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  private static final long NOON = Instant.parse("2024-06-30T22:30:00Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SECOND  | Mon 1 Jul 2024, 00:30:00",
        "HOUR    | Mon 1 Jul 2024, 00:30",
        "DAY     | Mon 1 Jul 2024",
        "WEEK    | week of 1 Jul 2024",
        "MONTH   | July 2024",
        "QUARTER | Q3 2024",
        "YEAR    | 2024"
      })
  void moments_are_as_exact_as_the_step_and_in_the_zone(FrequencyUnit unit, String text) {
    assertThat(wording(Frequency.of(1, unit), 1).time(NOON)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SECOND | 0     | Mon 1 Jul 2024, 00:30:00",
        "SECOND | 90    | Mon 1 Jul 2024, 00:30:00 to 00:31:30",
        "HOUR   | 7200  | Mon 1 Jul 2024, 00:30 to 02:30",
        "MINUTE | 86400 | Mon 1 Jul 2024, 00:30 to Tue 2 Jul 2024, 00:30",
        "DAY    | 86400 | Mon 1 Jul 2024 to Tue 2 Jul 2024"
      })
  void a_stretch_names_its_day_once(FrequencyUnit unit, long seconds, String text) {
    assertThat(wording(Frequency.of(1, unit), 1).span(NOON, NOON + 1_000 * seconds))
        .isEqualTo(text);
  }

  @Test
  void observations_without_a_calendar_are_numbered_from_one() {
    assertThat(Wording.of(TimeSeries.ofValues(1, 2, 3)).time(2)).isEqualTo("no. 3");
    assertThat(Wording.of(TimeSeries.ofValues(1, 2, 3)).zoneName()).isEmpty();
  }

  @Test
  void counts_have_their_plural() {
    assertThat(Wording.count(1, "anomaly")).isEqualTo("1 anomaly");
    assertThat(Wording.count(1200, "anomaly")).isEqualTo("1,200 anomalies");
    assertThat(wording(Frequency.DAILY, 1).steps(28)).isEqualTo("28 days");
    assertThat(wording(Frequency.of(15, FrequencyUnit.MINUTE), 1).steps(4))
        .isEqualTo("4 steps of 15 minutes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.123  | +12 %",
        "-0.456 | −46 %",
        "0.0123 | +1.2 %",
        "-0.995 | −99.5 %",
        "-1     | −100 %",
        "0      | 0 %"
      })
  void shares_are_per_cent_with_a_sign(double share, String text) {
    assertThat(Wording.signedPercent(share)).isEqualTo(text);
  }

  private static Wording wording(Frequency step, double value) {
    return Wording.of(
        TimeSeries.of(ZoneId.of("Europe/Berlin"), step, new long[] {NOON}, new double[] {value}));
  }
}
