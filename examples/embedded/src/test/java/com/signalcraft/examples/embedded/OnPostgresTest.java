package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.security.Identity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnPostgresTest {

  private EmbeddedPostgres server;
  private JdbcSignalCraft signalCraft;

  @BeforeEach
  void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().start();
    OnPostgres.migrate(server.getPostgresDatabase());
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role signalcraft_app login password 'app'");
      statement.execute("alter role signalcraft_service login password 'service'");
    }
    signalCraft =
        OnPostgres.open(
            "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
            "app",
            "service",
            URI.create("http://localhost:1/jwks.json"));
  }

  @AfterEach
  void stop() throws IOException {
    signalCraft.close();
    server.close();
  }

  @Test
  void sales_are_pushed_and_read_by_the_week() {
    List<String> printed = Printed.by(out -> OnPostgres.run(signalCraft, sales(), out));
    OnPostgres.upkeep(signalCraft);

    assertThat(printed).containsExactly("3 weeks, the last with 500.00 EUR");
  }

  @Test
  void a_token_that_cannot_be_checked_is_refused() {
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> signalCraft.as(Identity.token("not.a.token")).users().me())
        .withMessage("the token is not valid");
  }

  /** Two weeks and five days from a Monday, 100 EUR each. */
  private static Map<Instant, BigDecimal> sales() {
    Map<Instant, BigDecimal> sales = new LinkedHashMap<>();
    Instant monday = Instant.parse("2026-06-01T00:00:00Z");
    for (int i = 0; i < 19; i++) {
      sales.put(monday.plusSeconds(86_400L * i), new BigDecimal("100.00"));
    }
    return sales;
  }
}
