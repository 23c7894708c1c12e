package com.signalcraft.jdbc.testing;

import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.PoolMode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PgBouncer in front of a test's database; in transaction mode with one connection to the server
 * for each login.
 */
public final class PgBouncer implements AutoCloseable {

  private static final String READY = "process up";

  private final TestDatabase database;
  private final PoolMode mode;
  private final Path folder;
  private final Process process;
  private final int port;

  private PgBouncer(TestDatabase database, PoolMode mode, Path folder, Process process, int port) {
    this.database = database;
    this.mode = mode;
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /**
   * Whether there is one on this machine.
   *
   * @return true if there is
   */
  public static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    // Debian has it where only root looks.
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one.
   *
   * @param database what it stands in front of
   * @param mode how it lends the connection to the server
   * @return the pooler, which takes connections
   */
  public static PgBouncer start(TestDatabase database, PoolMode mode) {
    try {
      int port = freePort();
      Path folder = Files.createTempDirectory("pgbouncer-");
      // It reads its files as another user than root.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path users = folder.resolve("users.txt");
      Files.writeString(users, "\"signalcraft_app\" \"\"\n\"signalcraft_service\" \"\"\n");
      Path config = folder.resolve("pgbouncer.ini");
      Files.writeString(
          config,
          """
          [databases]
          * = host=127.0.0.1 port=%d
          [pgbouncer]
          listen_addr = 127.0.0.1
          listen_port = %d
          unix_socket_dir =
          auth_type = trust
          auth_file = %s
          pool_mode = %s
          default_pool_size = %d
          max_client_conn = 100
          query_wait_timeout = 60
          ignore_startup_parameters = extra_float_digits
          """
              .formatted(
                  database.owner().getPortNumbers()[0],
                  port,
                  users,
                  mode == PoolMode.TRANSACTION_POOLED ? "transaction" : "session",
                  mode == PoolMode.TRANSACTION_POOLED ? 1 : 20));
      Process process = run(config);
      return new PgBouncer(database, mode, folder, process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Process run(Path config) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program().orElseThrow().toString());
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(config.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    String line;
    while ((line = log.readLine()) != null) {
      said.append(line).append('\n');
      if (line.contains(READY)) {
        drain(process);
        return process;
      }
    }
    throw new IOException("pgbouncer did not start:\n" + said);
  }

  /** It would stand still once nobody reads what it says. */
  private static void drain(Process process) {
    Thread reader =
        new Thread(
            () -> {
              try {
                process.getInputStream().transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // It has ended.
                return;
              }
            },
            "pgbouncer-log");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * A back end that reaches the database through it, with several connections to it.
   *
   * @return the builder, to be changed or built
   */
  public JdbcSignalCraft.Builder signalCraft() {
    return JdbcSignalCraft.builder()
        .url("jdbc:postgresql://127.0.0.1:" + port + "/" + database.owner().getDatabaseName())
        .login("signalcraft_app", "")
        .serviceLogin("signalcraft_service", "")
        .poolMode(mode);
  }

  /**
   * Connections for users and keys through it.
   *
   * @return the data source, without a pool
   */
  public PGSimpleDataSource app() {
    PGSimpleDataSource source = database.app();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    return source;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
