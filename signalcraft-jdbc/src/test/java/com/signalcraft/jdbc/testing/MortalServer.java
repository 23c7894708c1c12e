package com.signalcraft.jdbc.testing;

import java.nio.file.Path;

/**
 * A server of a test's own with a migrated database, which can be killed and started again and
 * loses nothing that it has committed.
 */
public final class MortalServer implements AutoCloseable {

  private final Path folder;
  private final PostgresServer server;
  private final TestDatabase database;

  private MortalServer(Path folder, PostgresServer server) {
    this.folder = folder;
    this.server = server;
    this.database = TestDatabase.on(server);
  }

  /**
   * Starts one.
   *
   * @param folder an empty folder for its files
   * @return the server
   */
  public static MortalServer start(Path folder) {
    return new MortalServer(folder, PostgresServer.durable(folder));
  }

  /**
   * Its database.
   *
   * @return the database, not to be closed
   */
  public TestDatabase database() {
    return database;
  }

  /** Kills it in the middle of what it does, and starts it again at the same port. */
  public void killAndRestart() {
    server.kill(folder);
    server.restart();
  }

  @Override
  public void close() {
    server.stop();
  }
}
