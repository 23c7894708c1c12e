package com.signalcraft.jdbc.testing;

import com.signalcraft.jdbc.SchemaMigrator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL: one for all tests of a JVM, started when it is first asked for and stopped
 * with the JVM, or one of a test's own. It holds a migrated database, which tests get copies of.
 */
final class PostgresServer {

  static final String TEMPLATE = "signalcraft_template";

  private static final String TEMPLATE_WITH_CLOCK = "signalcraft_template_with_clock";

  private static final String WANTED_VERSION = "signalcraft.postgres.version";

  private final EmbeddedPostgres.Builder settings;
  private EmbeddedPostgres server;
  private boolean hasTemplateWithClock;
  private final Set<String> templates = new HashSet<>();

  private PostgresServer(EmbeddedPostgres.Builder settings) throws IOException {
    this.settings = settings;
    this.server = settings.start();
  }

  /** Made when it is first used. */
  private static final class Holder {
    private static final PostgresServer INSTANCE = start();
  }

  static PostgresServer get() {
    return Holder.INSTANCE;
  }

  private static PostgresServer start() {
    return ready(
        EmbeddedPostgres.builder()
            // Nothing needs to outlive the tests.
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off"));
  }

  /** One of a test's own, which keeps what it has committed in an empty folder of the test's. */
  static PostgresServer durable(Path folder) {
    return ready(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            // The library's defaults give up both.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on"));
  }

  private static PostgresServer ready(EmbeddedPostgres.Builder settings) {
    try {
      PostgresServer started = new PostgresServer(settings);
      started.requireVersion();
      started.makeTemplate();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it with all its processes, as a machine that fails does (SIGKILL). */
  void kill(Path folder) {
    try {
      long id = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
      ProcessHandle postmaster = ProcessHandle.of(id).orElseThrow();
      List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
      all.add(0, postmaster);
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again after it was killed, where it was. */
  void restart() {
    int port = server.getPort();
    try {
      server.close();
      server = settings.setPort(port).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireVersion() {
    String wanted = System.getProperty(WANTED_VERSION);
    try (Connection connection = login("postgres", "postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_version")) {
      row.next();
      String actual = row.getString(1);
      // 18.6.0 of the binaries is PostgreSQL 18.6.
      if (wanted != null && !wanted.startsWith(actual + ".")) {
        throw new IllegalStateException("wanted PostgreSQL " + wanted + ", started " + actual);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The template of databases that have a {@link TestClock}, made when it is first asked for. */
  synchronized String templateWithClock() {
    if (!hasTemplateWithClock) {
      execute("postgres", "create database " + TEMPLATE_WITH_CLOCK);
      execute(TEMPLATE_WITH_CLOCK, TestClock.INSTALL);
      migrate(TEMPLATE_WITH_CLOCK);
      hasTemplateWithClock = true;
    }
    return TEMPLATE_WITH_CLOCK;
  }

  /** A template that is made when it is first asked for. */
  synchronized String template(String name, Consumer<String> make) {
    if (!templates.contains(name)) {
      make.accept(name);
      templates.add(name);
    }
    return name;
  }

  private void migrate(String database) {
    SchemaMigrator migrator = SchemaMigrator.of(login("postgres", database));
    migrator.bootstrapPlainPostgres();
    migrator.migrate();
  }

  private void makeTemplate() {
    execute("postgres", "create database " + TEMPLATE);
    migrate(TEMPLATE);
    // As an operator does; the server trusts all local connections.
    execute("postgres", "alter role signalcraft_app login");
    execute("postgres", "alter role signalcraft_service login");
  }

  PGSimpleDataSource login(String role, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {server.getPort()});
    source.setDatabaseName(database);
    source.setUser(role);
    return source;
  }

  void execute(String database, String sql) {
    try (Connection connection = login("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
