package com.signalcraft.examples.server.database;

import com.signalcraft.jdbc.SchemaMigrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** Brings a database up to date: the schema of the library and, beside it, the server's own. */
public final class ServerSchema {

  /** The schema of what is the server's own. */
  public static final String NAME = "signalcraft_server";

  private ServerSchema() {}

  /**
   * Applies what is missing.
   *
   * @param owner connects as the role that owns the schemas, which may create roles
   */
  public static void migrate(DataSource owner) {
    SchemaMigrator library = SchemaMigrator.of(owner);
    library.bootstrapPlainPostgres();
    library.migrate();
    own(owner).migrate();
  }

  private static Flyway own(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:com/signalcraft/examples/server/migrations")
        .defaultSchema(NAME)
        .createSchemas(true)
        .load();
  }

  /**
   * What this version knows of the server's own schema that a database lacks.
   *
   * @param server connects as the server's own role
   * @return the versions of the missing migrations
   */
  public static List<String> pending(DataSource server) {
    return Stream.of(own(server).info().pending())
        .map(migration -> String.valueOf(migration.getVersion()))
        .toList();
  }

  /**
   * Lets the roles of the server log in by their passwords.
   *
   * @param owner connects as a role that may alter them
   * @param logins their passwords
   */
  public static void allowLogins(DataSource owner, DatabaseLogins logins) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      PGConnection roles = connection.unwrap(PGConnection.class);
      allow(statement, roles, DatabaseLogins.APP, logins.app());
      allow(statement, roles, DatabaseLogins.SERVICE, logins.service());
      allow(statement, roles, DatabaseLogins.SERVER, logins.server());
    }
  }

  private static void allow(Statement statement, PGConnection roles, String role, String password)
      throws SQLException {
    roles.alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    statement.execute("alter role " + role + " login");
  }
}
