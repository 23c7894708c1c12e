package com.signalcraft.examples.fleet.database;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/** Makes in a database what the fleet needs, beside the schema of the library. */
public final class FleetSchema {

  /** The schema of what is the fleet's own. */
  public static final String NAME = "signalcraft_fleet";

  private static final String CODE = "MIGRATION_FAILED";

  private FleetSchema() {}

  /**
   * Applies what is missing.
   *
   * @param owner connects as the role that owns the library's schema, which may create roles
   * @return how many migrations were applied
   */
  public static int migrate(DataSource owner) {
    try {
      requireLibrary(owner);
      return Flyway.configure()
          .dataSource(owner)
          .locations("classpath:com/signalcraft/examples/fleet/migrations")
          .defaultSchema(NAME)
          .createSchemas(true)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException | SQLException e) {
      throw new SignalCraftException(
          CODE,
          false,
          "the database could not be brought up to date: " + e.getMessage(),
          FailureDetails.causedBy(e));
    }
  }

  private static void requireLibrary(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select to_regclass('public.kpi_data') is not null"
                    + " and to_regclass('signalcraft_private.plan_limits') is not null")) {
      if (!row.next() || !row.getBoolean(1)) {
        throw new SignalCraftException(
            CODE,
            false,
            "the database lacks the library's schema: run the library's migrations first",
            FailureDetails.NONE);
      }
    }
  }

  /**
   * Lets the fleet's role log in by its password.
   *
   * @param owner connects as a role that may alter it
   * @param password the password, of which the server gets a hash alone
   * @throws SQLException if the database refuses
   */
  public static void allowLogin(DataSource owner, String password) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(FleetDatabase.ROLE, password.toCharArray(), "scram-sha-256");
      statement.execute("alter role " + FleetDatabase.ROLE + " login");
    }
  }
}
