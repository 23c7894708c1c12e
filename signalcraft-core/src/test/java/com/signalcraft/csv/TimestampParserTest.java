package com.signalcraft.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static Instant read(TimestampFormat format, ZoneId zone, String text) {
    return read(new TimestampParser(format, zone), text);
  }

  private static Instant read(TimestampParser parser, String text) {
    boolean good = parser.parse(("1" + text + "2").toCharArray(), 1, text.length() + 1);
    assertThat(good).as("%s: %s", text, parser.reason()).isTrue();
    parser.accept();
    assertThat(parser.epochMilli()).isEqualTo(parser.instant().toEpochMilli());
    return parser.instant();
  }

  private static String refused(TimestampFormat format, String text) {
    TimestampParser parser = new TimestampParser(format, ZoneOffset.UTC);
    assertThat(parser.parse(text.toCharArray(), 0, text.length())).as(text).isFalse();
    return parser.reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "2024-01-31 = 2024-01-31T00:00:00Z",
        "2024-02-29 = 2024-02-29T00:00:00Z",
        "2024/1/5 = 2024-01-05T00:00:00Z",
        "2024.01.05 = 2024-01-05T00:00:00Z",
        "31.1.2024 = 2024-01-31T00:00:00Z",
        "31.01.2024 14:30 = 2024-01-31T14:30:00Z",
        "20240131 = 2024-01-31T00:00:00Z",
        "20240229 = 2024-02-29T00:00:00Z",
        "2024-01-31 14:30 = 2024-01-31T14:30:00Z",
        "2024-01-31 4:05 = 2024-01-31T04:05:00Z",
        "2024-01-31 23:59:59 = 2024-01-31T23:59:59Z",
        "2024-01-31T14:30:15 = 2024-01-31T14:30:15Z",
        "2024-01-31t14:30:15z = 2024-01-31T14:30:15Z",
        "2024-01-31T14:30:15.5 = 2024-01-31T14:30:15.500Z",
        "2024-01-31T14:30:15,5 = 2024-01-31T14:30:15.500Z",
        "2024-01-31T14:30:15.123456789Z = 2024-01-31T14:30:15.123456789Z",
        "2024-01-31T14:30Z = 2024-01-31T14:30:00Z",
        "2024-01-31 14:30 UTC = 2024-01-31T14:30:00Z",
        "2024-01-31 14:30GMT = 2024-01-31T14:30:00Z",
        "2024-01-31T14:30+01 = 2024-01-31T13:30:00Z",
        "2024-01-31T14:30+0130 = 2024-01-31T13:00:00Z",
        "2024-01-31T14:30 -01:30 = 2024-01-31T16:00:00Z",
        "2024-01-31T14:30+18:00 = 2024-01-30T20:30:00Z",
        "2024-07-01T00:00+02:00[Europe/Berlin] = 2024-06-30T22:00:00Z",
        "2024-01 = 2024-01-01T00:00:00Z",
        "2024/11 = 2024-11-01T00:00:00Z",
        "2024-Q3 = 2024-07-01T00:00:00Z",
        "2024q1 = 2024-01-01T00:00:00Z",
        "2024 = 2024-01-01T00:00:00Z",
        "31 Jan 2024 = 2024-01-31T00:00:00Z",
        "1-feb-2024 = 2024-02-01T00:00:00Z",
        "31 January 2024 14:30 = 2024-01-31T14:30:00Z",
        "Jan 31, 2024 = 2024-01-31T00:00:00Z",
        "January 31, 2024 9:30:15 = 2024-01-31T09:30:15Z",
        "1706711400 = 2024-01-31T14:30:00Z",
        "1706711400.25 = 2024-01-31T14:30:00.250Z",
        "1706711400250 = 2024-01-31T14:30:00.250Z",
        "999999999 = 2001-09-09T01:46:39Z",
        "99999999999 = 5138-11-16T09:46:39Z",
        "100000000000 = 1973-03-03T09:46:40Z",
        "0001-01-01 = 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z = 9999-12-31T23:59:59Z",
        "1969-12-31T23:59:59.999Z = 1969-12-31T23:59:59.999Z"
      })
  void unambiguous_time_stamps_are_read(String text, String expected) {
    assertThat(read(TimestampFormat.auto(), ZoneOffset.UTC, text))
        .isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "abc = is not a time stamp",
        "2024-01-31x = is not a time stamp",
        "2024-01-31T = is not a time stamp",
        "2024-01-31T14 = is not a time stamp",
        "2024-01-31T14: = is not a time stamp",
        "2024-01-31T14:3 = is not a time stamp",
        "2024-01-31T14:30: = is not a time stamp",
        "2024-01-31T14:30:5 = is not a time stamp",
        "2024-01-31T14:30:15. = is not a time stamp",
        "2024-01-31T14:30:15.1234567890 = is not a time stamp",
        "2024-01-31T14:30+1 = is not a time stamp",
        "2024-01-31T14:30+01:0 = is not a time stamp",
        "2024-01-31T14:30+01:000 = is not a time stamp",
        "2024-01-31T14:30 CET = is not a time stamp",
        "2024-01-31T14:30ZZ = is not a time stamp",
        "2024-01-31-14:30 = is not a time stamp",
        "2024-01/31 = is not a time stamp",
        "2024-1- = is not a time stamp",
        "24-01-31 = is not a time stamp",
        "31.01.24 = is not a time stamp",
        "2024-13 = is not a time stamp",
        "2024-Q5 = is not a time stamp",
        "2024-07-01T00:00+02:00[Nowhere] = is not a time stamp",
        "12.5 = is not a time stamp",
        "-1706711400 = is not a time stamp",
        "31 Feb 2024 = is not a time stamp",
        "2024-02-30 = is no day of the calendar",
        "2023-02-29 = is no day of the calendar",
        "2024-00-10 = is no day of the calendar",
        "2024-13-10 = is no day of the calendar",
        "2024-01-00 = is no day of the calendar",
        "32.01.2024 = is no day of the calendar",
        "20230229 = is no day of the calendar",
        "20241301 = is no day of the calendar",
        "20240001 = is no day of the calendar",
        "20240100 = is no day of the calendar",
        "2024-01-31T24:00 = is no time of the day",
        "2024-01-31T23:60 = is no time of the day",
        "2024-01-31T23:59:60 = is no time of the day",
        "2024-01-31T14:30+18:01 = has an offset beyond 18 hours",
        "2024-01-31T14:30+01:60 = has an offset beyond 18 hours",
        "01/02/2024 = may be day or month first; state a pattern such as dd/MM/yyyy",
        "1/2/24 12:00 = may be day or month first; state a pattern such as dd/MM/yyyy",
        "123 = is a number that may be many things; state the format",
        "202401 = is a number that may be many things; state the format",
        "123456789012345 = is a number that may be many things; state the format",
        "0000-12-30 = is beyond the years 1 to 9999"
      })
  void others_are_refused_with_the_reason(String text, String reason) {
    assertThat(refused(TimestampFormat.auto(), text)).isEqualTo(reason);
  }

  @Test
  void a_time_stamp_of_more_than_a_hundred_characters_is_refused() {
    assertThat(refused(TimestampFormat.auto(), "2".repeat(101)))
        .isEqualTo("is too long for a time stamp");
    assertThat(refused(TimestampFormat.auto(), "x".repeat(100))).isEqualTo("is not a time stamp");
  }

  @Test
  void seconds_and_milliseconds_can_be_stated() {
    assertThat(read(TimestampFormat.epochSeconds(), BERLIN, "0")).isEqualTo(Instant.EPOCH);
    assertThat(read(TimestampFormat.epochSeconds(), BERLIN, "-1.5"))
        .isEqualTo(Instant.parse("1969-12-31T23:59:58.500Z"));
    assertThat(read(TimestampFormat.epochSeconds(), BERLIN, "20240131"))
        .isEqualTo(Instant.ofEpochSecond(20_240_131));
    assertThat(read(TimestampFormat.epochMillis(), BERLIN, "1706711400250"))
        .isEqualTo(Instant.parse("2024-01-31T14:30:00.250Z"));
    assertThat(read(TimestampFormat.epochMillis(), BERLIN, "-1"))
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
    assertThat(refused(TimestampFormat.epochSeconds(), "2024-01-01"))
        .isEqualTo("is not a number of seconds since 1970");
    assertThat(refused(TimestampFormat.epochMillis(), "1.5"))
        .isEqualTo("is not a whole number of milliseconds since 1970");
    assertThat(refused(TimestampFormat.epochSeconds(), "253402300800"))
        .isEqualTo("is beyond the years 1 to 9999");
    assertThat(read(TimestampFormat.epochSeconds(), BERLIN, "253402300799"))
        .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd/MM/yyyy = 01/02/2024 = 2024-01-31T23:00:00Z",
        "MM/dd/yyyy HH:mm = 01/02/2024 15:00 = 2024-01-02T14:00:00Z",
        "dd/MM/yy = 01/02/24 = 2024-01-31T23:00:00Z",
        "MM/yyyy = 02/2024 = 2024-01-31T23:00:00Z",
        "'Y'yyyy = Y2024 = 2023-12-31T23:00:00Z",
        "yyyy-MM-dd HH:mmXXX = 2024-01-01 00:00-05:00 = 2024-01-01T05:00:00Z",
        "yyyy-MM-dd HH:mm VV = 2024-01-01 00:00 America/New_York = 2024-01-01T05:00:00Z",
        "d MMM yyyy = 1 jan 2024 = 2023-12-31T23:00:00Z"
      })
  void a_pattern_can_be_stated(String pattern) {
    String[] parts = pattern.split(" = ", -1);
    assertThat(read(TimestampFormat.parse(parts[0]), BERLIN, parts[1]))
        .isEqualTo(Instant.parse(parts[2]));
  }

  @Test
  void a_pattern_is_strict() {
    TimestampFormat format = TimestampFormat.pattern("dd/MM/yyyy", Locale.ENGLISH);

    assertThat(refused(format, "31/02/2024")).isEqualTo("does not match dd/MM/yyyy");
    assertThat(refused(format, "2024-01-01")).isEqualTo("does not match dd/MM/yyyy");
    assertThat(format).hasToString("dd/MM/yyyy");
    assertThatThrownBy(() -> TimestampFormat.parse("hello {"))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("pattern: must be a pattern such as dd/MM/yyyy HH:mm, was \"hello");
    assertThatThrownBy(() -> TimestampFormat.parse(" ")).isInstanceOf(ValidationException.class);
  }

  @Test
  void names_of_formats_are_parsed() {
    assertThat(TimestampFormat.parse("auto")).isSameAs(TimestampFormat.auto()).hasToString("auto");
    assertThat(TimestampFormat.parse("epoch-seconds")).isSameAs(TimestampFormat.epochSeconds());
    assertThat(TimestampFormat.parse("epoch-millis")).isSameAs(TimestampFormat.epochMillis());
  }

  @Test
  void a_local_date_is_the_midnight_of_the_zone() {
    assertThat(read(TimestampFormat.auto(), NEW_YORK, "2024-07-01"))
        .isEqualTo(Instant.parse("2024-07-01T04:00:00Z"));
    assertThat(read(TimestampFormat.auto(), NEW_YORK, "2024-01-01 12:00"))
        .isEqualTo(Instant.parse("2024-01-01T17:00:00Z"));
  }

  @Test
  void a_skipped_local_time_is_moved_later() {
    TimestampParser parser = new TimestampParser(TimestampFormat.auto(), NEW_YORK);

    assertThat(read(parser, "2024-03-10 01:59:59")).isEqualTo("2024-03-10T06:59:59Z");
    assertThat(read(parser, "2024-03-10 02:00")).isEqualTo("2024-03-10T07:00:00Z");
    assertThat(read(parser, "2024-03-10 02:30")).isEqualTo("2024-03-10T07:30:00Z");
    assertThat(read(parser, "2024-03-10 03:00")).isEqualTo("2024-03-10T07:00:00Z");
    assertThat(parser.localTimes().skipped()).isEqualTo(2);
    assertThat(parser.localTimes().repeated()).isZero();
  }

  @Test
  void a_repeated_local_time_goes_on_from_the_row_before() {
    TimestampParser parser = new TimestampParser(TimestampFormat.auto(), NEW_YORK);

    assertThat(read(parser, "2024-11-03 00:30")).isEqualTo("2024-11-03T04:30:00Z");
    assertThat(read(parser, "2024-11-03 01:00")).isEqualTo("2024-11-03T05:00:00Z");
    assertThat(read(parser, "2024-11-03 01:30")).isEqualTo("2024-11-03T05:30:00Z");
    assertThat(read(parser, "2024-11-03 01:00")).isEqualTo("2024-11-03T06:00:00Z");
    assertThat(read(parser, "2024-11-03 01:30")).isEqualTo("2024-11-03T06:30:00Z");
    assertThat(read(parser, "2024-11-03 02:00")).isEqualTo("2024-11-03T07:00:00Z");
    assertThat(read(parser, "2024-11-03 01:30")).isEqualTo("2024-11-03T05:30:00Z");
    assertThat(parser.localTimes().repeated()).isEqualTo(5);
    assertThat(parser.localTimes().skipped()).isZero();
  }

  @Test
  void a_repeated_local_time_alone_is_the_earlier() {
    assertThat(read(TimestampFormat.auto(), BERLIN, "2024-10-27 02:30"))
        .isEqualTo("2024-10-27T00:30:00Z");
    TimestampParser later = new TimestampParser(TimestampFormat.auto(), BERLIN);
    read(later, "2024-10-27 02:30");
    assertThat(read(later, "2024-10-27 02:30")).isEqualTo("2024-10-27T01:30:00Z");
    assertThat(read(later, "2024-10-27 02:30")).isEqualTo("2024-10-27T00:30:00Z");
  }

  @Property(tries = 200)
  void agrees_with_java_time_on_instants(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
      @ForAll @IntRange(min = 0, max = 999_999_999) int nano) {
    Instant instant = Instant.ofEpochSecond(second, nano);

    assertThat(read(TimestampFormat.auto(), BERLIN, instant.toString())).isEqualTo(instant);
  }

  @Property(tries = 200)
  void agrees_with_java_time_on_local_times(
      @ForAll @LongRange(min = -2_000_000_000L, max = 4_000_000_000L) long second) {
    for (String id : new String[] {"America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"}) {
      ZoneId zone = ZoneId.of(id);
      TimestampParser parser = new TimestampParser(TimestampFormat.auto(), zone);
      // Far apart in both directions, so that the remembered offset has to be given up.
      for (long at : new long[] {second, second + 3 * 86_400, second - 200 * 86_400, second}) {
        String local =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                .format(Instant.ofEpochSecond(at).atZone(zone));
        assertThat(read(parser, local))
            .isEqualTo(LocalDateTime.parse(local.replace(' ', 'T')).atZone(zone).toInstant());
      }
    }
  }
}
