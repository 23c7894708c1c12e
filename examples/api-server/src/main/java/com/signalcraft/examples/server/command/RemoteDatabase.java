package com.signalcraft.examples.server.command;

import com.signalcraft.examples.server.database.DatabaseLogins;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that somebody else runs. Stateless. */
final class RemoteDatabase {

  static final String AS_SERVICE = "the password of the role signalcraft_service";
  private static final String AS_USERS = "the password of the role signalcraft_app";
  private static final String AS_SERVER = "the password of the role signalcraft_server";
  private static final int PATIENCE_SECONDS = 10;

  private RemoteDatabase() {}

  /** The logins that the environment has. */
  static DatabaseLogins logins(String url, Environment environment) {
    return new DatabaseLogins(
        checked(url),
        environment.required("SIGNALCRAFT_APP_PASSWORD", AS_USERS),
        environment.required("SIGNALCRAFT_SERVICE_PASSWORD", AS_SERVICE),
        environment.required("SIGNALCRAFT_SERVER_PASSWORD", AS_SERVER));
  }

  /** Connections as the owner of the schemas. */
  static PGSimpleDataSource owner(String url, Environment environment) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(checked(url));
    source.setUser(environment.find("SIGNALCRAFT_OWNER").orElse("postgres"));
    source.setPassword(
        environment.required(
            "SIGNALCRAFT_OWNER_PASSWORD",
            "the password of the role that owns the schemas, which is SIGNALCRAFT_OWNER or postgres"));
    source.setConnectTimeout(PATIENCE_SECONDS);
    return source;
  }

  /** The address of a database, where it is one. */
  static String checked(String url) {
    // The address may hold a password and is not shown.
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new ServerFailure(
          "--database-url must be like jdbc:postgresql://localhost:5432/signalcraft.");
    }
    return url;
  }

  /** Makes sure, before anything is served, that every role can log in. */
  static void requireLogins(DatabaseLogins logins) {
    for (Login login :
        List.of(
            new Login(DatabaseLogins.APP, logins.app()),
            new Login(DatabaseLogins.SERVICE, logins.service()),
            new Login(DatabaseLogins.SERVER, logins.server()))) {
      try (Connection connection =
          DriverManager.getConnection(logins.url(), login.role(), login.password())) {
        if (!connection.isValid(PATIENCE_SECONDS)) {
          throw new ServerFailure("The database does not answer " + login.role() + ".");
        }
      } catch (SQLException e) {
        throw new ServerFailure(
            "The database cannot be used as "
                + login.role()
                + ": "
                + e.getMessage()
                + ". If it is new, run 'signalcraft-server migrate' first.",
            e);
      }
    }
  }

  private record Login(String role, String password) {}
}
