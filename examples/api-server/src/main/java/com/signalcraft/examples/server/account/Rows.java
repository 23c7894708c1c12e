package com.signalcraft.examples.server.account;

import com.signalcraft.examples.server.database.ServerDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on the server's own tables, each a transaction. Thread-safe. */
final class Rows {

  private final ServerDatabase database;

  Rows(ServerDatabase database) {
    this.database = database;
  }

  /** Reads a row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... values) {
    return inTransaction(connection -> query(connection, sql, reader, values));
  }

  int update(String sql, @Nullable Object... values) {
    return inTransaction(connection -> update(connection, sql, values));
  }

  <T> T inTransaction(ServerDatabase.Work<T> work) {
    return database.inTransaction("read or write the accounts", work);
  }

  static <T> List<T> query(
      Connection connection, String sql, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet row = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    }
  }

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else if (value instanceof String[] texts) {
        statement.setArray(i + 1, connection.createArrayOf("text", texts));
      } else if (value instanceof Integer[] numbers) {
        statement.setArray(i + 1, connection.createArrayOf("integer", numbers));
      } else {
        statement.setObject(i + 1, value);
      }
    }
    return statement;
  }
}
