package com.signalcraft.examples.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A PostgreSQL on this machine with the schema of SignalCraft, for programs that bring their
 * database along. Thread-safe.
 */
public final class LocalDatabase implements Closeable {

  private final DataFolder folder;
  private final LocalServer server;

  private LocalDatabase(DataFolder folder, LocalServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Starts one, and brings its schema up to date.
   *
   * @param data where to keep the data and the passwords: a folder that an earlier start has made,
   *     an empty one or one that is not there; empty for one that goes when the database is closed
   * @param port the port, or 0 for any that is free
   * @return the database, which takes connections
   * @throws DatabaseFailure if it cannot be started, with a message for a person
   * @throws IOException if the folder cannot be read or written
   * @throws SQLException if the schema cannot be made
   */
  public static LocalDatabase start(Optional<Path> data, int port)
      throws IOException, SQLException {
    DataFolder folder = data.isPresent() ? DataFolder.at(data.get()) : DataFolder.temporary();
    try {
      LocalServer server = LocalServer.start(folder, port);
      try {
        new Schema(server, folder.logins()).install(false);
        return new LocalDatabase(folder, server);
      } catch (SQLException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException | SQLException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Where it is, for the driver. */
  public String url() {
    return server.url(Schema.DATABASE);
  }

  /** The folder with its files, which its user may keep private files of his own in, too. */
  public Path folder() {
    return folder.root();
  }

  /** Whether the folder goes when it is closed. */
  public boolean isTemporary() {
    return folder.isTemporary();
  }

  /** The password of the role that users and keys are served by. */
  public String appPassword() {
    return folder.logins().app();
  }

  /** The password of the role of the service. */
  public String servicePassword() {
    return folder.logins().service();
  }

  /** Connections as the owner of the schema. */
  public DataSource owner() {
    return server.owner(Schema.DATABASE);
  }

  /**
   * Waits until it has ended.
   *
   * @return the end of what it has written of itself, for a person
   */
  public String awaitEnd() throws IOException {
    server.awaitEnd();
    return folder.endOfLog();
  }

  /** Stops it, and removes a folder that is to go. */
  @Override
  public void close() throws IOException {
    server.close();
    folder.close();
  }
}
