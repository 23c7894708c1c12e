package com.signalcraft.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Whatever a server or a proxy writes into the headers, the wait is sane or there is none. */
class RetryAfterPropertiesTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:20:30Z");
  private static final Duration LONGEST = Duration.ofHours(25);

  private final RetryAfter retryAfter = new RetryAfter(() -> NOW);

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789 +-.eE\u0660\u00b2").ofMaxLength(25),
        Arbitraries.strings().numeric().ofMaxLength(30),
        Arbitraries.longs().map(Object::toString),
        Arbitraries.longs()
            .between(-62_135_596_800L, 253_402_300_799L)
            .map(RetryAfterPropertiesTest::httpDate),
        Arbitraries.of(
            "Sun, 31 Dec 9999 23:59:59 GMT", "Sunday, 15-Mar-26 10:20:30 GMT", "-1", "1.5", "0"));
  }

  @Property(tries = 5_000)
  void any_text_gives_a_sane_wait_or_none(
      @ForAll("values") String own,
      @ForAll("values") String standard,
      @ForAll("values") String date) {
    Duration wait =
        retryAfter.of(
            headers("X-RateLimit-Retry-After", own, "Retry-After", standard, "Date", date));

    if (wait != null) {
      assertThat(wait).isBetween(Duration.ZERO, LONGEST);
    }
  }

  @Property
  void seconds_are_taken_from_either_header_and_the_own_one_first(
      @ForAll @IntRange(max = 90_000) int seconds, @ForAll("values") String other) {
    String text = Integer.toString(seconds);

    assertThat(waited("Retry-After", text)).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(waited("X-RateLimit-Retry-After", text, "Retry-After", other))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Property
  void a_date_is_compared_with_the_answers_own_or_with_the_clock(
      @ForAll @IntRange(max = 90_000) int seconds,
      @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int skew) {
    long answered = NOW.getEpochSecond() + skew;

    assertThat(waited("Retry-After", httpDate(NOW.getEpochSecond() + seconds)))
        .isEqualTo(Duration.ofSeconds(seconds));
    assertThat(waited("Retry-After", httpDate(answered + seconds), "Date", httpDate(answered)))
        .isEqualTo(Duration.ofSeconds(seconds));
    assertThat(waited("Retry-After", httpDate(NOW.getEpochSecond() - seconds)))
        .isEqualTo(Duration.ZERO);
  }

  @Property
  void a_longer_wait_is_cut(@ForAll @IntRange(min = 90_000, max = 999_999_999) int seconds) {
    assertThat(waited("Retry-After", Integer.toString(seconds))).isEqualTo(LONGEST);
    assertThat(waited("Retry-After", httpDate(NOW.getEpochSecond() + seconds))).isEqualTo(LONGEST);
  }

  @Property(tries = 2_000)
  void a_decoded_error_never_fails(
      @ForAll @IntRange(min = 300, max = 599) int status,
      @ForAll("values") String standard,
      @ForAll byte[] body) {
    ErrorDecoder decoder = new ErrorDecoder(() -> NOW);

    assertThatCode(() -> decoder.decode(status, headers("Retry-After", standard), body))
        .doesNotThrowAnyException();
  }

  private @Nullable Duration waited(String... namesAndValues) {
    return retryAfter.of(headers(namesAndValues));
  }

  private static Headers headers(String... namesAndValues) {
    Headers.Builder headers = new Headers.Builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      // what a socket cannot carry within a header cannot come
      headers.addUnsafeNonAscii(
          namesAndValues[i], namesAndValues[i + 1].replaceAll("[\\x00-\\x1f\\x7f]", " "));
    }
    return headers.build();
  }

  private static String httpDate(long epochSecond) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC));
  }
}
