package com.signalcraft.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection lent for one transaction. One that did not end cleanly is not handed on: what state
 * it is in, and whose, nobody knows. Not thread-safe.
 */
final class Loan implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Loan.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final DataSource source;
  private final Connection connection;
  private final boolean autoCommit;
  private boolean clean = true;
  private @Nullable Integer networkTimeout;

  private Loan(DataSource source, Connection connection, boolean autoCommit) {
    this.source = source;
    this.connection = connection;
    this.autoCommit = autoCommit;
  }

  /** Borrows a connection, outside of any transaction. */
  static Loan from(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try {
      boolean autoCommit = connection.getAutoCommit();
      if (autoCommit) {
        connection.setAutoCommit(false);
      }
      return new Loan(source, connection, autoCommit);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  /**
   * Waits longer on the network than a statement may take, so that the server's answer is heard, if
   * the connection would give up before.
   */
  void waitForAnswersOf(Duration statementTimeout) throws SQLException {
    int before = connection.getNetworkTimeout();
    if (before > 0 && before < statementTimeout.toMillis()) {
      connection.setNetworkTimeout(
          Runnable::run, Math.toIntExact(statementTimeout.plus(GRACE).toMillis()));
      networkTimeout = before;
    }
  }

  /** The connection is not to be used again. */
  void spoil() {
    clean = false;
  }

  void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      spoil();
      throw e;
    }
  }

  /** Rolls back as well as it can: where it cannot, the server does when the connection ends. */
  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      spoil();
      LOG.debug("could not roll back, SQLSTATE {}", e.getSQLState());
    }
  }

  @Override
  public void close() {
    try (Connection lent = connection) {
      if (!clean) {
        Eviction.evict(source, lent);
        return;
      }
      if (autoCommit) {
        lent.setAutoCommit(true);
      }
      if (networkTimeout != null) {
        lent.setNetworkTimeout(Runnable::run, networkTimeout);
      }
    } catch (SQLException e) {
      LOG.debug("could not give a connection back, SQLSTATE {}", e.getSQLState());
    }
  }
}
