package com.signalcraft.examples.server.account;

import static com.signalcraft.examples.server.account.People.PASSWORD;
import static com.signalcraft.examples.server.account.People.login;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.ServerDatabases;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.web.Cidr;
import com.signalcraft.examples.server.web.WebOptions;
import com.signalcraft.examples.server.web.WebOptions.ProxyHeader;
import com.signalcraft.jdbc.testing.TestClock;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

  private final TestDatabase database = ServerDatabases.withClock();
  private TestServer server;
  private TestServer other;
  private TestClock clock;

  @BeforeEach
  void start() {
    WebOptions behindProxy =
        WebOptions.defaults()
            .withTrustedProxies(List.of(Cidr.parse("127.0.0.0/8")), ProxyHeader.X_FORWARDED_FOR);
    server = TestServer.start(database, TestServer.unlimited().with(behindProxy));
    other = server.another(TestServer.unlimited().with(behindProxy));
    clock = TestClock.of(database);
  }

  @AfterEach
  void stop() {
    clock.close();
    other.close();
    server.close();
  }

  private static Http.Reply signIn(TestServer at, String from, String email, String password) {
    return Http.of(at).with("X-Forwarded-For", from).post("/auth/login", login(email, password));
  }

  @Test
  void who_guesses_waits_the_longer_the_more_he_has_guessed_whichever_process_he_asks() {
    People.register(Http.of(server), "ada@example.com");
    for (int i = 0; i < 6; i++) {
      TestServer at = i % 2 == 0 ? server : other;
      assertThat(signIn(at, "192.0.2.1", "ada@example.com", "guess " + i).status()).isEqualTo(401);
    }
    Http.Reply refused = signIn(other, "192.0.2.1", "ada@example.com", PASSWORD);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.at("/error/code")).isEqualTo("RATE_LIMIT_EXCEEDED");
    assertThat(refused.header("Retry-After")).isEqualTo("1");

    clock.advance(Duration.ofSeconds(1));
    assertThat(signIn(server, "192.0.2.1", "ada@example.com", "guess").status()).isEqualTo(401);
    assertThat(signIn(server, "192.0.2.1", "ada@example.com", "guess").header("Retry-After"))
        .isEqualTo("2");

    clock.advance(Duration.ofSeconds(2));
    assertThat(signIn(server, "192.0.2.1", "ada@example.com", PASSWORD).status()).isEqualTo(200);
    assertThat(signIn(server, "192.0.2.1", "ada@example.com", "guess").status())
        .as("it begins anew after a success")
        .isEqualTo(401);
  }

  @Test
  void an_address_without_an_account_is_treated_as_one_with_an_account() {
    People.register(Http.of(server), "ada@example.com");
    for (String email : List.of("ada@example.com", "nobody@example.com")) {
      String from = email.startsWith("ada") ? "192.0.2.1" : "192.0.2.2";
      for (int i = 0; i < 6; i++) {
        Http.Reply reply = signIn(server, from, email, "guess");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.at("/error/message")).isEqualTo("the address or the password is wrong");
      }
      assertThat(signIn(server, from, email, "guess").status()).isEqualTo(429);
    }
  }

  @Test
  void nobody_is_locked_out_by_others_where_he_has_signed_in_before() {
    People.register(Http.of(server).with("X-Forwarded-For", "198.51.100.7"), "ada@example.com");
    for (int i = 0; i < 60; i++) {
      signIn(server, "192.0.2." + i, "ada@example.com", "guess");
    }
    assertThat(signIn(server, "203.0.113.9", "ada@example.com", PASSWORD).status())
        .as("from a new place: for seconds")
        .isEqualTo(429);
    assertThat(signIn(server, "198.51.100.7", "ada@example.com", PASSWORD).status()).isEqualTo(200);
    for (int i = 0; i < 60; i++) {
      signIn(server, "192.0.2." + (100 + i), "ada@example.com", "guess");
    }
    clock.advance(Duration.ofSeconds(10));
    assertThat(signIn(server, "203.0.113.9", "ada@example.com", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void a_success_of_his_own_does_not_free_a_network_to_guess_on() {
    People.register(Http.of(server), "mallory@example.com");
    for (int i = 0; i < 21; i++) {
      signIn(server, "192.0.2.1", "victim" + i + "@example.com", "guess");
    }
    assertThat(signIn(server, "192.0.2.1", "mallory@example.com", PASSWORD).status())
        .isEqualTo(429);
    clock.advance(Duration.ofSeconds(1));
    assertThat(signIn(server, "192.0.2.1", "mallory@example.com", PASSWORD).status())
        .isEqualTo(200);
    assertThat(signIn(server, "192.0.2.1", "victim@example.com", "guess").status()).isEqualTo(401);
    assertThat(signIn(server, "192.0.2.1", "victim@example.com", "guess").status())
        .as("still counted")
        .isEqualTo(429);
  }
}
