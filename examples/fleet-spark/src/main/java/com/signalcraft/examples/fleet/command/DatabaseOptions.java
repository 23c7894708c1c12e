package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.database.DatabaseAddress;
import com.signalcraft.examples.fleet.database.FleetDatabase;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which database the points are in, or the results go to. */
final class DatabaseOptions {

  static final String PASSWORD = "SIGNALCRAFT_FLEET_PASSWORD";

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "Where the database is, such as jdbc:postgresql://localhost:5432/signalcraft. The password"
              + " of signalcraft_fleet is in the environment, as "
              + PASSWORD
              + " or, in a file, "
              + PASSWORD
              + "_FILE.")
  private Optional<String> url = Optional.empty();

  boolean isNamed() {
    return url.isPresent();
  }

  /** The database, where one is named: the fleet can log in, and its tables are there. */
  Optional<FleetDatabase> database(Environment environment) {
    Optional<FleetDatabase> database =
        url.map(DatabaseAddress::new)
            .map(
                address ->
                    new FleetDatabase(
                        address,
                        environment.required(
                            PASSWORD, "the password of the role " + FleetDatabase.ROLE)));
    database.ifPresent(FleetDatabase::requireReady);
    return database;
  }
}
