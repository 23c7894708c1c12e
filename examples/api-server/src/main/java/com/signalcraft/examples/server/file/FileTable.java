package com.signalcraft.examples.server.file;

import com.signalcraft.examples.server.database.ServerDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code files} and {@code file_chunks}. Thread-safe. */
final class FileTable {

  /** How long a chunk is; the last one of a file may be shorter. */
  static final int CHUNK = 256 * 1024;

  private static final String INSERT =
      """
      insert into signalcraft_server.files (
        id, business_id, purpose, name, type, created_at, expires_at
      )
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String APPEND =
      "insert into signalcraft_server.file_chunks (file_id, number, content) values (?, ?, ?)";

  private static final String FINISH = "update signalcraft_server.files set size = ? where id = ?";

  private static final String FIND =
      """
      select name, type, size, expires_at
        from signalcraft_server.files
       where id = ?
         and purpose = ?
         and size is not null
         and expires_at > ?
      """;

  private static final String CHUNK_OF =
      "select content from signalcraft_server.file_chunks where file_id = ? and number = ?";

  private static final String DELETE = "delete from signalcraft_server.files where id = ?";

  private static final String PURGE = "delete from signalcraft_server.files where expires_at <= ?";

  private final ServerDatabase database;

  FileTable(ServerDatabase database) {
    this.database = database;
  }

  /** What a file is for. */
  enum Purpose {
    DOWNLOAD("download"),
    JOB("job");

    private final String column;

    Purpose(String column) {
      this.column = column;
    }
  }

  /**
   * A file.
   *
   * @param size its size in bytes; 0 where it is not there yet
   */
  record FileRow(UUID id, String name, String type, long size, Instant expiresAt) {}

  void insert(UUID businessId, Purpose purpose, FileRow file, Instant now) {
    database.call(
        "keep a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, file.id);
            statement.setObject(2, businessId);
            statement.setString(3, purpose.column);
            statement.setString(4, file.name);
            statement.setString(5, file.type);
            statement.setTimestamp(6, Timestamp.from(now));
            statement.setTimestamp(7, Timestamp.from(file.expiresAt));
            return statement.executeUpdate();
          }
        });
  }

  void append(UUID fileId, int number, byte[] content) {
    database.call(
        "keep a part of a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setObject(1, fileId);
            statement.setInt(2, number);
            statement.setBytes(3, content);
            return statement.executeUpdate();
          }
        });
  }

  /** From now on the file is there. */
  void finish(UUID fileId, long size) {
    database.call(
        "keep a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setLong(1, size);
            statement.setObject(2, fileId);
            return statement.executeUpdate();
          }
        });
  }

  Optional<FileRow> find(UUID fileId, Purpose purpose, Instant now) {
    return database.call(
        "find a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, fileId);
            statement.setString(2, purpose.column);
            statement.setTimestamp(3, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(file(fileId, row)) : Optional.empty();
            }
          }
        });
  }

  private static FileRow file(UUID id, ResultSet row) throws SQLException {
    return new FileRow(
        id,
        row.getString("name"),
        row.getString("type"),
        row.getLong("size"),
        row.getTimestamp("expires_at").toInstant());
  }

  /** A chunk, or null where there is none. */
  byte @Nullable [] chunk(UUID fileId, int number) {
    return database
        .call(
            "read a part of a file",
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(CHUNK_OF)) {
                statement.setObject(1, fileId);
                statement.setInt(2, number);
                try (ResultSet row = statement.executeQuery()) {
                  return row.next() ? Optional.of(row.getBytes(1)) : Optional.<byte[]>empty();
                }
              }
            })
        .orElse(null);
  }

  void delete(UUID fileId) {
    database.call(
        "remove a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, fileId);
            return statement.executeUpdate();
          }
        });
  }

  /** Removes the files that have expired. */
  int purge(Instant now) {
    return database.call(
        "remove expired files",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PURGE)) {
            statement.setTimestamp(1, Timestamp.from(now));
            return statement.executeUpdate();
          }
        });
  }
}
