package com.signalcraft.examples.fleet.stream;

import com.signalcraft.examples.fleet.database.FleetDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Writes the anomalies of a part of a batch, once, in one transaction. */
final class AnomalyWriter {

  private static final int AT_ONCE = 5_000;

  private static final String FORGET =
      """
      delete from signalcraft_fleet.stream_batches
      where stream_id = ? and part = ? and batch_id < ?
      """;

  private static final String NOTE =
      """
      insert into signalcraft_fleet.stream_batches (stream_id, part, batch_id)
      values (?, ?, ?)
      on conflict do nothing
      """;

  private final FleetDatabase database;
  private final UUID stream;
  private final long batch;
  private final int part;

  AnomalyWriter(FleetDatabase database, UUID stream, long batch, int part) {
    this.database = database;
    this.stream = stream;
    this.batch = batch;
    this.part = part;
  }

  KeptPart write(Iterator<Told> anomalies) {
    // Few of the points, and of one part: read once, and perhaps written more than once.
    List<Told> all = new ArrayList<>();
    anomalies.forEachRemaining(all::add);
    try {
      return database.repeated(connection -> write(connection, all));
    } catch (SQLException e) {
      throw database.told(e);
    }
  }

  private KeptPart write(Connection connection, List<Told> anomalies) throws SQLException {
    KeptPart kept = new KeptPart();
    // Spark begins a batch when those before it are done for good.
    note(connection, FORGET);
    if (note(connection, NOTE) == 0) {
      return kept;
    }
    for (int from = 0; from < anomalies.size(); from += AT_ONCE) {
      int to = Math.min(anomalies.size(), from + AT_ONCE);
      AnomalyRows.of(anomalies.subList(from, to), kept).write(connection, stream, batch, kept);
    }
    return kept;
  }

  private int note(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, stream);
      statement.setInt(2, part);
      statement.setLong(3, batch);
      return statement.executeUpdate();
    }
  }
}
