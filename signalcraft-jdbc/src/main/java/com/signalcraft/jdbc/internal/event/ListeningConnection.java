package com.signalcraft.jdbc.internal.event;

import com.signalcraft.jdbc.internal.transaction.Eviction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that listens to the channel of events, each statement a transaction of its own. Not
 * thread-safe.
 */
final class ListeningConnection {

  private static final Logger LOG = LoggerFactory.getLogger(ListeningConnection.class);

  private static final String CHANNEL = "signalcraft_events";
  private static final String LISTEN = "listen " + CHANNEL;
  private static final String UNLISTEN = "unlisten " + CHANNEL;
  private static final String NOW = "select clock_timestamp()";

  private final DataSource source;
  private final Connection connection;
  private final boolean autoCommit;
  private final int networkTimeout;

  private ListeningConnection(DataSource source, Connection connection) throws SQLException {
    this.source = source;
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.networkTimeout = connection.getNetworkTimeout();
  }

  /**
   * Connects and listens: all is told that is committed from now on.
   *
   * @param patience how long answers are waited for
   */
  static ListeningConnection open(DataSource source, Duration patience) throws SQLException {
    Connection connection = source.getConnection();
    ListeningConnection opened = null;
    try {
      opened = new ListeningConnection(source, connection);
      connection.setAutoCommit(true);
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
      opened.execute(LISTEN);
      return opened;
    } catch (SQLException e) {
      if (opened == null) {
        connection.close();
      } else {
        opened.drop();
      }
      throw e;
    }
  }

  /** The time of the database; that it answers shows that the connection works. */
  Instant now() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(NOW)) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** The texts of what was told since the last call; waits a while where there are none. */
  List<String> poll(Duration wait) throws SQLException {
    PGNotification[] told =
        connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(wait.toMillis()));
    List<String> payloads = new ArrayList<>();
    if (told != null) {
      for (PGNotification each : told) {
        if (each.getName().equals(CHANNEL)) {
          payloads.add(each.getParameter());
        }
      }
    }
    return payloads;
  }

  /** Gives the connection back as it was. */
  void close() {
    try {
      execute(UNLISTEN);
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
      connection.setAutoCommit(autoCommit);
      connection.close();
    } catch (SQLException e) {
      LOG.debug("could not give the connection for events back, SQLSTATE {}", e.getSQLState());
      drop();
    }
  }

  /** Ends a connection that is broken. */
  void drop() {
    try (Connection broken = connection) {
      Eviction.evict(source, broken);
    } catch (SQLException e) {
      LOG.debug("could not end the connection for events, SQLSTATE {}", e.getSQLState());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
