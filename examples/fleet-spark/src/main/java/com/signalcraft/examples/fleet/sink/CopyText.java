package com.signalcraft.examples.fleet.sink;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows in the text form of {@code COPY} (PostgreSQL documentation, "COPY", file formats). Not
 * thread-safe.
 */
final class CopyText {

  private static final String NULL = "\\N";

  private final StringBuilder rows = new StringBuilder();
  private boolean isRowBegun;

  CopyText whole(long number) {
    cell().append(number);
    return this;
  }

  /** As the library has it: the shortest decimal that is this number again. */
  CopyText number(double number) {
    cell().append(number);
    return this;
  }

  CopyText time(long millis) {
    cell().append(Instant.ofEpochMilli(millis));
    return this;
  }

  CopyText numberIfAny(@Nullable Double number) {
    return number == null ? nothing() : number(number);
  }

  CopyText nothing() {
    cell().append(NULL);
    return this;
  }

  CopyText text(@Nullable String text) {
    if (text == null) {
      return nothing();
    }
    StringBuilder cell = cell();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> cell.append("\\\\");
        case '\t' -> cell.append("\\t");
        case '\n' -> cell.append("\\n");
        case '\r' -> cell.append("\\r");
        // PostgreSQL has no such character.
        case '\0' -> cell.append('\uFFFD');
        default -> cell.append(c);
      }
    }
    return this;
  }

  void endRow() {
    rows.append('\n');
    isRowBegun = false;
  }

  private StringBuilder cell() {
    if (isRowBegun) {
      rows.append('\t');
    }
    isRowBegun = true;
    return rows;
  }

  /** Sends all rows. */
  void copy(Connection connection, String sql) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(sql, new StringReader(rows.toString()));
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot be read", e);
    }
  }
}
