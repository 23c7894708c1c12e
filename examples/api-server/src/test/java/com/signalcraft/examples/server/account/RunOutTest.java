package com.signalcraft.examples.server.account;

import static com.signalcraft.examples.server.account.People.PASSWORD;
import static com.signalcraft.examples.server.account.People.login;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.ProtectionOptions;
import com.signalcraft.examples.server.ServerDatabases;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.jdbc.testing.TestClock;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunOutTest {

  @Test
  void what_has_run_out_is_removed_and_nothing_before() {
    try (TestServer server =
            TestServer.start(ServerDatabases.withClock(), ProtectionOptions.defaults());
        TestClock clock = TestClock.of(server.database());
        HikariDataSource pool = Pools.server(ServerDatabases.logins(server.database().url()))) {
      RunOut runOut = new RunOut(new ServerDatabase(pool));
      Http http = Http.of(server).with("Idempotency-Key", "a-key-of-the-test");
      People.register(http, "ada@example.com");
      http.post("/auth/login", login("ada@example.com", "a wrong one"));
      http.post("/auth/login", login("ada@example.com", PASSWORD));
      assertThat(runOut.tidy(clock.now())).isZero();

      clock.advance(Duration.ofHours(1));
      // Of who has failed: the network's row, as the account's own went with the success.
      assertThat(runOut.tidy(clock.now())).isEqualTo(1);
      clock.advance(Duration.ofHours(23));
      assertThat(runOut.tidy(clock.now())).as("a count and a key").isEqualTo(2);
      clock.advance(Duration.ofDays(37));
      assertThat(runOut.tidy(clock.now())).as("two sessions").isEqualTo(2);
      clock.advance(Duration.ofDays(60));
      assertThat(runOut.tidy(clock.now())).as("three sign-ins").isEqualTo(3);
    }
  }
}
