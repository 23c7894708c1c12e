package com.signalcraft.examples.server.idempotency;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
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

  private final DataSource database;

  KeyTable(DataSource database) {
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
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setBytes(1, keyHash);
      statement.setBytes(2, requestHash);
      statement.setObject(3, worker);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  Optional<Entry> read(byte[] keyHash) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setBytes(1, keyHash);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Entry(row.getBytes(1), row.getInt(2), row.getBytes(3)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void finish(byte[] keyHash, UUID worker, int status, byte[] answer) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FINISH)) {
      statement.setInt(1, status);
      statement.setBytes(2, answer);
      statement.setBytes(3, keyHash);
      statement.setObject(4, worker);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void release(byte[] keyHash, UUID worker) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(RELEASE)) {
      statement.setBytes(1, keyHash);
      statement.setObject(2, worker);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static TransportException failed(SQLException cause) {
    return new TransportException(
        "the idempotency keys cannot be read or written", FailureDetails.causedBy(cause));
  }
}
