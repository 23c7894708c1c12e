package com.signalcraft.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaReadingTest {

  private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
  private static final long SECOND = NOW.getEpochSecond();

  @Test
  void reads_what_the_server_tells() {
    assertThat(QuotaReading.of(headers("100", "42", Long.toString(SECOND + 60)), NOW))
        .contains(new QuotaReading(100, 42, SECOND + 60, Duration.ofSeconds(60)));
  }

  @Test
  void measures_by_the_servers_own_clock() {
    Headers headers =
        headers("100", "42", Long.toString(SECOND + 60))
            .newBuilder()
            .add("Date", "Thu, 15 Jan 2026 10:30:20 GMT")
            .build();

    // this machine is a day ahead
    assertThat(QuotaReading.of(headers, NOW.plus(Duration.ofDays(1))))
        .hasValueSatisfying(
            reading -> assertThat(reading.untilReset()).isEqualTo(Duration.ofSeconds(40)));
  }

  @Test
  void does_without_the_limit() {
    Headers headers =
        Headers.of("X-RateLimit-Remaining", "7", "X-RateLimit-Reset", Long.toString(SECOND + 60));

    assertThat(QuotaReading.of(headers, NOW))
        .hasValueSatisfying(reading -> assertThat(reading.limit()).isEqualTo(7));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1768473060",
    "-1, 1768473060",
    "x, 1768473060",
    "1.5, 1768473060",
    "99999999999999999999, 1768473060",
    "5, ''",
    "5, 60",
    "5, 1768472999",
    "5, 99999999999",
    "5, 99999999999999999999",
    "5, 2026-01-15T10:31:00Z",
  })
  void makes_nothing_of_what_makes_no_sense(String remaining, String reset) {
    assertThat(QuotaReading.of(headers("100", remaining, reset), NOW)).isEmpty();
  }

  @Property
  void no_text_makes_it_throw_or_wait_absurdly(
      @ForAll String limit, @ForAll String remaining, @ForAll String reset, @ForAll String date) {
    Headers headers =
        new Headers.Builder()
            .addUnsafeNonAscii("X-RateLimit-Limit", clean(limit))
            .addUnsafeNonAscii("X-RateLimit-Remaining", clean(remaining))
            .addUnsafeNonAscii("X-RateLimit-Reset", clean(reset))
            .addUnsafeNonAscii("Date", clean(date))
            .build();

    QuotaReading.of(headers, NOW)
        .ifPresent(
            reading ->
                assertThat(reading.untilReset())
                    .isBetween(Duration.ofNanos(1), Duration.ofHours(25)));
  }

  private static String clean(String text) {
    return text.replaceAll("[\\x00\\r\\n]", "").strip();
  }

  private static Headers headers(String limit, String remaining, String reset) {
    return Headers.of(
        "X-RateLimit-Limit", limit, "X-RateLimit-Remaining", remaining, "X-RateLimit-Reset", reset);
  }
}
