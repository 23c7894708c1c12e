package com.signalcraft.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TcpProxy;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.security.Identity;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections break, and there are too few of them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FailingNetworkTest {

  private static final int POINTS = 40_000;
  private static final int BATCH = 500;
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  private TcpProxy network;
  private TestTenant tenant;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void dropDatabase() {
    service.close();
    database.close();
  }

  @BeforeEach
  void connect() {
    network = TcpProxy.to(database.owner().getPortNumbers()[0]);
    tenant = TestTenant.create(database, service);
  }

  @AfterEach
  void disconnect() {
    network.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void points_arrive_once_however_often_connections_are_cut(long seed) {
    TestTenant other = TestTenant.create(database, service);
    Load load = new Load(database, tenant, POINTS, BATCH);
    int calls = load.calls();
    Random random = new Random(seed);
    try (HikariDataSource pool = pool(database.app(), 3);
        JdbcSignalCraft failing = JdbcSignalCraft.builder().dataSource(pool).build()) {
      // A login takes a kilobyte, a batch some thirty.
      network.cutAfter(
          () -> {
            synchronized (random) {
              return random.nextInt(500_000);
            }
          });

      Onlooker.during(
          failing,
          other,
          tenant,
          () -> load.push(failing.as(Identity.user(tenant.owner().id())), i -> {}));
    }

    assertThat(network.cuts()).isGreaterThan(5);
    load.verify();
    assertThat(load.calls() - calls).isEqualTo(POINTS / BATCH);
  }

  private HikariDataSource pool(PGSimpleDataSource direct, int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(network.through(direct));
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Test
  void a_commit_whose_answer_is_lost_is_told_as_such_and_its_batch_counts_once() {
    SignalCraft view = throughNetwork().as(Identity.user(tenant.owner().id()));
    PointBatch batch =
        new PointBatch(
            tenant.sourceId(), List.of(KpiPoint.of(tenant.sourceId(), NOON, "7")), "batch-0001");
    network.loseAnswerTo("COMMIT");

    TransportException lost =
        catchThrowableOfType(TransportException.class, () -> view.kpis().write(batch));

    assertThat(network.hasLostAnswer()).isTrue();
    assertThat(lost).hasMessageContaining("whether it took effect is not known");
    assertThat(lost.retryable()).isTrue();
    int calls = tenant.calls();
    WriteResult again = view.kpis().write(batch);
    assertThat(again.replayed()).isTrue();
    assertThat(again.inserted()).isEqualTo(1);
    assertThat(tenant.calls()).isEqualTo(calls);
    assertThat(points()).isEqualTo("1 7");
  }

  @Test
  void without_a_key_the_same_points_are_the_same_rows() {
    SignalCraft view = throughNetwork().as(Identity.user(tenant.owner().id()));
    PointBatch batch =
        PointBatch.of(tenant.sourceId(), List.of(KpiPoint.of(tenant.sourceId(), NOON, "7")));
    network.loseAnswerTo("COMMIT");
    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> view.kpis().write(batch));

    WriteResult again = view.kpis().write(batch);

    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(points()).isEqualTo("1 7");
  }

  @Test
  void a_call_that_is_cut_before_its_commit_has_changed_nothing() {
    SignalCraft view = throughNetwork().as(Identity.user(tenant.owner().id()));
    PointBatch batch =
        PointBatch.of(tenant.sourceId(), List.of(KpiPoint.of(tenant.sourceId(), NOON, "7")));
    network.loseAnswerTo("push_points");

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> view.kpis().write(batch))
        .withMessage("could not write the points: the connection failed");

    assertThat(network.hasLostAnswer()).isTrue();
    assertThat(view.kpis().write(batch).inserted()).isEqualTo(1);
  }

  /** A new connection for each call, which sends the text of each statement. */
  private JdbcSignalCraft throughNetwork() {
    PGSimpleDataSource source = network.through(database.app());
    source.setPrepareThreshold(0);
    return JdbcSignalCraft.builder().dataSource(source).build();
  }

  private String points() {
    return database.value(
        "select count(*) || ' ' || sum(value) from public.kpi_data where source_id = '%s'"
            .formatted(tenant.sourceId()));
  }

  @Test
  void a_pool_without_a_free_connection_says_so_and_nothing_is_lost() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.app());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    Load load = new Load(database, tenant, 4_000, 100);
    try (HikariDataSource small = new HikariDataSource(config);
        JdbcSignalCraft crowded =
            JdbcSignalCraft.builder().dataSource((DataSource) small).build()) {
      SignalCraft view = crowded.as(Identity.user(tenant.owner().id()));
      Connection[] held = new Connection[1];
      SignalCraftException[] told = new SignalCraftException[1];

      load.push(
          view,
          i -> {
            // Held while several batches come, so that the writer has to keep them.
            if (i == 1_000) {
              held[0] = take(small);
              told[0] = catchThrowableOfType(SignalCraftException.class, () -> view.users().me());
            } else if (i == 2_200) {
              give(held[0]);
            }
          });

      assertThat(told[0])
          .isInstanceOf(OverloadedException.class)
          .hasMessageContaining("no connection was free in time");
    }
    load.verify();
  }

  private static Connection take(DataSource pool) {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void give(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
