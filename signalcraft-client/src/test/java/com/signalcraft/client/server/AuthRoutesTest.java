package com.signalcraft.client.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthRoutesTest extends ServerTest {

  @Test
  void registering_makes_a_user_with_a_business_and_tokens() {
    ApiClient.Reply registered = register("ada@example.com");

    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.text("/user/email")).isEqualTo("ada@example.com");
    assertThat(registered.text("/tokens/expires_in")).isEqualTo("900");
    ApiClient ada = bearing(registered);
    assertThat(ada.get("/users/profile").text("/id")).isEqualTo(registered.text("/user/id"));
    assertThat(ada.get("/businesses").text("/businesses/0/id"))
        .isEqualTo(registered.text("/business/id"));
    assertThat(register("ada@example.com").status()).isEqualTo(409);
  }

  @Test
  void a_login_needs_the_password() {
    register("ada@example.com");

    ApiClient.Reply right =
        nobody.post("/auth/login", "{'email':'ada@example.com','password':'correct horse'}");
    ApiClient.Reply wrong =
        nobody.post("/auth/login", "{'email':'ada@example.com','password':'battery staple'}");

    assertThat(right.status()).isEqualTo(200);
    assertThat(right.text("/user/subscription_tier")).isEqualTo("free");
    assertThat(bearing(right).get("/users/profile").status()).isEqualTo(200);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("AUTHENTICATION_REQUIRED");
  }

  @Test
  void an_access_token_ends_and_a_refresh_token_is_good_once() {
    ApiClient.Reply registered = register("ada@example.com");
    ApiClient ada = bearing(registered);
    String refresh = "{'refresh_token':'" + registered.text("/tokens/refresh_token") + "'}";

    clock.advance(Duration.ofSeconds(899));
    assertThat(ada.get("/users/profile").status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(ada.get("/users/profile").status()).isEqualTo(401);

    ApiClient.Reply refreshed = nobody.post("/auth/refresh", refresh);
    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.text("/refresh_token"))
        .isNotEqualTo(registered.text("/tokens/refresh_token"));
    assertThat(
            nobody
                .with("Authorization", "Bearer " + refreshed.text("/access_token"))
                .get("/users/profile")
                .status())
        .isEqualTo(200);
    assertThat(nobody.post("/auth/refresh", refresh).status()).isEqualTo(401);
  }

  @Test
  void logging_out_ends_the_refresh_token() {
    String refresh =
        "{'refresh_token':'" + register("ada@example.com").text("/tokens/refresh_token") + "'}";

    assertThat(nobody.post("/auth/logout", refresh).status()).isEqualTo(204);
    assertThat(nobody.post("/auth/refresh", refresh).status()).isEqualTo(401);
  }

  @Test
  void the_service_has_a_token_of_its_own() {
    ApiClient.Reply created =
        service.post("/users", "{'email':'bob@example.com','full_name':'Bob','timezone':'UTC'}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(bearing(register("ada@example.com")).post("/users", "{'email':'x@example.com'}"))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.code()).isEqualTo("INSUFFICIENT_PERMISSIONS");
            });
    ApiClient bob =
        nobody.with(
            "Authorization",
            "Bearer " + server.tokenFor(java.util.UUID.fromString(created.text("/id"))));
    clock.advance(Duration.ofDays(4_000));
    assertThat(bob.get("/users/profile").text("/full_name")).isEqualTo("Bob");
  }

  @Test
  void a_caller_without_credentials_is_asked_for_them() {
    ApiClient.Reply refused = nobody.get("/users/profile");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("X-Request-Id")).isNotEmpty();
    assertThat(refused.text("/error/request_id")).isEqualTo(refused.header("X-Request-Id"));
  }
}
