package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static long millis(String offsetDateTime) {
    return OffsetDateTime.parse(offsetDateTime).toInstant().toEpochMilli();
  }

  private static String shown(long millis, ZoneId zone) {
    return Instant.ofEpochMilli(millis).atZone(zone).toOffsetDateTime().toString();
  }

  private static long utc(String dateTime) {
    return LocalDateTime.parse(dateTime).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  @Test
  void amounts_are_between_one_and_a_million() {
    assertThat(Frequency.of(1_000_000, FrequencyUnit.DAY).amount()).isEqualTo(1_000_000);
    assertThatThrownBy(() -> Frequency.of(0, FrequencyUnit.DAY))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("amount");
    assertThatThrownBy(() -> Frequency.of(1_000_001, FrequencyUnit.DAY))
        .isInstanceOf(ValidationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "28, MONTH",
    "32, MONTH",
    "-1, YEAR",
    "31, DAY",
    "29, WEEK",
    "31, BUSINESS_DAY",
    "30, HOUR"
  })
  void only_the_last_days_of_months_are_aimed_at(int day, FrequencyUnit unit) {
    assertThatThrownBy(() -> new Frequency(1, unit, day))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("dayOfMonth");
  }

  @ParameterizedTest
  @CsvSource({"29, MONTH", "30, QUARTER", "31, YEAR"})
  void days_29_to_31_may_be_aimed_at(int day, FrequencyUnit unit) {
    assertThat(Frequency.of(1, unit).onDayOfMonth(day).dayOfMonth()).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "1s, 3, 2024-01-31T00:00:03",
    "15m, -1, 2024-01-30T23:45:00",
    "1h, 25, 2024-02-01T01:00:00",
    "1d, 30, 2024-03-01T00:00:00",
    "1w, 2, 2024-02-14T00:00:00",
    "1mo, 1, 2024-02-29T00:00:00",
    "1mo, 13, 2025-02-28T00:00:00",
    "1q, 1, 2024-04-30T00:00:00",
    "2q, -1, 2023-07-31T00:00:00",
    "1y, 1, 2025-01-31T00:00:00",
    "1i, 7, 2024-01-31T00:00:00.007"
  })
  void steps_follow_the_calendar(String frequency, long steps, String expected) {
    long start = utc("2024-01-31T00:00:00");

    assertThat(Frequency.parse(frequency).plus(start, steps, ZoneOffset.UTC))
        .isEqualTo(utc(expected));
  }

  @Test
  void no_step_leads_to_the_time_itself_even_where_a_day_is_aimed_at() {
    long start = utc("2024-02-10T05:00:00");
    for (FrequencyUnit unit : FrequencyUnit.values()) {
      assertThat(Frequency.of(2, unit).plus(start, 0, BERLIN)).isEqualTo(start);
    }
    assertThat(Frequency.parse("1mo@31").plus(start, 0, BERLIN)).isEqualTo(start);
  }

  @Test
  void month_ends_step_to_month_ends() {
    Frequency monthEnd = Frequency.MONTHLY.onDayOfMonth(Frequency.LAST_DAY);
    long february = utc("2023-02-28T12:00:00");

    assertThat(monthEnd.plus(february, 1, ZoneOffset.UTC)).isEqualTo(utc("2023-03-31T12:00:00"));
    assertThat(monthEnd.plus(february, 2, ZoneOffset.UTC)).isEqualTo(utc("2023-04-30T12:00:00"));
    assertThat(monthEnd.plus(february, 12, ZoneOffset.UTC)).isEqualTo(utc("2024-02-29T12:00:00"));
    assertThat(monthEnd.plus(february, -1, ZoneOffset.UTC)).isEqualTo(utc("2023-01-31T12:00:00"));
  }

  @Test
  void the_thirtieth_returns_after_february() {
    Frequency thirtieth = Frequency.MONTHLY.onDayOfMonth(30);

    assertThat(thirtieth.plus(utc("2023-02-28T00:00:00"), 1, ZoneOffset.UTC))
        .isEqualTo(utc("2023-03-30T00:00:00"));
  }

  @Test
  void keeps_noon_at_noon_when_summer_time_begins() {
    long noon = millis("2024-03-09T12:00:00-05:00");

    assertThat(shown(Frequency.DAILY.plus(noon, 1, NEW_YORK), NEW_YORK))
        .isEqualTo("2024-03-10T12:00-04:00");
    assertThat(shown(Frequency.of(24, FrequencyUnit.HOUR).plus(noon, 1, NEW_YORK), NEW_YORK))
        .isEqualTo("2024-03-10T13:00-04:00");
  }

  @Test
  void a_skipped_time_is_put_off_and_a_repeated_one_is_the_earlier() {
    assertThat(shown(Frequency.DAILY.plus(millis("2024-03-30T02:30:00+01:00"), 1, BERLIN), BERLIN))
        .isEqualTo("2024-03-31T03:30+02:00");
    assertThat(shown(Frequency.DAILY.plus(millis("2024-10-28T02:30:00+01:00"), -1, BERLIN), BERLIN))
        .isEqualTo("2024-10-27T02:30+02:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-05, 1, 2024-01-08",
    "2024-01-08, -1, 2024-01-05",
    "2024-01-06, 1, 2024-01-08",
    "2024-01-07, 1, 2024-01-08",
    "2024-01-06, -1, 2024-01-05",
    "2024-01-07, -1, 2024-01-05",
    "2024-01-01, 4, 2024-01-05",
    "2024-01-01, 5, 2024-01-08",
    "2024-01-05, 5, 2024-01-12",
    "2024-01-05, -4, 2024-01-01",
    "2024-01-05, -5, 2023-12-29",
    "1969-12-31, 1, 1970-01-01",
    "1970-01-01, -1, 1969-12-31"
  })
  void business_days_skip_the_weekend(String from, long steps, String to) {
    assertThat(Frequency.BUSINESS_DAILY.plus(utc(from + "T09:00:00"), steps, ZoneOffset.UTC))
        .isEqualTo(utc(to + "T09:00:00"));
  }

  @Property(tries = 100)
  void business_days_agree_with_walking_day_by_day(
      @ForAll @IntRange(min = -20_000, max = 20_000) int startDay,
      @ForAll @IntRange(min = -60, max = 60) int steps) {
    LocalDate day = LocalDate.ofEpochDay(startDay);
    for (int left = Math.abs(steps); left > 0; ) {
      day = day.plusDays(Integer.signum(steps));
      left -= day.getDayOfWeek().getValue() <= 5 ? 1 : 0;
    }
    long expected = day.toEpochDay() * 86_400_000L;

    assertThat(
            Frequency.BUSINESS_DAILY.plus(
                LocalDate.ofEpochDay(startDay).toEpochDay() * 86_400_000L, steps, ZoneOffset.UTC))
        .isEqualTo(expected);
  }

  @Test
  void a_billion_business_days_take_no_longer_than_one() {
    long far = Frequency.BUSINESS_DAILY.plus(utc("1970-01-05T00:00:00"), 1_000_000_000L, BERLIN);

    // 200,000,000 weeks after Monday 1970-01-05, an hour after local midnight.
    assertThat(Instant.ofEpochMilli(far).atZone(BERLIN).toLocalDateTime())
        .isEqualTo(LocalDate.ofEpochDay(4 + 1_400_000_000L).atTime(1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1i", "1h", "1d", "1b", "1w", "1mo", "1y", "1000000y"})
  void steps_beyond_the_time_that_can_be_told_are_refused(String frequency) {
    assertThatThrownBy(() -> Frequency.parse(frequency).plus(1_000, Long.MAX_VALUE, BERLIN))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("beyond the time that can be told");
  }

  @Test
  void steps_between_far_ends_are_refused() {
    assertThatThrownBy(() -> Frequency.HOURLY.stepsBetween(Long.MIN_VALUE, Long.MAX_VALUE, BERLIN))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("beyond the time");
  }

  @ParameterizedTest
  @CsvSource({
    "1s,  2024-07-04T13:45:59+02:00, 2024-07-04T13:45:59+02:00",
    "15m, 2024-07-04T13:45:59+02:00, 2024-07-04T13:45+02:00",
    "15m, 2024-07-04T13:44:59+02:00, 2024-07-04T13:30+02:00",
    "1h,  2024-07-04T13:45:59+02:00, 2024-07-04T13:00+02:00",
    "6h,  2024-07-04T13:45:59+02:00, 2024-07-04T12:00+02:00",
    "1d,  2024-07-04T13:45:59+02:00, 2024-07-04T00:00+02:00",
    "1w,  2024-07-04T13:45:59+02:00, 2024-07-01T00:00+02:00",
    "1w,  2024-07-07T23:59:59+02:00, 2024-07-01T00:00+02:00",
    "1w,  2024-07-08T00:00:00+02:00, 2024-07-08T00:00+02:00",
    "2w,  1970-01-18T00:00:00+01:00, 1970-01-05T00:00+01:00",
    "2w,  1970-01-19T00:00:00+01:00, 1970-01-19T00:00+01:00",
    "1b,  2024-07-04T13:45:59+02:00, 2024-07-04T00:00+02:00",
    "1b,  2024-07-06T13:45:59+02:00, 2024-07-05T00:00+02:00",
    "1b,  2024-07-07T13:45:59+02:00, 2024-07-05T00:00+02:00",
    "1b,  2024-07-08T00:00:00+02:00, 2024-07-08T00:00+02:00",
    "5b,  2024-07-07T13:45:59+02:00, 2024-07-01T00:00+02:00",
    "1mo, 2024-07-31T13:45:59+02:00, 2024-07-01T00:00+02:00",
    "1mo@31, 2024-07-31T13:45:59+02:00, 2024-07-01T00:00+02:00",
    "1q,  2024-06-30T13:45:59+02:00, 2024-04-01T00:00+02:00",
    "2q,  2024-12-30T13:45:59+01:00, 2024-07-01T00:00+02:00",
    "1y,  2024-07-04T13:45:59+02:00, 2024-01-01T00:00+01:00",
    "10y, 2024-07-04T13:45:59+02:00, 2020-01-01T00:00+01:00",
    "2d,  1970-01-02T13:45:59+01:00, 1970-01-01T00:00+01:00",
    "2d,  1969-12-31T13:45:59+01:00, 1969-12-30T00:00+01:00"
  })
  void buckets_begin_at_calendar_starts(String frequency, String at, String start) {
    Frequency step = Frequency.parse(frequency);
    long floor = step.floor(millis(at), BERLIN);

    assertThat(shown(floor, BERLIN)).isEqualTo(start);
    assertThat(step.floor(floor, BERLIN)).isEqualTo(floor);
  }

  @Test
  void index_buckets_are_counted_from_zero() {
    assertThat(Frequency.of(5, FrequencyUnit.INDEX).floor(14, ZoneOffset.UTC)).isEqualTo(10);
    assertThat(Frequency.of(5, FrequencyUnit.INDEX).floor(-1, ZoneOffset.UTC)).isEqualTo(-5);
  }

  @Test
  void hours_follow_the_wall_clock_of_a_zone_with_half_hours() {
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");

    assertThat(shown(Frequency.HOURLY.floor(millis("2024-07-04T13:45:00+05:30"), kolkata), kolkata))
        .isEqualTo("2024-07-04T13:00+05:30");
  }

  @ParameterizedTest
  @CsvSource({
    // The hour from 1 to 2 happens twice on 2024-11-03; both are hours of their own.
    "1h,  2024-11-03T01:30:00-04:00, 2024-11-03T01:00-04:00",
    "1h,  2024-11-03T01:30:00-05:00, 2024-11-03T01:00-05:00",
    "30m, 2024-11-03T01:45:00-05:00, 2024-11-03T01:30-05:00",
    "2h,  2024-11-03T01:30:00-05:00, 2024-11-03T00:00-04:00",
    "6h,  2024-11-03T05:30:00-05:00, 2024-11-03T00:00-04:00",
    "6h,  2024-11-03T06:30:00-05:00, 2024-11-03T06:00-05:00",
    // The hour from 2 to 3 is skipped on 2024-03-10.
    "2h,  2024-03-10T03:30:00-04:00, 2024-03-10T03:00-04:00",
    "50m, 2024-03-10T03:05:00-04:00, 2024-03-10T03:00-04:00",
    "6h,  2024-03-10T05:30:00-04:00, 2024-03-10T00:00-05:00",
    "1d,  2024-03-10T23:30:00-04:00, 2024-03-10T00:00-05:00"
  })
  void buckets_know_the_changes_of_the_clock(String frequency, String at, String start) {
    assertThat(shown(Frequency.parse(frequency).floor(millis(at), NEW_YORK), NEW_YORK))
        .isEqualTo(start);
  }

  @Test
  void a_day_begins_after_midnight_where_midnight_is_skipped() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");

    assertThat(
            shown(Frequency.DAILY.floor(millis("2018-11-04T15:00:00-02:00"), saoPaulo), saoPaulo))
        .isEqualTo("2018-11-04T01:00-02:00");
  }

  @ParameterizedTest
  @CsvSource({
    "1h, 2024-01-01T00:00:00, 2024-01-01T02:59:59, 2",
    "1h, 2024-01-01T00:00:00, 2023-12-31T23:59:59, -1",
    "2h, 2024-01-01T00:00:00, 2024-01-01T04:00:00, 2",
    "1d, 2024-01-01T10:00:00, 2024-01-03T09:59:59, 1",
    "1d, 2024-01-01T10:00:00, 2024-01-03T10:00:00, 2",
    "1d, 2024-01-03T10:00:00, 2024-01-01T10:00:01, -2",
    "1w, 2024-01-01T10:00:00, 2024-01-15T10:00:00, 2",
    "1w, 2024-01-01T10:00:00, 2024-01-15T09:00:00, 1",
    "1b, 2024-01-05T10:00:00, 2024-01-08T10:00:00, 1",
    "1b, 2024-01-05T10:00:00, 2024-01-08T09:00:00, 0",
    "1b, 2024-01-06T10:00:00, 2024-01-08T10:00:00, 1",
    "1mo, 2024-01-31T00:00:00, 2024-02-29T00:00:00, 1",
    "1mo, 2024-01-31T00:00:00, 2024-02-28T00:00:00, 0",
    "1mo@31, 2024-02-29T00:00:00, 2024-03-30T00:00:00, 0",
    "1mo@31, 2024-02-29T00:00:00, 2024-03-31T00:00:00, 1",
    "1q, 2024-01-15T00:00:00, 2024-12-15T00:00:00, 3",
    "1y, 2020-02-29T00:00:00, 2024-02-28T00:00:00, 3",
    "1y, 2020-02-29T00:00:00, 2024-02-29T00:00:00, 4",
    "1i, 1970-01-01T00:00:00, 1970-01-01T00:00:00.009, 9"
  })
  void whole_steps_are_counted(String frequency, String from, String to, long steps) {
    assertThat(Frequency.parse(frequency).stepsBetween(utc(from), utc(to), ZoneOffset.UTC))
        .isEqualTo(steps);
  }

  @Property(tries = 150)
  void steps_between_inverts_plus(
      @ForAll FrequencyUnit unit,
      @ForAll @IntRange(min = 1, max = 9) int amount,
      @ForAll @IntRange(min = 0, max = 2_000_000_000) int startSecond,
      @ForAll @IntRange(min = -400, max = 400) int steps) {
    Frequency frequency = Frequency.of(amount, unit);
    long from = startSecond * 1_000L;
    long to = frequency.plus(from, steps, NEW_YORK);
    long between = frequency.stepsBetween(from, to, NEW_YORK);

    assertThat(frequency.plus(from, between, NEW_YORK)).isEqualTo(to);
    assertThat(frequency.plus(from, between + 1, NEW_YORK)).isGreaterThan(to);
    assertThat(frequency.stepsBetween(from, to - 1, NEW_YORK)).isLessThan(between + 1);
  }

  @Property(tries = 150)
  void a_time_is_in_its_bucket_and_before_the_next(
      @ForAll FrequencyUnit unit,
      @ForAll @IntRange(min = 1, max = 9) int amount,
      @ForAll @IntRange(min = 0, max = 2_000_000_000) int second) {
    ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
    Frequency frequency = Frequency.of(amount, unit);
    long at = second * 1_000L;
    long floor = frequency.floor(at, lordHowe);
    long next = CalendarBuckets.next(frequency, floor, lordHowe);

    assertThat(floor).isLessThanOrEqualTo(at);
    assertThat(next).isGreaterThan(at);
    assertThat(frequency.floor(next - 1, lordHowe)).isEqualTo(floor);
    assertThat(frequency.floor(next, lordHowe)).isEqualTo(next);
  }

  @Test
  void the_hour_after_half_an_hour_is_set_back_is_found() {
    ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
    long one = millis("2024-04-07T01:00:00+11:00");

    assertThat(shown(CalendarBuckets.next(Frequency.HOURLY, one, lordHowe), lordHowe))
        .isEqualTo("2024-04-07T02:00+10:30");
  }

  @ParameterizedTest
  @CsvSource({
    "1h, 1h",
    "H, 1h",
    "15m, 15m",
    "15 min, 15m",
    "15 Minutes, 15m",
    "30s, 30s",
    "1d, 1d",
    "daily, 1d",
    "days, 1d",
    "business-day, 1b",
    "business_day, 1b",
    "2 business days, 2b",
    "1w, 1w",
    "weekly, 1w",
    "1mo, 1mo",
    "month, 1mo",
    "1mo@31, 1mo@31",
    "1Q@30, 1q@30",
    "quarter, 1q",
    "1y, 1y",
    "years, 1y",
    "index, 1i",
    "' 5 m ', 5m",
    "second, 1s"
  })
  void text_is_parsed(String text, String code) {
    assertThat(Frequency.parse(text).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "h1",
        "-1h",
        "1.5h",
        "0h",
        "fortnight",
        "1mo@28",
        "1d@31",
        "99999999s",
        "bus"
      })
  void other_text_is_refused(String text) {
    assertThatThrownBy(() -> Frequency.parse(text)).isInstanceOf(ValidationException.class);
  }

  @Test
  void the_error_lists_the_units() {
    assertThatThrownBy(() -> Frequency.parse("1 fortnight"))
        .hasMessage(
            "frequency: must be an amount and one of s, m, h, d, business-day, w, mo, q, y, such as"
                + " 15m, was \"1 fortnight\"");
  }

  @Property(tries = 200)
  void codes_are_read_back(
      @ForAll FrequencyUnit unit,
      @ForAll @IntRange(min = 1, max = 1_000_000) int amount,
      @ForAll @IntRange(min = 29, max = 31) int day,
      @ForAll boolean aims) {
    Frequency plain = Frequency.of(amount, unit);
    Frequency frequency = aims && unit.months() > 0 ? plain.onDayOfMonth(day) : plain;

    assertThat(Frequency.parse(frequency.code())).isEqualTo(frequency);
  }

  @Test
  void reads_well() {
    assertThat(Frequency.DAILY).hasToString("day");
    assertThat(Frequency.parse("15m")).hasToString("15 minutes");
    assertThat(Frequency.parse("2b")).hasToString("2 business days");
    assertThat(Frequency.parse("1mo@31")).hasToString("month (last day)");
    assertThat(Frequency.parse("1q@30")).hasToString("quarter (day 30)");
  }

  @Test
  void mean_lengths_are_those_of_the_gregorian_calendar() {
    assertThat(Frequency.parse("15m").meanLength()).isEqualTo(Duration.ofMinutes(15));
    assertThat(Frequency.INDEX.meanLength()).isEqualTo(Duration.ofMillis(1));
    assertThat(Frequency.DAILY.meanLength()).isEqualTo(Duration.ofDays(1));
    assertThat(Frequency.parse("2w").meanLength()).isEqualTo(Duration.ofDays(14));
    assertThat(Frequency.parse("5b").meanLength()).isEqualTo(Duration.ofDays(7));
    assertThat(Frequency.parse("4800mo").meanLength()).isEqualTo(Duration.ofDays(146_097));
    assertThat(Frequency.parse("1600q").meanLength()).isEqualTo(Duration.ofDays(146_097));
    assertThat(Frequency.parse("400y").meanLength()).isEqualTo(Duration.ofDays(146_097));
  }

  @Test
  void units_know_their_names_and_whether_the_calendar_counts() {
    assertThat(FrequencyUnit.BUSINESS_DAY.wireName()).isEqualTo("business_day");
    assertThat(FrequencyUnit.MONTH.code()).isEqualTo("mo");
    assertThat(FrequencyUnit.HOUR.isCalendar()).isFalse();
    assertThat(FrequencyUnit.DAY.isCalendar()).isTrue();
    assertThat(FrequencyUnit.INDEX.isCalendar()).isFalse();
  }
}
