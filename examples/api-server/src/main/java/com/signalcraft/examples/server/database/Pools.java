package com.signalcraft.examples.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Pools of connections. Stateless. */
public final class Pools {

  private static final int SIZE = 10;

  private Pools() {}

  /**
   * A pool for what is the server's own.
   *
   * @param logins where and as whom to connect
   * @return the pool, which connects when it is first used
   */
  public static HikariDataSource server(DatabaseLogins logins) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("signalcraft-server");
    config.setJdbcUrl(logins.url());
    config.setUsername(DatabaseLogins.SERVER);
    config.setPassword(logins.server());
    config.setMaximumPoolSize(SIZE);
    config.setConnectionTimeout(5_000);
    // The database may come later than the server.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return new HikariDataSource(config);
  }
}
