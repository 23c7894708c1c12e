package com.signalcraft.examples.server.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.Eventually;
import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.ProtectionOptions;
import com.signalcraft.examples.server.ServerDatabases;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.account.People;
import com.signalcraft.jdbc.testing.TestClock;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaTest {

  private static final ProtectionOptions LIMITED =
      ProtectionOptions.defaults()
          .with(
              new QuotaOptions(
                  new RequestLimits(5, 0, 0),
                  new RequestLimits(3, 6, 8),
                  new RequestLimits(20, 100, 0),
                  RequestLimits.NONE));

  private final TestDatabase database = ServerDatabases.withClock();
  private TestServer server;
  private TestServer other;
  private TestClock clock;
  private Http ada;
  private String adaId = "";
  private String business = "";

  @BeforeEach
  void start() {
    server = TestServer.start(database, LIMITED);
    other = server.another(LIMITED);
    clock = TestClock.of(database);
    Http.Reply made = People.register(Http.of(server), "ada@example.com");
    adaId = made.at("/user/id");
    business = made.at("/business/id");
    ada = Http.of(server).as(made.at("/tokens/access_token"));
  }

  @AfterEach
  void stop() {
    clock.close();
    other.close();
    server.close();
  }

  private Http.Reply call() {
    return ada.get("/users/profile");
  }

  private void endTrial() {
    clock.advance(Duration.ofDays(8));
  }

  @Test
  void the_trial_has_the_limits_of_pro_and_then_those_of_free_hold() {
    Http.Reply first = call();
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("X-RateLimit-Limit")).isEqualTo("20");
    assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("19");
    assertThat(first.header("X-RateLimit-Reset"))
        .isEqualTo(Long.toString(clock.now().plusSeconds(61).getEpochSecond()));

    endTrial();
    assertThat(call().header("X-RateLimit-Limit")).isEqualTo("3");
  }

  @Test
  void the_limits_of_minute_hour_and_day_hold_one_after_the_other() {
    endTrial();
    assertThat(IntStream.range(0, 4).map(i -> call().status())).containsExactly(200, 200, 200, 429);
    clock.advance(Duration.ofMinutes(1));
    assertThat(IntStream.range(0, 4).map(i -> call().status())).containsExactly(200, 200, 200, 429);
    clock.advance(Duration.ofMinutes(1));
    Http.Reply refused = call();
    assertThat(refused.status()).as("of the hour").isEqualTo(429);
    assertThat(refused.at("/error/code")).isEqualTo("RATE_LIMIT_EXCEEDED");
    assertThat(refused.header("X-RateLimit-Limit")).isEqualTo("6");
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    clock.advance(Duration.ofHours(1));
    assertThat(IntStream.range(0, 3).map(i -> call().status())).containsExactly(200, 200, 429);
    clock.advance(Duration.ofDays(1));
    assertThat(call().status()).isEqualTo(200);
  }

  @Test
  void a_refusal_tells_how_long_to_wait() {
    server.database().execute("update test_clock.present set at = clock_timestamp()");
    IntStream.range(0, 20).forEach(i -> call());
    Http.Reply refused = call();
    assertThat(refused.status()).isEqualTo(429);
    long wait = Long.parseLong(refused.header("Retry-After"));
    assertThat(wait).isBetween(50L, 61L);
    assertThat(refused.header("X-RateLimit-Retry-After")).isEqualTo(Long.toString(wait));
  }

  @Test
  void many_at_once_at_two_processes_get_as_many_as_the_limit_and_not_one_more() {
    Http elsewhere = ada.at(other);
    List<CompletableFuture<Integer>> flood =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> (i % 2 == 0 ? ada : elsewhere).get("/users/profile").status()))
            .toList();
    assertThat(flood.stream().map(CompletableFuture::join).filter(status -> status == 200).count())
        .isEqualTo(20);
  }

  @Test
  void keys_have_the_plan_of_the_owner_of_their_business_and_count_together() {
    String keys = "/businesses/" + business + "/api-keys";
    String body = "{\"name\": \"till\", \"permissions\": [\"read\"]}";
    Http first = Http.of(server).with("X-API-Key", ada.post(keys, body).at("/secret"));
    Http second = Http.of(other).with("X-API-Key", ada.post(keys, body).at("/secret"));
    String path = "/kpis/sources/" + business;
    assertThat(first.get(path).header("X-RateLimit-Remaining")).isEqualTo("19");
    assertThat(second.get(path).header("X-RateLimit-Remaining")).isEqualTo("18");
    assertThat(call().header("X-RateLimit-Remaining")).as("of the owner himself").isEqualTo("17");
  }

  @Test
  void who_is_not_known_is_counted_by_his_address() {
    Http nobody = Http.of(server);
    Http guesser = Http.of(server).with("X-API-Key", "sk_guess");
    // Registering was the first of five.
    assertThat(nobody.get("/users/profile").status()).isEqualTo(401);
    assertThat(guesser.get("/users/profile").status()).isEqualTo(401);
    assertThat(nobody.as("guess").get("/users/profile").status()).isEqualTo(401);
    assertThat(nobody.get("/no/such/call").status()).isEqualTo(404);
    assertThat(nobody.get("/users/profile").status()).isEqualTo(429);
    assertThat(guesser.get("/users/profile").status()).isEqualTo(429);
    assertThat(call().status()).as("who is known is not concerned").isEqualTo(200);
  }

  @Test
  void the_service_and_a_plan_without_limits_are_not_counted() {
    Http service = Http.of(server).as(TestServer.SERVICE_KEY);
    assertThat(service.get("/users/" + adaId).header("X-RateLimit-Limit")).isEmpty();
    assertThat(
            service
                .put(
                    "/users/" + adaId + "/subscription",
                    "{\"tier\": \"enterprise\", \"status\": \"active\"}")
                .status())
        .isEqualTo(200);
    assertThat(call().header("X-RateLimit-Limit")).isEmpty();
  }

  @Test
  void calls_go_on_where_they_cannot_be_counted() {
    server.database().execute("alter table signalcraft_server.quotas rename to away");
    assertThat(call().status()).isEqualTo(200);
    server.database().execute("alter table signalcraft_server.away rename to quotas");
    Eventually.until(
        "calls are counted again", () -> call().header("X-RateLimit-Limit").equals("20"));
  }
}
