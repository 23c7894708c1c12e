package com.signalcraft.examples.fleet.database;

import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;

/**
 * A database with the library's schema and the fleet's, dropped when it is closed.
 *
 * @param database the database
 * @param service the library, as the service
 * @param fleet the fleet's login
 */
public record FleetTestDatabase(TestDatabase database, JdbcSignalCraft service, FleetDatabase fleet)
    implements AutoCloseable {

  private static final String PASSWORD = "pass word of 'tests'";

  /** A new one. */
  public static FleetTestDatabase create() {
    TestDatabase database = TestDatabase.create();
    FleetSchema.migrate(database.owner());
    database.execute("alter role signalcraft_fleet login");
    return new FleetTestDatabase(
        database,
        database.signalCraft().build(),
        new FleetDatabase(new DatabaseAddress(database.url()), PASSWORD));
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }
}
