package com.signalcraft.examples.server.external;

import com.signalcraft.examples.server.database.ServerDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When each import is to be made next, so that one process makes it. Thread-safe. */
final class ImportTable {

  private static final String CLAIM =
      """
      insert into signalcraft_server.imports as i (name, next_due, started_at)
      values (?, ?, ?)
      on conflict (name) do update
        set next_due = excluded.next_due, started_at = excluded.started_at
        where i.next_due <= excluded.started_at
      """;

  /** An operator who shortens an interval does not wait for the end of the longer one. */
  private static final String SHORTEN =
      """
      update signalcraft_server.imports
      set next_due = least(next_due, coalesce(started_at, next_due) + make_interval(secs => ?))
      where name = ?
      """;

  private static final String END =
      """
      update signalcraft_server.imports
      set ended_at = ?, saved = ?, error = ?, next_due = least(next_due, ?)
      where name = ?
      """;

  private final ServerDatabase database;

  ImportTable(ServerDatabase database) {
    this.database = database;
  }

  /** Whether it is due, and nobody else makes it; it is due again after its interval. */
  boolean claim(ScheduledImport due, Instant now) {
    return database.inTransaction(
        "claim an import",
        connection -> {
          shorten(connection, due);
          try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, due.name());
            statement.setObject(2, utc(now.plus(due.every())));
            statement.setObject(3, utc(now));
            return statement.executeUpdate() == 1;
          }
        });
  }

  private static void shorten(Connection connection, ScheduledImport due) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SHORTEN)) {
      statement.setDouble(1, (double) due.every().toSeconds());
      statement.setString(2, due.name());
      statement.executeUpdate();
    }
  }

  /** What came of it, and when it is due at the latest. */
  void end(String name, Instant now, int saved, @Nullable String error, Instant nextDue) {
    database.call(
        "keep what came of an import",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setObject(1, utc(now));
            statement.setInt(2, saved);
            statement.setString(3, error);
            statement.setObject(4, utc(nextDue));
            statement.setString(5, name);
            return statement.executeUpdate();
          }
        });
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
