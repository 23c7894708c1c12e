package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.event.EventSubscription;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.Identity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
  void a_subscriber_is_told_of_loaded_points() throws InterruptedException {
    JdbcSignalCraft ada =
        signalCraft.as(
            Identity.user(signalCraft.users().create(NewUser.of("ada@example.com")).id()));
    UUID shop = ada.businesses().create(NewBusiness.of("Ada's Coffee")).id();
    UUID revenue =
        ada.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            told.add(line);
          }
        };

    try (EventSubscription subscription = OnPostgres.tell(ada, out)) {
      assertThat(subscription.isOpen()).isTrue();
      // What is loaded before the subscription listens is covered by this gap, and not told.
      assertThat(told.poll(30, TimeUnit.SECONDS)).startsWith("read what came from ");
      Stream<KpiPoint> points =
          sales().entrySet().stream()
              .map(day -> KpiPoint.of(revenue, day.getKey(), day.getValue()));
      assertThat(Printed.by(printer -> OnPostgres.load(signalCraft, points, printer)))
          .containsExactly("19 inserted, 0 refused");

      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("19 new points of " + revenue);
    }
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
