package com.signalcraft.examples.server.account;

import static com.signalcraft.examples.server.account.People.PASSWORD;
import static com.signalcraft.examples.server.account.People.login;
import static com.signalcraft.examples.server.account.People.refreshing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static TestServer server;
  private static TestServer other;
  private static Http http;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    other = server.another();
    http = Http.of(server);
  }

  @AfterAll
  static void stop() {
    other.close();
    server.close();
  }

  private static String refreshToken(Http.Reply reply) {
    return reply.json().findValue("refresh_token").asText();
  }

  private static String accessToken(Http.Reply reply) {
    return reply.json().findValue("access_token").asText();
  }

  private static Http.Reply refresh(String token) {
    return http.post("/auth/refresh", refreshing(token));
  }

  private static int profile(String accessToken) {
    return http.as(accessToken).get("/users/profile").status();
  }

  private static List<String> events(String accessToken) {
    List<String> events = new ArrayList<>();
    for (JsonNode entry : http.as(accessToken).get("/users/sign-ins").json().get("sign_ins")) {
      events.add(entry.get("event").asText());
    }
    return events;
  }

  /** As if the last refresh of all sessions had been a while ago. */
  private static void pass(Duration time) {
    server
        .database()
        .execute(
            "update signalcraft_server.sessions set refreshed_at = refreshed_at - interval '"
                + time.toSeconds()
                + " seconds', expires_at = expires_at - interval '"
                + time.toSeconds()
                + " seconds'");
  }

  @Test
  void each_refresh_gives_the_next_token_at_any_process() {
    String first = refreshToken(People.register(http, "ada@example.com"));
    Http.Reply second = refresh(first);
    assertThat(second.status()).isEqualTo(200);
    assertThat(refreshToken(second)).isNotEqualTo(first);
    assertThat(profile(accessToken(second))).isEqualTo(200);

    Http.Reply third = http.at(other).post("/auth/refresh", refreshing(refreshToken(second)));
    assertThat(third.status()).isEqualTo(200);
    assertThat(profile(accessToken(third))).isEqualTo(200);
  }

  @Test
  void a_spent_token_ends_the_session_for_whoever_has_one() {
    Http.Reply made = People.register(http, "bob@example.com");
    Http.Reply next = refresh(refreshToken(made));
    pass(Duration.ofMinutes(1));

    assertThat(refresh(refreshToken(made)).status()).isEqualTo(401);

    assertThat(refresh(refreshToken(next)).status()).isEqualTo(401);
    assertThat(profile(accessToken(next))).isEqualTo(401);
    Http.Reply again = http.post("/auth/login", login("bob@example.com", PASSWORD));
    assertThat(events(accessToken(again)))
        .containsExactly("signed_in", "token_reused", "registered");
  }

  @Test
  void of_two_that_refresh_at_once_at_two_processes_one_wins_and_the_session_goes_on() {
    for (int round = 0; round < 5; round++) {
      String token = refreshToken(People.register(http, "race" + round + "@example.com"));
      List<CompletableFuture<Http.Reply>> both =
          List.of(
              CompletableFuture.supplyAsync(() -> refresh(token)),
              CompletableFuture.supplyAsync(
                  () -> http.at(other).post("/auth/refresh", refreshing(token))));
      List<Http.Reply> replies = both.stream().map(CompletableFuture::join).toList();
      assertThat(replies).extracting(Http.Reply::status).containsExactlyInAnyOrder(200, 401);
      Http.Reply winner = replies.get(replies.get(0).status() == 200 ? 0 : 1);
      assertThat(refresh(refreshToken(winner)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_spent_token_from_another_address_ends_the_session_at_once() {
    Http.Reply made = People.register(http, "thief@example.com");
    Http.Reply next = refresh(refreshToken(made));
    server
        .database()
        .execute("update signalcraft_server.sessions set refreshed_from = '192.0.2.1'");

    assertThat(refresh(refreshToken(made)).status()).isEqualTo(401);
    assertThat(refresh(refreshToken(next)).status()).isEqualTo(401);
  }

  @Test
  void a_session_that_was_not_refreshed_for_a_month_is_over() {
    String token = refreshToken(People.register(http, "carla@example.com"));
    pass(Duration.ofDays(30));
    assertThat(refresh(token).status()).isEqualTo(401);
  }

  @Test
  void signing_out_ends_the_session_and_may_be_repeated() {
    Http.Reply made = People.register(http, "dora@example.com");
    String body = refreshing(refreshToken(made));
    assertThat(http.post("/auth/logout", body).status()).isEqualTo(204);
    assertThat(http.post("/auth/logout", body).status()).isEqualTo(204);
    assertThat(http.post("/auth/logout", refreshing("no such token")).status()).isEqualTo(204);
    assertThat(refresh(refreshToken(made)).status()).isEqualTo(401);
    assertThat(profile(accessToken(made))).as("its access token").isEqualTo(401);
  }

  @Test
  void a_new_password_ends_all_other_sessions() {
    Http.Reply made = People.register(http, "eve@example.com");
    Http.Reply elsewhere = http.post("/auth/login", login("eve@example.com", PASSWORD));
    Http eve = http.as(accessToken(made));

    Http.Reply wrong =
        eve.put(
            "/auth/password",
            "{\"current_password\": \"not this one\", \"new_password\": \"another quiet horse\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.at("/error/details/field")).isEqualTo("current_password");
    Http.Reply weak =
        eve.put(
            "/auth/password",
            "{\"current_password\": \"" + PASSWORD + "\", \"new_password\": \"password1\"}");
    assertThat(weak.at("/error/details/field")).isEqualTo("new_password");

    assertThat(
            eve.put(
                    "/auth/password",
                    "{\"current_password\": \""
                        + PASSWORD
                        + "\", \"new_password\": \"another quiet horse\"}")
                .status())
        .isEqualTo(204);

    assertThat(profile(accessToken(made))).isEqualTo(200);
    assertThat(profile(accessToken(elsewhere))).isEqualTo(401);
    assertThat(refresh(refreshToken(elsewhere)).status()).isEqualTo(401);
    assertThat(http.post("/auth/login", login("eve@example.com", PASSWORD)).status())
        .isEqualTo(401);
    assertThat(http.post("/auth/login", login("eve@example.com", "another quiet horse")).status())
        .isEqualTo(200);
    assertThat(events(accessToken(made)))
        .containsExactly(
            "signed_in", "refused", "password_changed", "refused", "signed_in", "registered");
  }

  @Test
  void sign_ins_come_in_pages() {
    Http.Reply made = People.register(http, "fay@example.com");
    http.post("/auth/login", login("fay@example.com", PASSWORD));
    Http fay = http.as(accessToken(made));
    Http.Reply first = fay.get("/users/sign-ins?limit=1");
    assertThat(first.at("/sign_ins/0/event")).isEqualTo("signed_in");
    assertThat(first.at("/sign_ins/0/ip_address")).isEqualTo("127.0.0.1");
    Http.Reply second = fay.get("/users/sign-ins?limit=1&cursor=" + first.at("/next_cursor"));
    assertThat(second.at("/sign_ins/0/event")).isEqualTo("registered");
    assertThat(second.json().get("next_cursor").isNull()).isTrue();
  }

  @Test
  void nothing_stays_of_who_was_anonymised_or_erased() {
    for (String how : List.of("anonymise", "erase")) {
      Http.Reply made = People.register(http, how + "@example.com");
      String id = made.at("/user/id");
      Http user = http.as(accessToken(made));
      Http.Reply gone =
          how.equals("erase")
              ? user.delete("/users/" + id)
              : user.send("POST", "/users/" + id + "/anonymise", null);
      assertThat(gone.status()).as(gone.body()).isEqualTo(204);

      assertThat(profile(accessToken(made))).isEqualTo(401);
      assertThat(refresh(refreshToken(made)).status()).isEqualTo(401);
      assertThat(http.post("/auth/login", login(how + "@example.com", PASSWORD)).status())
          .isEqualTo(401);
      for (String table : List.of("credentials", "sessions", "sign_ins")) {
        assertThat(
                server
                    .database()
                    .value(
                        "select count(*) from signalcraft_server."
                            + table
                            + " where user_id = '"
                            + id
                            + "'"))
            .as(table + " after " + how)
            .isEqualTo("0");
      }
    }
  }
}
