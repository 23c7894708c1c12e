package com.signalcraft.examples.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenAttackTest {

  private static final byte[] FORMER = bytes("a-former-secret-of-the-tests-0123456789");
  private static final byte[] NEXT = bytes("the-next-secret-of-the-tests-0123456789");

  private static TestServer server;
  private static Http http;
  private static String token;
  private static UUID ada;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @BeforeAll
  static void start() {
    server = TestServer.start();
    http = Http.of(server);
    Http.Reply made = People.register(http, "ada@example.com");
    token = made.at("/tokens/access_token");
    ada = UUID.fromString(made.at("/user/id"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertRefused(String forged) {
    Http.Reply reply = http.as(forged).get("/users/profile");
    assertThat(reply.status()).as(forged).isEqualTo(401);
    assertThat(reply.at("/error/code")).isEqualTo("AUTHENTICATION_REQUIRED");
    assertThat(reply.at("/error/message")).isEqualTo("the token is not valid");
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(json));
  }

  @Test
  void a_token_without_a_signature_is_refused() {
    String payload = token.split("\\.", -1)[1];
    assertRefused(base64("{\"alg\":\"none\"}") + "." + payload + ".");
    assertRefused(base64("{\"alg\":\"HS256\"}") + "." + payload + ".");
    assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
  }

  @Test
  void a_token_that_was_changed_is_refused() {
    String[] parts = token.split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String other = claims.replace(ada.toString(), UUID.randomUUID().toString());
    assertRefused(parts[0] + "." + base64(other) + "." + parts[2]);
    assertRefused(token + "x");
    assertRefused("x");
    assertRefused("x".repeat(5_000));
  }

  @Test
  void a_token_of_another_secret_is_refused_under_any_key_id() {
    assertRefused(new AccessTokens(List.of(NEXT), InstantSource.system()).issue(ada));
    String own = token.split("\\.", -1)[0];
    String[] forged =
        new AccessTokens(List.of(NEXT), InstantSource.system()).issue(ada).split("\\.", -1);
    assertRefused(own + "." + forged[1] + "." + forged[2]);
  }

  @Test
  void a_token_that_has_expired_is_refused() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-15T10:00:00Z"));
    AccessTokens tokens = new AccessTokens(List.of(NEXT), clock);
    String issued = tokens.issue(ada);
    assertThat(tokens.read(issued).user()).isEqualTo(ada);
    clock.advance(AccessTokens.LIFE.plus(Duration.ofSeconds(31)));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> tokens.read(issued)))
        .isInstanceOf(com.signalcraft.error.AuthenticationException.class);
  }

  @Test
  void a_token_of_a_session_of_somebody_else_is_refused() {
    Http.Reply bob = People.register(http, "bob@example.com");
    AccessTokens own =
        new AccessTokens(
            List.of(bytes("signing-secret-of-the-tests-0123456789")), InstantSource.system());
    UUID session = own.read(bob.at("/tokens/access_token")).session();
    assertThat(http.as(own.issue(ada, null)).get("/users/profile").status()).isEqualTo(200);
    assertRefused(own.issue(ada, session));
    assertRefused(own.issue(ada, UUID.randomUUID()));
    assertRefused(own.issue(UUID.randomUUID(), null));
  }

  @Test
  void tokens_of_a_former_secret_are_good_while_it_is_among_the_secrets() {
    String old = new AccessTokens(List.of(FORMER), InstantSource.system()).issue(ada);
    assertThat(new AccessTokens(List.of(NEXT, FORMER), InstantSource.system()).read(old).user())
        .isEqualTo(ada);
  }

  @Test
  void credentials_of_two_kinds_or_of_another_scheme_are_refused() {
    assertThat(http.as(token).with("X-API-Key", "sk_x").get("/users/profile").status())
        .isEqualTo(400);
    assertThat(http.with("Authorization", "Basic YTpi").get("/users/profile").status())
        .isEqualTo(401);
    assertThat(
            http.with("Authorization", "Bearer " + token, "Authorization", "Bearer " + token)
                .get("/users/profile")
                .status())
        .isEqualTo(400);
    assertThat(http.as(TestServer.SERVICE_KEY + "x").get("/users/profile").status()).isEqualTo(401);
  }

  @Test
  void a_key_that_is_not_there_and_one_that_was_revoked_have_one_answer() {
    Http user = http.as(token);
    String business = user.get("/businesses").at("/businesses/0/id");
    String keys = "/businesses/" + business + "/api-keys";
    Http.Reply issued = user.post(keys, "{\"name\": \"till\", \"permissions\": [\"read\"]}");
    assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    Http till = http.with("X-API-Key", issued.at("/secret"));
    assertThat(till.get("/kpis/sources/" + business).status()).isEqualTo(200);
    user.delete(keys + "/" + issued.at("/id"));

    Http.Reply revoked = till.get("/kpis/sources/" + business);
    Http.Reply unknown = http.with("X-API-Key", "sk_unknown").get("/kpis/sources/" + business);
    assertThat(revoked.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(revoked.at("/error/message")).isEqualTo(unknown.at("/error/message"));
    assertThat(till.get("/users/sign-ins").status()).isEqualTo(401);
  }
}
