package com.signalcraft.examples.database;

import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.SchemaMigrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Puts the database of SignalCraft on a server, or brings the one that is there up to date. */
final class Schema {

  /** The name of the database. */
  static final String DATABASE = "signalcraft";

  private final LocalServer server;
  private final Logins logins;

  Schema(LocalServer server, Logins logins) {
    this.server = server;
    this.logins = logins;
  }

  /**
   * Creates what is missing.
   *
   * @param withSample whether the sample data is wanted
   */
  void install(boolean withSample) throws SQLException {
    createDatabase();
    SchemaMigrator migrator = SchemaMigrator.of(server.owner(DATABASE));
    migrator.bootstrapPlainPostgres();
    migrator.migrate();
    allowLogins();
    try (JdbcSignalCraft service =
        JdbcSignalCraft.builder()
            .url(server.url(DATABASE))
            .serviceLogin(Logins.SERVICE, logins.service())
            .build()) {
      // A folder may have lain there for months.
      service.upkeep().extendPartitions();
    }
    if (withSample) {
      migrator.installSampleData();
    }
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = server.owner("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      boolean exists;
      try (ResultSet found =
          statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
        exists = found.next();
      }
      if (!exists) {
        statement.execute("create database " + DATABASE);
      }
    }
  }

  /** The migrations make the roles without a right to log in; that is for the operator to give. */
  private void allowLogins() throws SQLException {
    try (Connection connection = server.owner(DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      PGConnection roles = connection.unwrap(PGConnection.class);
      roles.alterUserPassword(Logins.APP, logins.app().toCharArray(), "scram-sha-256");
      roles.alterUserPassword(Logins.SERVICE, logins.service().toCharArray(), "scram-sha-256");
      statement.execute("alter role " + Logins.APP + " login");
      statement.execute("alter role " + Logins.SERVICE + " login");
    }
  }

  /** The version of the server, such as 18.6. */
  String version() throws SQLException {
    return value("show server_version");
  }

  /** The id of the user that the sample data belongs to. */
  String sampleUser() throws SQLException {
    return value("select id from auth.users where email = 'sample@example.com'");
  }

  private String value(String sql) throws SQLException {
    try (Connection connection = server.owner(DATABASE).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new SQLException("no row: " + sql);
      }
      return row.getString(1);
    }
  }
}
