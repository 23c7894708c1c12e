package com.signalcraft.examples.fleet.database;

import com.signalcraft.error.SignalCraftException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A database, and the login with which the fleet works in it. Goes to the executors as it is, with
 * the password, which {@code toString} does not show. Thread-safe.
 */
public final class FleetDatabase implements Serializable {

  /** As whom the fleet logs in; it owns nothing. */
  public static final String ROLE = "signalcraft_fleet";

  private static final long serialVersionUID = 1L;

  private static final int PATIENCE_SECONDS = 10;

  private final DatabaseAddress address;
  private final String password;

  /**
   * A database.
   *
   * @param address where it is
   * @param password of {@link #ROLE}
   */
  public FleetDatabase(DatabaseAddress address, String password) {
    this.address = address;
    this.password = password;
  }

  /** Where it is; without secrets. */
  public DatabaseAddress address() {
    return address;
  }

  /** Work in a transaction. */
  @FunctionalInterface
  public interface Work<T> {

    /**
     * Does it.
     *
     * @param connection without autocommit
     * @return what it came to
     * @throws SQLException if the database refuses
     */
    T in(Connection connection) throws SQLException;
  }

  /**
   * Connects, does some work in a transaction, and commits it, or rolls it back where it fails.
   *
   * @param <T> of the result
   * @param work is done once
   * @return its result
   */
  public <T> T transaction(Work<T> work) {
    try (Connection connection = connect()) {
      return transaction(connection, work);
    } catch (SQLException e) {
      throw DatabaseErrors.told(this, e);
    }
  }

  /**
   * The same, tried again a few times where the database says that it may do next time: it lost
   * against another transaction, or is being started anew. Where the connection was lost while it
   * was being committed, it may be done twice.
   *
   * @param <T> of the result
   * @param work may be done more than once
   * @return its result
   * @throws SQLException if the database refuses, or goes on failing
   */
  public <T> T repeated(Work<T> work) throws SQLException {
    try {
      return Patience.retry()
          .executeCallable(
              () -> {
                try (Connection connection = connect()) {
                  return transaction(connection, work);
                }
              });
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("not declared", e);
    }
  }

  /**
   * What the database said, for a person.
   *
   * @param failure what it said
   * @return the error, without values of rows
   */
  public SignalCraftException told(SQLException failure) {
    return DatabaseErrors.told(this, failure);
  }

  /**
   * The same on a connection that is there.
   *
   * @param <T> of the result
   * @param connection without autocommit, and with no transaction under way
   * @param work is done once
   * @return its result
   * @throws SQLException if the database refuses
   */
  public static <T> T transaction(Connection connection, Work<T> work) throws SQLException {
    T result;
    try {
      result = work.in(connection);
    } catch (SQLException | RuntimeException e) {
      try {
        connection.rollback();
      } catch (SQLException lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
    connection.commit();
    return result;
  }

  /**
   * A new connection.
   *
   * @return the connection, without autocommit; to be closed
   * @throws SQLException if there is none to be had
   */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(properties());
    // Not by the driver manager: it knows none of the drivers of a jar that Spark has loaded later.
    Connection connection = new Driver().connect(address.url(), properties);
    if (connection == null) {
      throw new IllegalStateException("the driver does not take " + address);
    }
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** What the driver needs besides the address; the password is among it. */
  public Map<String, String> properties() {
    return Map.of(
        PGProperty.USER.getName(),
        ROLE,
        PGProperty.PASSWORD.getName(),
        password,
        PGProperty.APPLICATION_NAME.getName(),
        "signalcraft-fleet",
        PGProperty.CONNECT_TIMEOUT.getName(),
        String.valueOf(PATIENCE_SECONDS),
        PGProperty.TCP_KEEP_ALIVE.getName(),
        "true");
  }

  /**
   * Makes sure, before any work is done, that the fleet can log in and finds its tables.
   *
   * @throws com.signalcraft.error.SignalCraftException if not; the message says what to do
   */
  public void requireReady() {
    boolean isThere =
        transaction(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row =
                      statement.executeQuery(
                          "select to_regclass('signalcraft_fleet.series') is not null")) {
                return row.next() && row.getBoolean(1);
              }
            });
    if (!isThere) {
      throw DatabaseErrors.unusable(this, "lacks the fleet's tables: run 'fleet migrate' first");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PostgreSQL at " + address;
  }
}
