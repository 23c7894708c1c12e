package com.signalcraft.examples.server.schedule;

import com.signalcraft.examples.server.database.ServerDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table {@code anomaly_scans}. Thread-safe. */
final class ScanTable {

  private static final String NOTE =
      """
      insert into signalcraft_server.anomaly_scans as s (source_id, business_id, due_at)
      values (?, ?, ?)
      on conflict (source_id) do update
        set due_at = least(
          coalesce(s.due_at, 'infinity'),
          greatest(excluded.due_at, s.scanned_at + ? * interval '1 ms')
        )
      """;

  // Whoever dies over a scan leaves it due again.
  private static final String CLAIM =
      """
      update signalcraft_server.anomaly_scans
         set due_at = ?,
             scanned_at = ?
       where source_id in (
               select source_id
                 from signalcraft_server.anomaly_scans
                where due_at <= ?
                order by due_at
                limit ?
                  for update skip locked
             )
      returning source_id, business_id
      """;

  private static final String DONE =
      """
      update signalcraft_server.anomaly_scans
         set due_at = null
       where source_id = ?
         and due_at = ?
      """;

  private static final String PURGE =
      """
      delete from signalcraft_server.anomaly_scans
       where greatest(coalesce(scanned_at, due_at), coalesce(due_at, scanned_at)) < ?
      """;

  private final ServerDatabase database;

  ScanTable(ServerDatabase database) {
    this.database = database;
  }

  /** A source whose points are to be looked at. */
  record Scan(UUID sourceId, UUID businessId) {}

  /** Has sources looked at, but none sooner than some time after the last look. */
  void note(List<Scan> scans, Instant now, Duration wait) {
    database.call(
        "note what is to be scanned",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            for (Scan scan : scans) {
              statement.setObject(1, scan.sourceId);
              statement.setObject(2, scan.businessId);
              statement.setTimestamp(3, Timestamp.from(now));
              statement.setLong(4, wait.toMillis());
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  /** Takes sources that are due, until a time. */
  List<Scan> claim(Instant now, Instant until, int limit) {
    return database.call(
        "claim what is to be scanned",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setTimestamp(1, Timestamp.from(until));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setInt(4, limit);
            List<Scan> scans = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                scans.add(new Scan(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
              }
            }
            return scans;
          }
        });
  }

  /** A source that was claimed until a time was looked at; new points make it due again. */
  void done(UUID sourceId, Instant until) {
    database.call(
        "note a scan",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(DONE)) {
            statement.setObject(1, sourceId);
            statement.setTimestamp(2, Timestamp.from(until));
            return statement.executeUpdate();
          }
        });
  }

  /** Forgets sources that nobody has looked at for long: they are not there any more. */
  int purge(Instant before) {
    return database.call(
        "forget old scans",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PURGE)) {
            statement.setTimestamp(1, Timestamp.from(before));
            return statement.executeUpdate();
          }
        });
  }
}
