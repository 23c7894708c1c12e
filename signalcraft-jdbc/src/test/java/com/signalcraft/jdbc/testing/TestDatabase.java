package com.signalcraft.jdbc.testing;

import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.SchemaMigrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of a test's own on the shared server: migrated, without any data, and dropped when it
 * is closed.
 */
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final PostgresServer server;
  private final String name;

  private TestDatabase(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /**
   * A migrated database.
   *
   * @return the database
   */
  public static TestDatabase create() {
    return on(PostgresServer.get());
  }

  static TestDatabase on(PostgresServer server) {
    return migrated(server, PostgresServer.TEMPLATE);
  }

  /**
   * A migrated database whose {@code now()} a {@link TestClock} tells.
   *
   * @return the database
   */
  public static TestDatabase withClock() {
    PostgresServer server = PostgresServer.get();
    return migrated(server, server.templateWithClock());
  }

  /**
   * A migrated database with something more in it, which is put in once for all of its kind.
   *
   * @param kind the name of the kind, of small letters
   * @param preparation puts it in, and leaves no connection open
   * @return the database
   */
  public static TestDatabase prepared(String kind, Consumer<TestDatabase> preparation) {
    PostgresServer server = PostgresServer.get();
    return migrated(server, template(server, PostgresServer.TEMPLATE, kind, preparation));
  }

  /**
   * One of {@link #prepared} whose {@code now()} a {@link TestClock} tells.
   *
   * @param kind the name of the kind, of small letters
   * @param preparation puts it in, and leaves no connection open
   * @return the database
   */
  public static TestDatabase preparedWithClock(String kind, Consumer<TestDatabase> preparation) {
    PostgresServer server = PostgresServer.get();
    return migrated(server, template(server, server.templateWithClock(), kind, preparation));
  }

  private static String template(
      PostgresServer server, String from, String kind, Consumer<TestDatabase> preparation) {
    return server.template(
        from + "_" + kind,
        name -> {
          copy(server, from, name);
          preparation.accept(new TestDatabase(server, name));
        });
  }

  private static TestDatabase migrated(PostgresServer server, String template) {
    TestDatabase database = copyOf(server, template);
    // Rights on the database itself are not copied with it.
    SchemaMigrator.of(database.owner()).bootstrapPlainPostgres();
    return database;
  }

  /**
   * A database as a server comes with it.
   *
   * @return the database
   */
  public static TestDatabase empty() {
    return copyOf(PostgresServer.get(), "template1");
  }

  private static TestDatabase copyOf(PostgresServer server, String template) {
    String name = "test_" + COUNT.incrementAndGet();
    copy(server, template, name);
    return new TestDatabase(server, name);
  }

  private static void copy(PostgresServer server, String template, String name) {
    // By files, which is faster than by the log where there are many partitions.
    server.execute(
        "postgres", "create database " + name + " template " + template + " strategy file_copy");
  }

  /**
   * Connections as the owner of the schema, who is a superuser.
   *
   * @return the data source, without a pool
   */
  public PGSimpleDataSource owner() {
    return server.login("postgres", name);
  }

  /**
   * Connections for users and keys.
   *
   * @return the data source, without a pool
   */
  public PGSimpleDataSource app() {
    return server.login("signalcraft_app", name);
  }

  /**
   * Connections for the service.
   *
   * @return the data source, without a pool
   */
  public PGSimpleDataSource service() {
    return server.login("signalcraft_service", name);
  }

  /**
   * A back end on this database with pools of its own.
   *
   * @return the builder, to be changed or built
   */
  public JdbcSignalCraft.Builder signalCraft() {
    return JdbcSignalCraft.builder()
        .url(url())
        .login("signalcraft_app", "")
        .serviceLogin("signalcraft_service", "");
  }

  /**
   * Where the database is.
   *
   * @return the address for the driver, without a login
   */
  public String url() {
    PGSimpleDataSource owner = owner();
    return "jdbc:postgresql://localhost:" + owner.getPortNumbers()[0] + "/" + name;
  }

  /**
   * Runs statements as the owner.
   *
   * @param sql the statements
   */
  public void execute(String sql) {
    server.execute(name, sql);
  }

  /**
   * Reads one value as the owner.
   *
   * @param sql a query of one row with one column
   * @return the value as text; null where it is null
   */
  public String value(String sql) {
    try (Connection connection = owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new IllegalStateException("no row: " + sql);
      }
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Drops the database, whoever is still connected. */
  @Override
  public void close() {
    server.execute("postgres", "drop database " + name + " with (force)");
  }
}
