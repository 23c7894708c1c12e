package com.signalcraft.examples.server.schedule;

import com.signalcraft.examples.server.database.ServerDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Has alerts evaluated soon after new points, whichever process evaluates them. Thread-safe. */
final class PromptAlerts {

  private static final String HURRY =
      "select * from signalcraft_server.hurry_alerts(?, ? * interval '1 ms')";

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
   * @return those to be asked for again: they are being evaluated, perhaps without the new points
   */
  Set<UUID> hurry(Collection<UUID> sources) {
    return database.call(
        "hurry alerts",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(HURRY)) {
            statement.setArray(1, connection.createArrayOf("uuid", sources.toArray()));
            statement.setLong(2, wait.toMillis());
            Set<UUID> again = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                again.add(rows.getObject(1, UUID.class));
              }
            }
            return again;
          }
        });
  }
}
