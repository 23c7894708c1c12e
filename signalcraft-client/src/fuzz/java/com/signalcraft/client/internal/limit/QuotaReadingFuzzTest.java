package com.signalcraft.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;

/** Whatever stands in the headers of the quota, no call is held up for longer than a day. */
class QuotaReadingFuzzTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:20:30Z");

  @FuzzTest(maxDuration = "30s")
  void any_headers_are_a_sane_reading_or_none(FuzzedDataProvider data) {
    Headers headers =
        new Headers.Builder()
            .addUnsafeNonAscii("X-RateLimit-Limit", data.consumeString(20))
            .addUnsafeNonAscii("X-RateLimit-Remaining", data.consumeString(20))
            .addUnsafeNonAscii("X-RateLimit-Reset", data.consumeString(20))
            .addUnsafeNonAscii("Date", data.consumeRemainingAsString())
            .build();

    QuotaReading.of(headers, NOW)
        .ifPresent(
            reading -> {
              assertThat(reading.remaining()).isBetween(0L, reading.limit());
              assertThat(reading.untilReset()).isBetween(Duration.ofNanos(1), Duration.ofHours(25));
            });
  }
}
