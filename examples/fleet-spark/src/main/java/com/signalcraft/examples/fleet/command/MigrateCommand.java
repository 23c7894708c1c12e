package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.database.DatabaseAddress;
import com.signalcraft.examples.fleet.database.FleetDatabase;
import com.signalcraft.examples.fleet.database.FleetSchema;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a database up to date. */
@Command(
    name = "migrate",
    description = {
      "Makes the fleet's schema and role in a database that has the library's schema, or brings them"
          + " up to date, and sets the role's password. Run it once before the first night and"
          + " before each newer version; the work itself needs no such rights."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nEnvironment (each may be NAME_FILE, a file that holds it):%n",
    footer = {
      "  SIGNALCRAFT_OWNER           who owns the library's schema; postgres if not set",
      "  SIGNALCRAFT_OWNER_PASSWORD  his password",
      "  SIGNALCRAFT_FLEET_PASSWORD  to be set for signalcraft_fleet"
    })
final class MigrateCommand implements Callable<Integer> {

  private static final int PATIENCE_SECONDS = 10;

  private final Environment environment;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      required = true,
      description = "Where the database is, such as jdbc:postgresql://localhost:5432/signalcraft.")
  private String url = "";

  @Spec private @Nullable CommandSpec spec;

  MigrateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    String password =
        environment.required(
            DatabaseOptions.PASSWORD, "to be set for the role " + FleetDatabase.ROLE);
    PGSimpleDataSource owner = owner();
    int applied = FleetSchema.migrate(owner);
    try {
      FleetSchema.allowLogin(owner, password);
    } catch (SQLException e) {
      throw new FleetFailure(FleetDatabase.ROLE + " could not be let in: " + e.getMessage(), e);
    }
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(
            "The database is up to date (migrations applied: "
                + applied
                + "), and "
                + FleetDatabase.ROLE
                + " can log in.");
    return ExitCode.OK.code();
  }

  private PGSimpleDataSource owner() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(new DatabaseAddress(url).url());
    source.setUser(environment.find("SIGNALCRAFT_OWNER").orElse("postgres"));
    source.setPassword(
        environment.required(
            "SIGNALCRAFT_OWNER_PASSWORD",
            "the password of the role that owns the library's schema, which is SIGNALCRAFT_OWNER or"
                + " postgres"));
    source.setConnectTimeout(PATIENCE_SECONDS);
    return source;
  }
}
