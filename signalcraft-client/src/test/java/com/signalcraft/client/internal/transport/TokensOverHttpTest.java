package com.signalcraft.client.internal.transport;

import static com.signalcraft.client.internal.transport.TransportFixture.GET;
import static com.signalcraft.client.internal.transport.TransportFixture.POST;
import static com.signalcraft.client.internal.transport.TransportFixture.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.security.Identity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TokensOverHttpTest {

  private static final Credentials PASSWORD = Credentials.password("ann@example.com", "pa\"ss");

  private final MockWebServer server = new MockWebServer();
  private final FakeTime time = new FakeTime();
  private final List<Tokens> told = Collections.synchronizedList(new ArrayList<>());
  private Transport transport;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Test
  void logs_in_with_the_published_call() throws Exception {
    connect(PASSWORD);
    answer(200, login("a1", "r1"));
    answer(200, "done");

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("done");

    RecordedRequest login = server.takeRequest();
    assertThat(login.getRequestLine()).isEqualTo("POST /v1/auth/login HTTP/1.1");
    assertThat(login.getBody().utf8())
        .isEqualTo("{\"email\":\"ann@example.com\",\"password\":\"pa\\\"ss\"}");
    assertThat(login.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(login.getHeaders().get("Authorization")).isNull();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer a1");
    assertThat(told)
        .containsExactly(Tokens.of("a1", "r1").withExpiry(time.instant().plusSeconds(900)));
  }

  @Test
  void refreshes_with_the_published_call_and_keeps_a_refresh_token_that_is_not_replaced()
      throws Exception {
    connect(Credentials.tokens("a1", "r1"));
    answer(401, "");
    answer(200, "{\"access_token\":\"a2\",\"expires_in\":900}");
    answer(200, "done");

    assertThat(transport.caller().call(POST, TEXT)).isEqualTo("done");

    server.takeRequest();
    RecordedRequest refresh = server.takeRequest();
    assertThat(refresh.getRequestLine()).isEqualTo("POST /v1/auth/refresh HTTP/1.1");
    assertThat(refresh.getBody().utf8()).isEqualTo("{\"refresh_token\":\"r1\"}");
    RecordedRequest again = server.takeRequest();
    assertThat(again.getHeaders().get("Authorization")).isEqualTo("Bearer a2");
    assertThat(again.getBody().utf8()).isEqualTo("{}");
    assertThat(told).singleElement().satisfies(t -> assertThat(t.refreshToken()).contains("r1"));
  }

  @Test
  void tries_once_more_after_a_401_and_then_gives_up() {
    connect(Credentials.tokens("a1", "r1"));
    answer(401, "{\"error\":{\"code\":\"AUTHENTICATION_REQUIRED\",\"message\":\"expired\"}}");
    answer(200, "{\"access_token\":\"a2\",\"expires_in\":900}");
    answer(401, "{\"error\":{\"code\":\"AUTHENTICATION_REQUIRED\",\"message\":\"banned\"}}");

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("banned");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void renews_once_in_a_call_however_many_tries_it_has() {
    connect(Credentials.tokens("a1", "r1"));
    answer(401, "");
    answer(200, "{\"access_token\":\"a2\",\"expires_in\":900}");
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", 20).build());
    answer(401, "");

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(AuthenticationException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void does_not_try_again_with_a_key_or_a_token_that_cannot_be_renewed() {
    connect(Credentials.apiKey("key"));
    answer(401, "");
    answer(401, "");

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> transport.caller().as(Identity.token("t")).call(GET, TEXT))
        .isInstanceOf(AuthenticationException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void survives_a_storm_of_401_with_one_refresh() throws InterruptedException {
    AtomicInteger refreshes = new AtomicInteger();
    AtomicInteger refusals = new AtomicInteger();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getTarget().endsWith("/auth/refresh")) {
              refreshes.incrementAndGet();
              return new MockResponse(
                  200, Headers.EMPTY, "{\"access_token\":\"a2\",\"expires_in\":900}");
            }
            boolean fresh = "Bearer a2".equals(request.getHeaders().get("Authorization"));
            refusals.addAndGet(fresh ? 0 : 1);
            return new MockResponse(fresh ? 200 : 401, Headers.EMPTY, "done");
          }
        });
    connect(Credentials.tokens("a1", "r1"));
    List<String> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Thread thread = new Thread(() -> results.add(transport.caller().call(GET, TEXT)));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(results).hasSize(100).containsOnly("done");
    assertThat(refreshes).hasValue(1);
    assertThat(refusals.get()).isPositive();
  }

  @Test
  void does_not_send_a_refresh_again_whose_answer_was_lost_within_a_call() {
    connect(Credentials.tokens("a1", "r1"));
    answer(401, "");
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(
            "no access token could be had: POST /auth/refresh failed: the connection broke: ")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void logs_in_after_a_lost_refresh_but_not_after_one_that_was_put_off() throws Exception {
    connect(PASSWORD);
    answer(200, login("a1", "r1"));
    answer(200, "done");
    answer(503, "");
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(200, login("a2", "r2"));
    answer(200, "done");
    transport.caller().call(GET, TEXT);
    time.advance(Duration.ofMinutes(15));

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(OverloadedException.class);
    time.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(TransportException.class);
    time.advance(Duration.ofSeconds(1));
    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("done");

    List<String> targets = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      targets.add(server.takeRequest().getTarget());
    }
    assertThat(targets)
        .containsExactly(
            "/v1/auth/login",
            "/v1/thing",
            "/v1/auth/refresh",
            "/v1/auth/refresh",
            "/v1/auth/login",
            "/v1/thing");
  }

  @Test
  void an_overloaded_login_fails_the_call_once() {
    connect(PASSWORD);
    answer(503, "");

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(OverloadedException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "<html>secret-a1</html>",
        "secret-a1",
        "{\"tokens\":{\"access_token\":secret_a1}}",
        "{\"tokens\":{\"access_token\":7}}",
        "{\"tokens\":{\"access_token\":\"\",\"refresh_token\":\"secret-r1\"}}",
        "{\"tokens\":{\"access_token\":\"secret a1\"}}",
        "{\"tokens\":{\"access_token\":\"secret-a1\",\"refresh_token\":\"secret\\nr1\"}}",
      })
  void says_that_an_answer_holds_no_tokens_without_showing_it(String body) {
    connect(PASSWORD);
    answer(200, body);
    answer(401, "");

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(SignalCraftException.class)
        .satisfies(
            e ->
                assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                    .doesNotContain("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "null", "\"soon\"", "{}"})
  void uses_tokens_of_unknown_life_until_they_are_refused(String life) {
    connect(PASSWORD);
    answer(200, "{\"tokens\":{\"access_token\":\"a1\",\"expires_in\":" + life + "}}");
    answer(200, "done");
    answer(200, "done");

    transport.caller().call(GET, TEXT);
    time.advance(Duration.ofDays(30));
    transport.caller().call(GET, TEXT);

    assertThat(told).singleElement().satisfies(t -> assertThat(t.expiresAt()).isEmpty());
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void sends_each_callers_own_proof() throws Exception {
    connect(Credentials.apiKey("own"));
    for (int i = 0; i < 4; i++) {
      answer(200, "");
    }
    ApiCaller caller = transport.caller();

    caller.call(GET, TEXT);
    caller.as(Identity.token("t")).call(GET, TEXT);
    caller.as(Identity.apiKey("k")).call(GET, TEXT);
    caller.anonymous().call(GET, TEXT);

    assertThat(server.takeRequest().getHeaders().get("X-API-Key")).isEqualTo("own");
    Headers token = server.takeRequest().getHeaders();
    assertThat(token.get("Authorization")).isEqualTo("Bearer t");
    assertThat(token.get("X-API-Key")).isNull();
    assertThat(server.takeRequest().getHeaders().get("X-API-Key")).isEqualTo("k");
    Headers none = server.takeRequest().getHeaders();
    assertThat(none.get("X-API-Key")).isNull();
    assertThat(none.get("Authorization")).isNull();
  }

  @Test
  void refuses_identities_that_the_server_cannot_check() {
    connect(Credentials.apiKey("own"));

    assertThatThrownBy(
            () -> transport.caller().as(Identity.user(UUID.randomUUID())).call(GET, TEXT))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageStartingWith("the hosted API believes no bare user id: use Identity.token");
    assertThatThrownBy(() -> transport.caller().as(Identity.service()).call(GET, TEXT))
        .isInstanceOf(AuthenticationException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void gives_tokens_to_what_needs_them_outside_of_calls() {
    connect(PASSWORD);
    answer(200, login("a1", "r1"));
    answer(200, "{\"access_token\":\"a2\",\"expires_in\":900}");

    assertThat(transport.caller().tokens().token(false)).isEqualTo("a1");
    assertThat(transport.caller().tokens().token(true)).isEqualTo("a2");
  }

  @Test
  void has_no_tokens_to_give_without_a_person() {
    connect(Credentials.apiKey("own"));
    assertThatThrownBy(() -> transport.caller().tokens().token(false))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("this needs a person's access token, and the client has an API key");
    transport.close();
    connect(Credentials.none());
    assertThatThrownBy(() -> transport.caller().tokens().token(true))
        .isInstanceOf(AuthenticationException.class);
  }

  private void connect(Credentials credentials) {
    PolicySettings policy =
        new PolicySettings(
            RetryOptions.defaults(),
            TransportFixture.ONLY_RETRY.breaker(),
            TransportFixture.ONLY_RETRY.bulkhead(),
            TransportFixture.ONLY_RETRY.rateLimit());
    transport =
        new Transport(
            TransportFixture.settings(server.url("/v1").toString())
                .with(policy)
                .with(credentials, told::add),
            time.ambient());
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse(status, Headers.EMPTY, body));
  }

  private static String login(String access, String refresh) {
    return "{\"user\":{\"id\":\"x\"},\"tokens\":{\"access_token\":\""
        + access
        + "\",\"refresh_token\":\""
        + refresh
        + "\",\"expires_in\":900}}";
  }
}
