package com.signalcraft.client.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest extends ServerTest {

  private ApiClient ada;

  @BeforeEach
  void register() {
    ada = bearing(register("ada@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/businesses?limit=3&page=1",
        "/businesses?limit=three",
        "/businesses?limit=1&limit=2",
        "/businesses/not-an-id",
        "/businesses/00000000-0000-0000-0000-00000000000A",
        "/notifications?unread=yes",
        "/users/profile?verbose=true"
      })
  void what_the_contract_does_not_know_of_in_a_path_or_query_is_a_violation(String path) {
    assertViolation(ada.get(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'Café','colour':'red'}",
        "{'name':1}",
        "{'name':'Café','name':'Bar'}",
        "{'name':'Café'} {}",
        "{'name':'Café','location':{'planet':'Mars'}}",
        "[]",
        "<html>"
      })
  void what_the_contract_does_not_know_of_in_a_body_is_a_violation(String body) {
    assertViolation(ada.post("/businesses", body));
  }

  @Test
  void so_is_another_content_type_or_header() {
    assertViolation(
        ada.with("Content-Type", "text/plain")
            .send("POST", "/businesses", BodyPublishers.ofString("{\"name\":\"Café\"}")));
    assertViolation(ada.with("X-Tenant", "me").get("/users/profile"));
    assertViolation(ada.with("X-API-Key", "sc_key").get("/users/profile"));
    assertViolation(ada.with("Idempotency-Key", "12345678").get("/users/profile"));
    assertViolation(nobody.with("Authorization", "Basic YTpi").get("/users/profile"));
    assertViolation(ada.send("GET", "/users/profile", BodyPublishers.ofString("{}")));
  }

  @Test
  void a_call_that_there_is_not_is_answered_without_the_errors_of_the_api() {
    ApiClient.Reply reply = ada.get("/users/profile/picture");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).startsWith("text/plain");
  }

  private static void assertViolation(ApiClient.Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("CONTRACT_VIOLATION");
  }
}
