package com.signalcraft.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import okhttp3.Headers;

/** Whatever stands in the headers of the quota, no call is held up for longer than a day. */
class QuotaReadingPropertiesTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:20:30Z");

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789 +-.eE\u0660").ofMaxLength(25),
        Arbitraries.longs().map(Object::toString),
        Arbitraries.longs()
            .between(NOW.getEpochSecond() - 200_000, NOW.getEpochSecond() + 200_000)
            .map(Object::toString),
        Arbitraries.of("Sun, 15 Mar 2026 10:20:30 GMT", "Sun, 31 Dec 9999 23:59:59 GMT", "-1"));
  }

  @Property(tries = 5_000)
  void any_text_is_a_sane_reading_or_none(
      @ForAll("values") String limit,
      @ForAll("values") String remaining,
      @ForAll("values") String reset,
      @ForAll("values") String date) {
    QuotaReading.of(headers(limit, remaining, reset, date), NOW)
        .ifPresent(
            reading -> {
              assertThat(reading.remaining()).isNotNegative();
              assertThat(reading.limit()).isGreaterThanOrEqualTo(reading.remaining());
              assertThat(reading.untilReset())
                  .isPositive()
                  .isLessThanOrEqualTo(Duration.ofHours(25));
            });
  }

  @Property
  void numbers_are_read_as_they_stand(
      @ForAll @IntRange(max = 1_000_000) int remaining,
      @ForAll @IntRange(max = 1_000_000) int used,
      @ForAll @IntRange(min = 1, max = 86_400) int seconds) {
    String reset = Long.toString(NOW.getEpochSecond() + seconds);
    Headers headers =
        headers(Integer.toString(remaining + used), " " + remaining + " ", reset, "no date");

    assertThat(QuotaReading.of(headers, NOW))
        .contains(
            new QuotaReading(
                (long) remaining + used,
                remaining,
                NOW.getEpochSecond() + seconds,
                Duration.ofSeconds(seconds)));
  }

  @Property(tries = 2_000)
  void no_call_waits_for_longer_than_the_window(
      @ForAll("values") String remaining, @ForAll("values") String reset, @ForAll long wait) {
    ServerQuota quota = new ServerQuota();

    quota.take(0);
    QuotaReading.of(headers("1", remaining, reset, "-"), NOW)
        .ifPresentOrElse(reading -> quota.answered(reading, 0), () -> quota.ended(true));
    assertThat(quota.take(0)).isBetween(Duration.ZERO, Duration.ofHours(25));
    quota.refused(Duration.ofSeconds(wait >>> 2), 0);
    assertThat(quota.take(0)).isBetween(Duration.ZERO, Duration.ofHours(1));
  }

  private static Headers headers(String limit, String remaining, String reset, String date) {
    return new Headers.Builder()
        .addUnsafeNonAscii("X-RateLimit-Limit", sent(limit))
        .addUnsafeNonAscii("X-RateLimit-Remaining", sent(remaining))
        .addUnsafeNonAscii("X-RateLimit-Reset", sent(reset))
        .addUnsafeNonAscii("Date", sent(date))
        .build();
  }

  /** What a socket cannot carry within a header cannot come. */
  private static String sent(String value) {
    return value.replaceAll("[\\x00-\\x1f\\x7f]", " ");
  }
}
