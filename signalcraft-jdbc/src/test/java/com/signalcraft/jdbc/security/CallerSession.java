package com.signalcraft.jdbc.security;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A connection with a transaction that is bound to a caller. In all SQL the names of {@link
 * Tenants} stand for their ids: {@code @{a.owner}}. Rolls back when it is closed.
 */
final class CallerSession implements AutoCloseable {

  private static final String BIND =
      "select set_config('role', ?, true), set_config('request.jwt.claims', ?, true)";

  private final Connection connection;

  private CallerSession(Connection connection) {
    this.connection = connection;
  }

  static CallerSession open(TestDatabase database, Caller caller) throws SQLException {
    CallerSession session = unbound(database, caller.login());
    session.bind(caller);
    return session;
  }

  static CallerSession unbound(TestDatabase database, Caller.Login login) throws SQLException {
    return on(login.to(database).getConnection());
  }

  static CallerSession on(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return new CallerSession(connection);
  }

  /** Binds the transaction that runs, or begins with this. */
  void bind(Caller caller) throws SQLException {
    if (caller.role().isEmpty()) {
      value("select set_config('request.jwt.claims', ?, true)", caller.claims());
    } else {
      run(BIND, caller.role(), caller.claims());
    }
  }

  Connection connection() {
    return connection;
  }

  /** Runs a statement that is to succeed. */
  Outcome run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Tenants.named(sql))) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      if (!statement.execute()) {
        return Outcome.done(Math.max(0, statement.getUpdateCount()), List.of());
      }
      try (ResultSet rows = statement.getResultSet()) {
        List<String> result = texts(rows);
        return Outcome.done(result.size(), result);
      }
    }
  }

  /** Runs a statement that may fail; the transaction goes on, and what it changed stays. */
  Outcome attempt(String sql, Object... parameters) throws SQLException {
    return inSavepoint(sql, false, parameters);
  }

  /** The same, but leaves nothing behind. */
  Outcome rehearse(String sql, Object... parameters) throws SQLException {
    return inSavepoint(sql, true, parameters);
  }

  private Outcome inSavepoint(String sql, boolean undo, Object... parameters) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      Outcome outcome = run(sql, parameters);
      if (undo) {
        connection.rollback(before);
      }
      return outcome;
    } catch (SQLException e) {
      connection.rollback(before);
      return Outcome.failed(e);
    } finally {
      connection.releaseSavepoint(before);
    }
  }

  /** The rows of a query, each as its columns in one text. */
  List<String> rows(String sql, Object... parameters) throws SQLException {
    return run(sql, parameters).result();
  }

  /** The only column of the only row. */
  String value(String sql, Object... parameters) throws SQLException {
    List<String> rows = rows(sql, parameters);
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " rows: " + sql);
    }
    return rows.get(0);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private static List<String> texts(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    UnaryOperator<String> shown = text -> text == null ? "" : text;
    List<String> result = new ArrayList<>();
    while (rows.next()) {
      StringBuilder row = new StringBuilder();
      for (int i = 1; i <= columns; i++) {
        row.append(i == 1 ? "" : "|").append(shown.apply(rows.getString(i)));
      }
      result.add(row.toString());
    }
    return result;
  }
}
