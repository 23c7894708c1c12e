package com.signalcraft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many steps a horizon has by the calendar of the series' zone. */
class HorizonTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** One observation is enough: a horizon counts from the last one. */
  private static TimeSeries endingAt(String local, Frequency frequency) {
    long last = ZonedDateTime.parse(local + "[Europe/Berlin]").toInstant().toEpochMilli();
    return TimeSeries.of(BERLIN, frequency, new long[] {last}, new double[] {1});
  }

  @ParameterizedTest
  @CsvSource({
    // The clock is set forward on 2024-03-31 and back on 2024-10-27.
    "2024-03-30T00:00+01:00, 1, 24",
    "2024-03-31T00:00+01:00, 1, 23",
    "2024-10-26T00:00+02:00, 1, 24",
    "2024-10-27T00:00+02:00, 1, 25",
    "2024-03-25T00:00+01:00, 7, 167",
    "2024-10-21T00:00+02:00, 7, 169",
  })
  void days_of_hourly_steps_are_as_long_as_the_clock_makes_them(String last, int days, int steps) {
    assertThat(Horizon.days(days).stepsAfter(endingAt(last, Frequency.HOURLY))).isEqualTo(steps);
  }

  @Test
  void daily_steps_keep_their_time_of_day_over_changes_of_the_clock() {
    TimeSeries noon = endingAt("2024-03-29T12:00+01:00", Frequency.DAILY);

    assertThat(Horizon.days(5).stepsAfter(noon)).isEqualTo(5);
    assertThat(Horizon.until(Instant.parse("2024-03-31T10:00:00Z")).stepsAfter(noon)).isEqualTo(2);
    assertThat(Horizon.until(Instant.parse("2024-03-31T09:59:59Z")).stepsAfter(noon)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // Friday, Saturday, Sunday, Monday.
    "2024-01-05T00:00+01:00, 3, 1",
    "2024-01-05T00:00+01:00, 7, 5",
    "2024-01-06T00:00+01:00, 2, 1",
    "2024-01-07T00:00+01:00, 8, 6",
    "2024-01-08T00:00+01:00, 365, 261",
  })
  void days_of_business_days_leave_weekends_out(String last, int days, int steps) {
    TimeSeries series = endingAt(last, Frequency.BUSINESS_DAILY);

    assertThat(Horizon.days(days).stepsAfter(series)).isEqualTo(steps);
  }

  @Test
  void month_ends_are_counted_as_month_ends() {
    Frequency monthEnd = Frequency.of(1, FrequencyUnit.MONTH).onDayOfMonth(Frequency.LAST_DAY);
    TimeSeries series = endingAt("2024-01-31T00:00+01:00", monthEnd);

    assertThat(Horizon.days(29).stepsAfter(series)).isEqualTo(1);
    assertThat(Horizon.days(59).stepsAfter(series)).isEqualTo(1);
    assertThat(Horizon.days(60).stepsAfter(series)).isEqualTo(2);
    assertThatThrownBy(() -> Horizon.days(28).stepsAfter(series))
        .isInstanceOf(ValidationException.class)
        .hasMessage("horizon: ends before the first step of one month (last day)");
  }

  @Test
  void a_far_end_is_told_at_once() {
    TimeSeries seconds = endingAt("2024-01-01T00:00+01:00", Frequency.of(1, FrequencyUnit.SECOND));

    Instant last = Instant.parse("2024-01-12T12:46:40Z");
    assertThat(Horizon.until(last).stepsAfter(seconds)).isEqualTo(1_000_000);
    for (Instant end : List.of(last.plusSeconds(1), Instant.parse("9999-12-31T00:00:00Z"))) {
      assertThatThrownBy(() -> Horizon.until(end).stepsAfter(seconds))
          .isInstanceOf(ValidationException.class)
          .hasMessage("horizon: must not exceed 1000000 steps");
    }
    assertThatThrownBy(() -> Horizon.until(Instant.MAX).stepsAfter(seconds))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("horizon: must end where milliseconds");
  }
}
