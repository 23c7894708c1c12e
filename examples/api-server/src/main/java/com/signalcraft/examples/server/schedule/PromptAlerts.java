package com.signalcraft.examples.server.schedule;

import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.schedule.ScanTable.Scan;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Has alerts evaluated soon after new points, whichever process evaluates them. Thread-safe. */
final class PromptAlerts {

  private static final String HURRY =
      "select * from signalcraft_server.hurry_alerts(?, ?, ? * interval '1 ms')";

  private final ServerDatabase database;
  private final Duration wait;

  /**
   * Alerts in a database.
   *
   * @param wait how long those over five minutes wait, others in proportion, but a minute at most
   */
  PromptAlerts(ServerDatabase database, Duration wait) {
    this.database = database;
    this.wait = wait;
  }

  /**
   * Moves the next evaluation of sources' alerts forward.
   *
   * @param written the sources with new points
   * @return those to be asked for again: they are being evaluated, perhaps without the new points
   */
  List<Scan> hurry(Collection<Scan> written) {
    return database.call(
        "hurry alerts",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(HURRY)) {
            statement.setArray(1, ids(connection, written, Scan::businessId));
            statement.setArray(2, ids(connection, written, Scan::sourceId));
            statement.setLong(3, wait.toMillis());
            Set<UUID> again = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                again.add(rows.getObject(1, UUID.class));
              }
            }
            return written.stream().filter(scan -> again.contains(scan.sourceId())).toList();
          }
        });
  }

  private static Array ids(
      Connection connection, Collection<Scan> written, Function<Scan, UUID> which)
      throws SQLException {
    return connection.createArrayOf("uuid", written.stream().map(which).distinct().toArray());
  }
}
