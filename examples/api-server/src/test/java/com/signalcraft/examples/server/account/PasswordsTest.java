package com.signalcraft.examples.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.security.CallOrigin;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private static final String OLD =
      "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private static AccountOptions options(int atOnce, int waiting) {
    return new AccountOptions(true, Duration.ofDays(30), atOnce, waiting);
  }

  @Test
  void a_password_matches_its_hash_however_it_is_composed() {
    Passwords passwords = new Passwords(options(1, 1));
    String hash = passwords.hash("caf\u00e9 au lait");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.matches("cafe\u0301 au lait", hash)).isTrue();
    assertThat(passwords.matches("cafe au lait", hash)).isFalse();
    assertThat(passwords.hash("caf\u00e9 au lait")).isNotEqualTo(hash);
  }

  @Test
  void a_hash_of_other_parameters_is_outdated() {
    Passwords passwords = new Passwords(options(1, 1));
    assertThat(passwords.isOutdated(OLD)).isTrue();
    assertThat(passwords.isOutdated(passwords.hash("anything at all"))).isFalse();
  }

  @Test
  void who_comes_when_all_places_are_taken_is_told_to_come_again() {
    Passwords passwords = new Passwords(options(1, 1));
    List<CompletableFuture<String>> flood = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      flood.add(
          CompletableFuture.supplyAsync(
              () -> passwords.hash("flood"), work -> new Thread(work).start()));
    }
    long refused = 0;
    for (CompletableFuture<String> one : flood) {
      try {
        one.join();
      } catch (CompletionException e) {
        assertThat(e.getCause()).isInstanceOf(OverloadedException.class);
        assertThat(((OverloadedException) e.getCause()).retryAfter()).isPresent();
        refused++;
      }
    }
    assertThat(refused).isPositive();
    assertThat(passwords.matches("flood", passwords.hash("flood"))).isTrue();
  }

  @Test
  void an_address_without_an_account_costs_as_much_as_a_wrong_password() {
    try (TestServer server = TestServer.start();
        HikariDataSource pool =
            Pools.server(new DatabaseLogins(server.database().url(), "app", "service", "server"))) {
      People.register(com.signalcraft.examples.server.Http.of(server), "ada@example.com");
      AccountOptions options = options(1, 1);
      Passwords passwords = new Passwords(options);
      Accounts accounts = new Accounts(new ServerDatabase(pool), options, passwords);
      for (String email : List.of("ada@example.com", "nobody@example.com")) {
        long before = passwords.computed();
        assertThatThrownBy(() -> accounts.signIn(email, "a wrong one", CallOrigin.UNKNOWN))
            .isInstanceOf(AuthenticationException.class)
            .hasMessage("the address or the password is wrong");
        assertThat(passwords.computed() - before).as(email).isEqualTo(1);
      }
    }
  }
}
