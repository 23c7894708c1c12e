package com.signalcraft.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.testing.ForkedJvm;
import com.signalcraft.client.testing.PrintedLogs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @Test
  void no_secret_shows_up_in_any_text_log_or_error(@TempDir Path folder) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(new Unkind());
      server.start();

      ForkedJvm jvm =
          ForkedJvm.run(
              folder,
              Duration.ofMinutes(2),
              List.of("-Dslf4j.provider=" + PrintedLogs.class.getName()),
              SecretiveProgram.class,
              server.url("/v1").toString());

      assertThat(jvm.output()).contains("end of main", "LOG DEBUG", "AuthenticationException");
      assertThat(jvm.output().lines().filter(line -> line.contains("hush"))).isEmpty();
    }
  }

  /** Gives tokens, loses answers to refreshes, and answers all else in another way each time. */
  private static final class Unkind extends Dispatcher {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      int number = count.incrementAndGet();
      String path = request.getUrl().encodedPath();
      if (path.endsWith("/auth/login")) {
        return answer(200, "{\"user\":{}, \"tokens\":" + tokens(number) + "}");
      } else if (path.endsWith("/auth/refresh") && number % 2 == 0) {
        return answer(200, tokens(number));
      }
      return switch (number % 7) {
        case 0 -> answer(401, "{\"error\":{\"code\":\"AUTHENTICATION_REQUIRED\"}}");
        case 1 -> answer(403, "<html>no</html>");
        case 2 -> answer(200, "<html>yes</html>");
        case 3 -> answer(503, "");
        case 4 -> answer(302, "");
        case 5 ->
            new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
        default -> answer(200, "{\"id\":");
      };
    }

    private static String tokens(int number) {
      return "{\"access_token\":\"hush-access-"
          + number
          + "\",\"refresh_token\":\"hush-refresh-"
          + number
          + "\",\"expires_in\":900}";
    }

    private static MockResponse answer(int status, String body) {
      return new MockResponse(
          status,
          Headers.of("Set-Cookie", "session=hush", "Location", "https://a.example/?token=hush"),
          body);
    }
  }
}
