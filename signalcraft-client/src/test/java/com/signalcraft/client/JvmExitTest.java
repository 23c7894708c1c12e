package com.signalcraft.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.testing.ForkedJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmExitTest {

  private static final String PROFILE =
      "{\"id\":\"5f0c5a0e-6a4b-4c6b-9d59-6f0a5e0f7a11\",\"email\":\"ann@example.com\","
          + "\"full_name\":\"Ann\",\"avatar_url\":null,\"timezone\":\"UTC\","
          + "\"subscription_tier\":\"free\",\"trial_ends_at\":null,"
          + "\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-01T00:00:00Z\"}";

  /** Threads that are no daemons would keep it alive for 10 s, and the last call never ends. */
  @Test
  void a_jvm_ends_with_its_main_whatever_is_open(@TempDir Path folder) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            private int profiles;

            @Override
            public synchronized MockResponse dispatch(RecordedRequest request) {
              if (request.getTarget().endsWith("/auth/login")) {
                return new MockResponse(
                    200,
                    Headers.EMPTY,
                    "{\"tokens\":{\"access_token\":\"a\",\"refresh_token\":\"r\","
                        + "\"expires_in\":900}}");
              } else if (request.getTarget().endsWith("/users/profile") && profiles++ < 2) {
                return new MockResponse(200, Headers.EMPTY, PROFILE);
              }
              return new MockResponse.Builder()
                  .onResponseStart(SocketEffect.Stall.INSTANCE)
                  .build();
            }
          });
      server.start();

      ForkedJvm jvm =
          ForkedJvm.run(
              folder,
              Duration.ofSeconds(40),
              List.of(),
              UnclosedClient.class,
              server.url("/v1").toString());

      assertThat(jvm.output())
          .containsIgnoringNewLines("ann@example.com\nann@example.com\nfalse\nend of main");
      assertThat(jvm.ended()).isTrue();
      Matcher lingered = Pattern.compile("after (\\d+) ms").matcher(jvm.output());
      assertThat(lingered.find()).isTrue();
      assertThat(Long.parseLong(lingered.group(1))).isLessThan(4_000);
      assertThat(jvm.exit()).isZero();
    }
  }
}
