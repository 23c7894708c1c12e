package com.signalcraft.examples.server.idempotency;

import com.signalcraft.examples.server.database.ServerDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys that requests were sent with, kept for a day. Thread-safe. */
final class KeyTable {

  // A worker that has not ended after a minute is dead: no call may take that long.
  private static final String CLAIM =
      """
      insert into signalcraft_server.idempotency_keys as k
        (key_hash, request_hash, worker, locked_until)
      values (?, ?, ?, now() + interval '1 minute')
      on conflict (key_hash) do update
        set request_hash = excluded.request_hash,
            worker = excluded.worker,
            locked_until = excluded.locked_until,
            status = null,
            answer = null,
            created_at = now()
        where k.created_at <= now() - interval '24 hours'
           or (k.status is null
               and k.locked_until <= now()
               and k.request_hash = excluded.request_hash)
      returning k.worker
      """;

  private static final String READ =
      """
      select k.request_hash, k.status, k.answer
      from signalcraft_server.idempotency_keys k
      where k.key_hash = ?
      """;

  private static final String FINISH =
      """
      update signalcraft_server.idempotency_keys
      set status = ?,
          answer = ?
      where key_hash = ?
        and worker = ?
      """;

  private static final String RELEASE =
      """
      delete from signalcraft_server.idempotency_keys
      where key_hash = ?
        and worker = ?
        and status is null
      """;

  private final ServerDatabase database;

  KeyTable(ServerDatabase database) {
    this.database = database;
  }

  /**
   * What is known of a key.
   *
   * @param requestHash the print of the request that it came with first
   * @param status that of the answer; 0 while the request is worked on
   * @param answer the sealed answer, or null while it is worked on
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  record Entry(byte[] requestHash, int status, byte @Nullable [] answer) {}

  /** Takes a key; false where it is somebody else's. */
  boolean claim(byte[] keyHash, byte[] requestHash, UUID worker) {
    return run(
        CLAIM,
        statement -> {
          statement.setBytes(1, keyHash);
          statement.setBytes(2, requestHash);
          statement.setObject(3, worker);
          try (ResultSet row = statement.executeQuery()) {
            return row.next();
          }
        });
  }

  Optional<Entry> read(byte[] keyHash) {
    return run(
        READ,
        statement -> {
          statement.setBytes(1, keyHash);
          try (ResultSet row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(new Entry(row.getBytes(1), row.getInt(2), row.getBytes(3)))
                : Optional.empty();
          }
        });
  }

  void finish(byte[] keyHash, UUID worker, int status, byte[] answer) {
    run(
        FINISH,
        statement -> {
          statement.setInt(1, status);
          statement.setBytes(2, answer);
          statement.setBytes(3, keyHash);
          statement.setObject(4, worker);
          return statement.executeUpdate();
        });
  }

  void release(byte[] keyHash, UUID worker) {
    run(
        RELEASE,
        statement -> {
          statement.setBytes(1, keyHash);
          statement.setObject(2, worker);
          return statement.executeUpdate();
        });
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String sql, Use<T> use) {
    return database.call(
        "read or write an idempotency key",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
          }
        });
  }
}
