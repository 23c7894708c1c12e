package com.signalcraft.jdbc.internal.transaction;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a connection is not lent again. Stateless. */
public final class Eviction {

  private static final Logger LOG = LoggerFactory.getLogger(Eviction.class);

  private Eviction() {}

  /**
   * Ends a connection that is in a state that nobody knows. To be closed after that as well.
   *
   * @param source where it was borrowed
   * @param connection the connection
   * @throws SQLException if the driver refuses
   */
  public static void evict(DataSource source, Connection connection) throws SQLException {
    HikariDataSource pool = pool(source);
    if (pool != null) {
      pool.evictConnection(connection);
    } else {
      connection.abort(Runnable::run);
    }
  }

  private static @Nullable HikariDataSource pool(DataSource source) {
    try {
      return source.isWrapperFor(HikariDataSource.class)
          ? source.unwrap(HikariDataSource.class)
          : null;
    } catch (SQLException e) {
      LOG.debug("a data source does not tell what it wraps, SQLSTATE {}", e.getSQLState());
      return null;
    }
  }
}
