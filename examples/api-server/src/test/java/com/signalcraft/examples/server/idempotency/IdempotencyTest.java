package com.signalcraft.examples.server.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.account.People;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {

  private static final String NEW_BUSINESS = "{\"name\": \"A second one\"}";

  private static TestServer server;
  private static TestServer other;
  private static Http http;
  private static Http ada;
  private static String business = "";

  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    other = server.another();
    http = Http.of(server);
    Http.Reply made = People.register(http, "ada@example.com");
    ada = http.as(made.at("/tokens/access_token"));
    business = made.at("/business/id");
  }

  @AfterAll
  static void stop() {
    other.close();
    server.close();
  }

  private Http keyed() {
    return ada.with("Idempotency-Key", key);
  }

  @Test
  void the_same_request_again_gets_the_same_answer_at_any_process_and_changes_nothing() {
    Http.Reply first = keyed().post("/businesses", NEW_BUSINESS);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();

    for (TestServer at : List.of(server, other)) {
      Http.Reply again = keyed().at(at).post("/businesses", NEW_BUSINESS);
      assertThat(again.status()).isEqualTo(201);
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
      assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }
    assertThat(
            server
                .database()
                .value(
                    "select count(*) from public.businesses where id = '" + first.at("/id") + "'"))
        .isEqualTo("1");
  }

  @Test
  void another_request_with_the_key_is_a_conflict() {
    keyed().post("/businesses", NEW_BUSINESS);
    Http.Reply changed = keyed().post("/businesses", "{\"name\": \"A third one\"}");
    assertThat(changed.status()).isEqualTo(409);
    assertThat(changed.at("/error/message")).contains("was used for another request");
    assertThat(keyed().post("/businesses?x=1", NEW_BUSINESS).status()).isEqualTo(409);
  }

  @Test
  void a_key_is_of_one_caller() {
    Http.Reply first = keyed().post("/businesses", NEW_BUSINESS);
    Http.Reply bob = People.register(http, "bob@example.com");
    Http.Reply his =
        http.as(bob.at("/tokens/access_token"))
            .with("Idempotency-Key", key)
            .post("/businesses", NEW_BUSINESS);
    assertThat(his.status()).isEqualTo(201);
    assertThat(his.at("/id")).isNotEqualTo(first.at("/id"));
  }

  @Test
  void what_was_refused_may_be_mended_and_sent_with_the_same_key() {
    assertThat(keyed().post("/businesses", "{\"name\": \"\"}").status()).isIn(400, 422);
    assertThat(keyed().post("/businesses", NEW_BUSINESS).status()).isEqualTo(201);
  }

  @Test
  void of_many_at_once_one_works_and_the_others_are_told_to_come_again() {
    List<CompletableFuture<Http.Reply>> flood =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            keyed()
                                .at(i % 2 == 0 ? server : other)
                                .post("/businesses", "{\"name\": \"Flood " + key + "\"}")))
            .toList();
    List<Http.Reply> replies = flood.stream().map(CompletableFuture::join).toList();
    assertThat(replies).extracting(Http.Reply::status).containsOnly(201, 409).contains(201);
    for (Http.Reply reply : replies) {
      if (reply.status() == 409) {
        assertThat(reply.header("Retry-After")).isEqualTo("1");
      }
    }
    assertThat(
            server
                .database()
                .value("select count(*) from public.businesses where name = 'Flood " + key + "'"))
        .isEqualTo("1");
  }

  @Test
  void a_key_of_a_process_that_died_is_free_after_a_minute_for_the_same_request() {
    keyed().post("/businesses", NEW_BUSINESS);
    String dead = "update signalcraft_server.idempotency_keys set status = null, answer = null, ";
    server.database().execute(dead + "locked_until = now() + interval '1 second'");
    assertThat(keyed().post("/businesses", NEW_BUSINESS).header("Retry-After")).isEqualTo("1");
    server.database().execute(dead + "locked_until = now()");
    assertThat(keyed().post("/businesses", "{\"name\": \"Another\"}").status()).isEqualTo(409);
    assertThat(keyed().post("/businesses", NEW_BUSINESS).status()).isEqualTo(201);
  }

  @Test
  void a_key_is_forgotten_after_a_day() {
    String id = keyed().post("/businesses", NEW_BUSINESS).at("/id");
    server
        .database()
        .execute(
            "update signalcraft_server.idempotency_keys"
                + " set created_at = created_at - interval '24 hours'");
    assertThat(keyed().post("/businesses", NEW_BUSINESS).at("/id")).isNotEqualTo(id);
  }

  @Test
  void a_secret_is_said_again_and_kept_from_who_reads_the_database() {
    String path = "/businesses/" + business + "/api-keys";
    String body = "{\"name\": \"till\", \"permissions\": [\"read\"]}";
    String secret = keyed().post(path, body).at("/secret");
    assertThat(keyed().post(path, body).at("/secret")).isEqualTo(secret).isNotEmpty();
    assertThat(
            server
                .database()
                .value(
                    "select count(*) from signalcraft_server.idempotency_keys k"
                        + " where position('"
                        + secret.substring(0, 12)
                        + "'::bytea in k.answer) > 0"))
        .isEqualTo("0");
  }

  @Test
  void an_account_is_opened_once() {
    Http nobody = http.with("Idempotency-Key", key);
    Http.Reply first = nobody.post("/auth/register", People.registration("once@example.com"));
    Http.Reply again = nobody.post("/auth/register", People.registration("once@example.com"));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with a blank"})
  void a_key_that_is_none_is_refused(String wrong) {
    Http.Reply reply = ada.with("Idempotency-Key", wrong).post("/businesses", NEW_BUSINESS);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/error/details/field")).isEqualTo("Idempotency-Key");
  }
}
