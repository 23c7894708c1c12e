package com.signalcraft.examples.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTicksTest {

  @Test
  void two_years_are_cut_into_quarters_with_the_year_where_it_begins() {
    assertThat(labels("2011-01-01T00:00:00Z", "2012-12-31T00:00:00Z", ZoneOffset.UTC, 10))
        .containsExactly("Jan 2011", "Apr", "Jul", "Oct", "Jan 2012", "Apr", "Jul", "Oct");
  }

  @Test
  void a_month_is_cut_into_weeks_that_begin_on_monday() {
    assertThat(labels("2024-05-01T00:00:00Z", "2024-05-31T00:00:00Z", ZoneOffset.UTC, 6))
        .containsExactly("6 May 2024", "13 May", "20 May", "27 May");
  }

  @Test
  void hours_tell_the_day_at_midnight() {
    assertThat(labels("2024-05-01T22:00:00Z", "2024-05-02T14:00:00Z", ZoneOffset.UTC, 4))
        .containsExactly("2 May", "06:00", "12:00");
    assertThat(labels("2024-05-01T01:00:00Z", "2024-05-01T13:00:00Z", ZoneOffset.UTC, 5))
        .containsExactly("1 May 03:00", "06:00", "09:00", "12:00");
  }

  @Test
  void ticks_are_at_midnight_of_the_zone_across_summer_time() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    List<Tick> ticks =
        TimeTicks.within(millis("2024-03-29T23:00:00Z"), millis("2024-04-01T22:00:00Z"), berlin, 5);

    assertThat(ticks.stream().map(tick -> Instant.ofEpochMilli((long) tick.value())))
        .containsExactly(
            Instant.parse("2024-03-29T23:00:00Z"),
            Instant.parse("2024-03-30T23:00:00Z"),
            Instant.parse("2024-03-31T22:00:00Z"),
            Instant.parse("2024-04-01T22:00:00Z"));
  }

  @Test
  void an_hour_that_the_clock_skips_has_no_tick_of_its_own() {
    List<Tick> ticks =
        TimeTicks.within(
            millis("2024-03-31T00:00:00Z"),
            millis("2024-03-31T03:00:00Z"),
            ZoneId.of("Europe/Berlin"),
            5);

    assertThat(ticks.stream().map(Tick::value)).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void centuries_are_cut_at_round_years() {
    assertThat(labels("1813-01-01T00:00:00Z", "2024-01-01T00:00:00Z", ZoneOffset.UTC, 6))
        .containsExactly("1850", "1900", "1950", "2000");
  }

  @Test
  void a_single_moment_still_has_a_label() {
    assertThat(labels("2024-05-01T10:10:30Z", "2024-05-01T10:10:31Z", ZoneOffset.UTC, 5))
        .containsExactly("1 May 2024");
  }

  @Test
  void observations_without_a_calendar_are_counted() {
    assertThat(IndexTicks.within(0, 1050, 5).stream().map(Tick::label))
        .containsExactly("0", "500", "1,000");
    assertThat(IndexTicks.within(0, 3, 10).stream().map(Tick::label))
        .containsExactly("0", "1", "2", "3");
  }

  private static List<String> labels(String from, String to, ZoneId zone, int most) {
    return TimeTicks.within(millis(from), millis(to), zone, most).stream()
        .map(Tick::label)
        .toList();
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
