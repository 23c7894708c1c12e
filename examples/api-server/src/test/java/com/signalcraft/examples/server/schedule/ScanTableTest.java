package com.signalcraft.examples.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.ServerDatabases;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.schedule.ScanTable.Scan;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScanTableTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Duration WAIT = Duration.ofMinutes(1);
  private final TestDatabase database = ServerDatabases.create();
  private HikariDataSource pool;
  private ScanTable table;
  private Scan scan;

  @BeforeEach
  void start() {
    pool = Pools.server(ServerDatabases.logins(database.url()));
    table = new ScanTable(new ServerDatabase(pool));
    try (JdbcSignalCraft service = database.signalCraft().build()) {
      scan = new Scan(UUID.randomUUID(), TestTenant.create(database, service).business().id());
    }
  }

  @AfterEach
  void stop() {
    pool.close();
    database.close();
  }

  private List<Scan> claim(Instant now) {
    return table.claim(now, now.plusSeconds(600), 10);
  }

  @Test
  void a_source_with_new_points_is_looked_at_at_once_and_then_after_the_wait() {
    table.note(List.of(scan), NOW, WAIT);
    assertThat(claim(NOW)).containsExactly(scan);
    table.done(scan.sourceId(), NOW.plusSeconds(600));
    table.note(List.of(scan), NOW.plusSeconds(1), WAIT);
    table.note(List.of(scan), NOW.plusSeconds(2), WAIT);
    assertThat(claim(NOW.plusSeconds(59))).isEmpty();
    assertThat(claim(NOW.plusSeconds(60))).containsExactly(scan);
  }

  @Test
  void points_that_come_while_it_is_looked_at_are_not_forgotten() {
    table.note(List.of(scan), NOW, WAIT);
    assertThat(claim(NOW)).containsExactly(scan);
    table.note(List.of(scan), NOW.plusSeconds(1), WAIT);
    table.done(scan.sourceId(), NOW.plusSeconds(600));
    assertThat(claim(NOW.plusSeconds(60))).containsExactly(scan);
  }

  @Test
  void two_do_not_get_the_same_one_and_what_the_dead_leave_comes_again() {
    table.note(List.of(scan), NOW, WAIT);
    assertThat(claim(NOW)).containsExactly(scan);
    assertThat(claim(NOW)).isEmpty();
    assertThat(claim(NOW.plusSeconds(599))).isEmpty();
    assertThat(claim(NOW.plusSeconds(600))).containsExactly(scan);
  }

  @Test
  void what_nobody_looks_at_any_more_is_forgotten() {
    table.note(List.of(scan), NOW, WAIT);
    assertThat(table.purge(NOW)).isZero();
    assertThat(table.purge(NOW.plusSeconds(1))).isEqualTo(1);
  }
}
