package com.signalcraft.examples.server.schedule;

import com.signalcraft.examples.server.database.ServerDatabase;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * Rows of the server's own that say nothing any more.
 *
 * @param what what they are
 * @param delete deletes those before a time
 * @param age how long ago that is
 */
record OutdatedRows(String what, String delete, Duration age) {

  static final OutdatedRows IDEMPOTENCY_KEYS =
      new OutdatedRows(
          "idempotency keys",
          "delete from signalcraft_server.idempotency_keys where created_at < ?",
          Duration.ofHours(25));

  /** Kept for a while after their end, so that a stolen token that comes late is known as one. */
  static final OutdatedRows SESSIONS =
      new OutdatedRows(
          "sessions",
          "delete from signalcraft_server.sessions where expires_at < ?",
          Duration.ofDays(30));

  static final OutdatedRows SIGN_INS =
      new OutdatedRows(
          "sign-ins",
          "delete from signalcraft_server.sign_ins where created_at < ?",
          Duration.ofDays(365));

  static final OutdatedRows SIGN_IN_FAILURES =
      new OutdatedRows(
          "failed sign-ins",
          "delete from signalcraft_server.sign_in_failures where last_at < ?",
          Duration.ofDays(1));

  static final OutdatedRows QUOTAS =
      new OutdatedRows(
          "quotas", "delete from signalcraft_server.quotas where day_at < ?", Duration.ofDays(2));

  /** Removes them. */
  Tidying tidying(ServerDatabase database) {
    return new Tidying(what, now -> remove(database, now));
  }

  private long remove(ServerDatabase database, Instant now) {
    return database.call(
        "remove outdated " + what,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setTimestamp(1, Timestamp.from(now.minus(age)));
            return (long) statement.executeUpdate();
          }
        });
  }
}
