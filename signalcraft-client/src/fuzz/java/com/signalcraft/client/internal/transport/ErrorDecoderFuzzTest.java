package com.signalcraft.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;

/** Whatever a server or a proxy answers, it becomes an error of the API. */
class ErrorDecoderFuzzTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:20:30Z");

  private final ErrorDecoder decoder = new ErrorDecoder(() -> NOW);

  @FuzzTest(maxDuration = "30s")
  void any_answer_becomes_an_error_of_the_api(FuzzedDataProvider data) {
    int status = data.consumeInt(400, 599);
    Headers headers =
        new Headers.Builder()
            .addUnsafeNonAscii("Retry-After", data.consumeString(40))
            .addUnsafeNonAscii("Date", data.consumeString(40))
            .addUnsafeNonAscii("X-RateLimit-Retry-After", data.consumeString(20))
            .addUnsafeNonAscii("X-Request-Id", data.consumeString(20))
            .build();
    byte[] body = data.consumeRemainingAsBytes();

    SignalCraftException error = decoder.decode(status, headers, body);

    assertThat(error.code()).isNotEmpty();
    assertThat(error.getMessage()).isNotBlank();
    error
        .retryAfter()
        .ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofHours(25)));
  }
}
