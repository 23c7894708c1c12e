package com.signalcraft.examples.server.command;

import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.ServerSchema;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a database up to date. */
@Command(
    name = "migrate",
    description = {
      "Makes the schemas and roles in a database, or brings them up to date, and sets the roles'"
          + " passwords. Run it once before the first start and before each newer version; the"
          + " server itself needs no such rights."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nEnvironment (each may be NAME_FILE, a file that holds it):%n",
    footer = {
      "  SIGNALCRAFT_OWNER             who owns the schemas; postgres if not set",
      "  SIGNALCRAFT_OWNER_PASSWORD    his password",
      "  SIGNALCRAFT_APP_PASSWORD      to be set for signalcraft_app",
      "  SIGNALCRAFT_SERVICE_PASSWORD  to be set for signalcraft_service",
      "  SIGNALCRAFT_SERVER_PASSWORD   to be set for signalcraft_server"
    })
final class MigrateCommand implements Callable<Integer> {

  private final Environment environment;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      required = true,
      description = "Where the database is, such as jdbc:postgresql://localhost:5432/signalcraft.")
  private String url = "";

  @Spec private @Nullable CommandSpec spec;

  MigrateCommand(Map<String, String> variables) {
    environment = new Environment(variables);
  }

  @Override
  public Integer call() throws SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    DataSource owner = RemoteDatabase.owner(url, environment);
    DatabaseLogins logins = RemoteDatabase.logins(url, environment);
    ServerSchema.migrate(owner);
    ServerSchema.allowLogins(owner, logins);
    out.println("The database is up to date, and its roles can log in.");
    return 0;
  }
}
