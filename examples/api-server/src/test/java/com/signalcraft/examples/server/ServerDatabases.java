package com.signalcraft.examples.server;

import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.ServerSchema;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;

/** Databases that are ready for a server; its schema is made once and copied. */
public final class ServerDatabases {

  private static final String KIND = "server";

  private ServerDatabases() {}

  /** One for a test. */
  public static TestDatabase create() {
    return TestDatabase.prepared(KIND, ServerDatabases::migrate);
  }

  /** One whose clock the test sets. */
  public static TestDatabase withClock() {
    return TestDatabase.preparedWithClock(KIND, ServerDatabases::migrate);
  }

  /** Makes any database ready. */
  public static void migrate(TestDatabase database) {
    try {
      ServerSchema.migrate(database.owner());
      ServerSchema.allowLogins(database.owner(), logins(database.url()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How a server logs in. */
  public static DatabaseLogins logins(String url) {
    return new DatabaseLogins(url, "app", "service", "server");
  }
}
