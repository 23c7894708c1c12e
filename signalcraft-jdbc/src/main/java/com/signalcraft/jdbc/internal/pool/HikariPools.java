package com.signalcraft.jdbc.internal.pool;

import com.signalcraft.jdbc.PoolMode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Makes connection pools with defaults that hold in production. Stateless. */
public final class HikariPools {

  private static final int MAXIMUM_SIZE = 10;
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);
  private static final Duration KEEPALIVE = Duration.ofMinutes(2);

  /**
   * How much longer the socket waits than the server works, so that the server's answer is heard.
   */
  private static final Duration SOCKET_GRACE = Duration.ofSeconds(10);

  private HikariPools() {}

  /**
   * Makes a pool. It connects when it is first used, not before.
   *
   * @param name its name, as it stands in logs and metrics
   * @param url where the database is; parameters in it win over the defaults
   * @param login as whom to log in
   * @param mode what stands between this process and the database
   * @param statementTimeout how long a statement may take
   * @return the pool, to be closed by the caller
   */
  public static HikariDataSource open(
      String name, String url, Login login, PoolMode mode, Duration statementTimeout) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(MAXIMUM_SIZE);
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    config.setMaxLifetime(MAX_LIFETIME.toMillis());
    config.setKeepaliveTime(KEEPALIVE.toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "signalcraft");
    config.addDataSourceProperty("connectTimeout", seconds(CONNECTION_TIMEOUT));
    config.addDataSourceProperty("socketTimeout", seconds(statementTimeout.plus(SOCKET_GRACE)));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    // What the server says beside its message holds values of rows.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    if (!mode.keepsSession()) {
      config.addDataSourceProperty("prepareThreshold", "0");
    }
    return new HikariDataSource(config);
  }

  /** Whole seconds, rounded up: the driver takes 0 for no limit at all. */
  private static String seconds(Duration time) {
    return Long.toString(time.plusMillis(999).toSeconds());
  }
}
