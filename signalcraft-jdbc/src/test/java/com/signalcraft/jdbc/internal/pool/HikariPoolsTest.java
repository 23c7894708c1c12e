package com.signalcraft.jdbc.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class HikariPoolsTest {

  private static final Login APP = new Login("signalcraft_app", "s3cret");

  @Test
  void the_defaults_are_those_that_hold_in_production() {
    try (HikariDataSource pool =
        HikariPools.open(
            "callers", "jdbc:postgresql://localhost:1/db", APP, PoolMode.DIRECT, seconds(30))) {
      assertThat(pool.getMaximumPoolSize()).isEqualTo(10);
      assertThat(pool.getConnectionTimeout()).isEqualTo(5_000);
      assertThat(pool.getMaxLifetime()).isEqualTo(1_800_000);
      assertThat(pool.getKeepaliveTime()).isEqualTo(120_000);
      assertThat(pool.getLeakDetectionThreshold()).isZero();
      assertThat(pool.isAutoCommit()).isFalse();
      assertThat(pool.getPoolName()).isEqualTo("callers");
      Properties driver = pool.getDataSourceProperties();
      assertThat(driver)
          .containsEntry("ApplicationName", "signalcraft")
          .containsEntry("connectTimeout", "5")
          .containsEntry("logServerErrorDetail", "false")
          .containsEntry("reWriteBatchedInserts", "true")
          .containsEntry("socketTimeout", "40")
          .containsEntry("tcpKeepAlive", "true")
          .doesNotContainKey("prepareThreshold");
    }
  }

  @Test
  void the_socket_waits_longer_than_the_server_works() {
    try (HikariDataSource pool =
        HikariPools.open(
            "callers",
            "jdbc:postgresql://localhost:1/db",
            APP,
            PoolMode.TRANSACTION_POOLED,
            Duration.ofMillis(1))) {
      assertThat(pool.getDataSourceProperties())
          .containsEntry("socketTimeout", "11")
          .containsEntry("prepareThreshold", "0");
    }
  }

  @Test
  void connections_are_named_and_what_the_address_says_wins() throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        HikariDataSource pool =
            HikariPools.open(
                "callers",
                database.url() + "?prepareThreshold=3",
                APP,
                PoolMode.TRANSACTION_POOLED,
                seconds(30));
        Connection connection = pool.getConnection()) {
      assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold()).isEqualTo(3);
      assertThat(
              database.value(
                  "select count(*) from pg_stat_activity"
                      + " where application_name = 'signalcraft' and datname = current_database()"))
          .isNotEqualTo("0");
    }
  }

  @Test
  void a_login_does_not_show_its_password() {
    assertThat(APP).hasToString("Login[signalcraft_app]");
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
