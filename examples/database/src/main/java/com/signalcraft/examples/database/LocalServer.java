package com.signalcraft.examples.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
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
final class LocalServer implements Closeable {

  private static final Duration START = Duration.ofSeconds(20);
  private static final String PROCESS = "postmaster.pid";

  private final EmbeddedPostgres server;
  private final Logins logins;
  private final CompletableFuture<ProcessHandle> end;

  private LocalServer(EmbeddedPostgres server, DataFolder folder) throws IOException {
    this.server = server;
    this.logins = folder.logins();
    // The process that the library knows has only started the server.
    this.end =
        ProcessHandle.of(processId(folder.server().resolve(PROCESS)))
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
              // Whoever has it opened closes it, after all that uses it.
              .setRegisterShutdownHook(false)
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
      endLeftOver(folder);
      throw new DatabaseFailure(
          "PostgreSQL did not start. Its log ends with:"
              + System.lineSeparator()
              + folder.endOfLog(),
          e);
    } finally {
      Files.delete(passwordFile);
    }
  }

  /** Ends a server that came too late; nobody else may use its folder. */
  private static void endLeftOver(DataFolder folder) throws IOException {
    Path running = folder.server().resolve(PROCESS);
    if (Files.exists(running)) {
      ProcessHandle.of(processId(running))
          .filter(process -> process.info().command().orElse("").endsWith("postgres"))
          .ifPresent(ProcessHandle::destroy);
    }
  }

  private static long processId(Path running) throws IOException {
    return Long.parseLong(Files.readAllLines(running).get(0));
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
