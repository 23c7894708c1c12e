package com.signalcraft.examples.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL on this machine, which nobody logs in to without a password. Thread-safe. */
final class LocalServer implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(20);

  private final EmbeddedPostgres server;
  private final Logins logins;
  private final CompletableFuture<ProcessHandle> end;

  private LocalServer(EmbeddedPostgres server, DataFolder folder) throws IOException {
    this.server = server;
    this.logins = folder.logins();
    // The process that the library knows has only started the server.
    long id = Long.parseLong(Files.readAllLines(folder.server().resolve("postmaster.pid")).get(0));
    this.end =
        ProcessHandle.of(id)
            .map(ProcessHandle::onExit)
            .orElseThrow(() -> new IOException("the server ended as soon as it had started"));
  }

  /**
   * Starts it on the files of a folder, which are made where there are none.
   *
   * @param folder the folder
   * @param port the port, or 0 for any that is free
   * @return the server, which takes connections
   */
  static LocalServer start(DataFolder folder, int port) throws IOException {
    requireFree(port);
    Logins logins = folder.logins();
    Path passwordFile = folder.root().resolve("password.txt");
    Files.deleteIfExists(passwordFile);
    PrivateFiles.createFile(passwordFile);
    try {
      Files.writeString(passwordFile, logins.owner());
      String durable = folder.isTemporary() ? "off" : "on";
      return new LocalServer(
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(folder.server())
              .setCleanDataDirectory(false)
              .setPGStartupWait(START)
              // These two become options of initdb: no moment without passwords.
              .setLocaleConfig("auth", "scram-sha-256")
              .setLocaleConfig("pwfile", passwordFile.toString())
              .setConnectConfig("password", logins.owner())
              .setServerConfig("synchronous_commit", durable)
              .setServerConfig("fsync", durable)
              .setServerConfig("full_page_writes", durable)
              // The port alone tells two servers apart.
              .setServerConfig("unix_socket_directories", "")
              .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
              .setErrorRedirector(Redirect.appendTo(folder.log().toFile()))
              .start(),
          folder);
    } catch (IOException | IllegalStateException e) {
      throw new DatabaseFailure(
          "PostgreSQL did not start. Its log ends with:"
              + System.lineSeparator()
              + folder.endOfLog(),
          e);
    } finally {
      Files.delete(passwordFile);
    }
  }

  private static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new DatabaseFailure(
          "The port "
              + port
              + " cannot be used ("
              + e.getMessage()
              + "). Choose another one by --port, or --port 0 for any that is free.",
          e);
    }
  }

  /** Where a database of it is, for the driver. */
  String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  /** Connections as the owner. */
  PGSimpleDataSource owner(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser(Logins.OWNER);
    source.setPassword(logins.owner());
    return source;
  }

  /** Waits until it has ended. */
  void awaitEnd() {
    end.join();
  }

  /** Stops it, and waits until it has ended. */
  @Override
  public void close() throws IOException {
    server.close();
    // Perhaps another one is closing it already.
    awaitEnd();
  }
}
