package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.SchemaMigrator;
import com.signalcraft.jdbc.internal.pool.HikariPools;
import com.signalcraft.jdbc.internal.pool.Login;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of one's own with a migrated database, and another one as the document has it, on
 * the same server. Thread-safe.
 */
final class Server implements AutoCloseable {

  static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);

  private static final String OWNER = "postgres";
  private static final String APP = "signalcraft_app";
  private static final String SERVICE = "signalcraft_service";

  private final EmbeddedPostgres server;

  private Server(EmbeddedPostgres server) {
    this.server = server;
  }

  static Server start() throws IOException, SQLException {
    Server started =
        new Server(
            EmbeddedPostgres.builder()
                // A checkpoint in the middle would slow down whichever side it fell on: none is
                // forced before this much was written.
                .setServerConfig("max_wal_size", "16GB")
                .start());
    started.execute("postgres", "create database " + Database.SIGNALCRAFT.databaseName());
    started.execute("postgres", "create database " + Database.DOCUMENT.databaseName());
    SchemaMigrator migrator = SchemaMigrator.of(started.owner(Database.SIGNALCRAFT));
    migrator.bootstrapPlainPostgres();
    migrator.migrate();
    SchemaMigrator.of(started.owner(Database.DOCUMENT)).bootstrapPlainPostgres();
    started.execute("postgres", "alter role " + APP + " login");
    started.execute("postgres", "alter role " + SERVICE + " login");
    return started;
  }

  /** The back end, as programs set it up. */
  JdbcSignalCraft signalCraft() {
    return JdbcSignalCraft.builder()
        .url(url(Database.SIGNALCRAFT.databaseName()))
        .login(APP, "")
        .serviceLogin(SERVICE, "")
        .statementTimeout(STATEMENT_TIMEOUT)
        .build();
  }

  /** A pool like the back end's own, logged in as it is for users. */
  HikariDataSource appPool() {
    return pool("app", Database.SIGNALCRAFT, APP);
  }

  /** A pool like the back end's own, logged in as the owner, whom row level security lets pass. */
  HikariDataSource ownerPool(Database database) {
    return pool("owner", database, OWNER);
  }

  private HikariDataSource pool(String name, Database database, String user) {
    return HikariPools.open(
        name,
        url(database.databaseName()),
        new Login(user, ""),
        PoolMode.DIRECT,
        STATEMENT_TIMEOUT);
  }

  /** Connections of the owner, without a pool. */
  PGSimpleDataSource owner(Database database) {
    return owner(database.databaseName());
  }

  private PGSimpleDataSource owner(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser(OWNER);
    return source;
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  void execute(Database database, String sql) throws SQLException {
    execute(database.databaseName(), sql);
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = owner(database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Such as 18.6. */
  String version() throws SQLException {
    try (Connection connection = owner("postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_version")) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
