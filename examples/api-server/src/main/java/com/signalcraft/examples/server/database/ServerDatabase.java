package com.signalcraft.examples.server.database;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Calls to what is the server's own. Thread-safe. */
public final class ServerDatabase {

  private final DataSource source;

  /**
   * A database.
   *
   * @param source connects as the server's own role
   */
  public ServerDatabase(DataSource source) {
    this.source = source;
  }

  /**
   * Something to be done with a connection.
   *
   * @param <T> the type of what comes out
   */
  @FunctionalInterface
  public interface Work<T> {

    /**
     * Does it.
     *
     * @param connection the connection, which is not kept
     * @return what comes out
     * @throws SQLException if the database refuses
     */
    T with(Connection connection) throws SQLException;
  }

  /** Connections as the server's own role. */
  public DataSource source() {
    return source;
  }

  /**
   * Each statement by itself.
   *
   * @param what what is done, for the error's message
   * @param work does it
   * @param <T> the type of what comes out
   * @return what comes out
   * @throws TransportException if the database refuses or is not there; retryable
   */
  public <T> T call(String what, Work<T> work) {
    try (Connection connection = source.getConnection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw failed(what, e);
    }
  }

  /**
   * All statements or none.
   *
   * @param what what is done, for the error's message
   * @param work does it
   * @param <T> the type of what comes out
   * @return what comes out
   * @throws TransportException if the database refuses or is not there; retryable
   */
  public <T> T inTransaction(String what, Work<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean isDone = false;
      try {
        T result = work.with(connection);
        connection.commit();
        isDone = true;
        return result;
      } finally {
        // The pool sets autocommit again, and rolls back what is open.
        if (!isDone) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw failed(what, e);
    }
  }

  private static TransportException failed(String what, SQLException cause) {
    return new TransportException(
        "the server's database could not " + what, FailureDetails.causedBy(cause));
  }
}
