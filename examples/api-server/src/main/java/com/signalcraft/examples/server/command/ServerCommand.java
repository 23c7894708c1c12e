package com.signalcraft.examples.server.command;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.database.DatabaseFailure;
import com.signalcraft.examples.database.LocalDatabase;
import com.signalcraft.examples.database.Stopper;
import com.signalcraft.examples.server.ApiServer;
import com.signalcraft.examples.server.Secrets;
import com.signalcraft.examples.server.ServerSettings;
import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.ServerSchema;
import com.signalcraft.examples.server.external.ImportException;
import com.signalcraft.examples.server.fetch.FetchFailedException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a server until it is stopped. */
@Command(
    name = "signalcraft-server",
    description = {
      "Serves the SignalCraft API and its dashboard until it is stopped by Ctrl-C. Without options:"
          + " with a PostgreSQL of its own and a sample business, to look around."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ServerCommand.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommandsRepeatable = false,
    footerHeading = "%nEnvironment (each may be NAME_FILE, a file that holds it):%n",
    footer = {
      "  with --database-url:",
      "    SIGNALCRAFT_APP_PASSWORD      of the role signalcraft_app",
      "    SIGNALCRAFT_SERVICE_PASSWORD  of the role signalcraft_service",
      "    SIGNALCRAFT_SERVER_PASSWORD   of the role signalcraft_server",
      "    SIGNALCRAFT_SIGNING_SECRET    signs tokens and links; 32 characters or more",
      "    SIGNALCRAFT_EARLIER_SECRET    signed them before, and is still believed",
      "    SIGNALCRAFT_SERVICE_KEY       as a token, may do everything; nobody if not set",
      "  for alerts and reports:",
      "    SIGNALCRAFT_WEBHOOK_URL, SIGNALCRAFT_WEBHOOK_SECRET",
      "    SIGNALCRAFT_SMTP_HOST, _PORT (587), _SECURITY (starttls, tls or none),",
      "    _USER, _PASSWORD, _FROM"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It was stopped.",
      "2:The command line is wrong.",
      "3:The server cannot be started, or its database has ended.",
      "70:A defect of this program; please report it with the output of --debug."
    })
final class ServerCommand implements Callable<Integer> {

  private static final int MAX_PORT = 65_535;
  private static final int USAGE = 2;
  private static final int UNUSABLE = 3;
  private static final int INTERNAL = 70;

  private final Environment environment;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on; ${DEFAULT-VALUE} if not given.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where to listen, 0 for any port that is free; ${DEFAULT-VALUE} if not given.")
  private int port;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "A PostgreSQL to work on, such as jdbc:postgresql://localhost:5432/signalcraft, prepared by"
            + " 'signalcraft-server migrate'; one of its own if not given."
      })
  private Optional<String> databaseUrl = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Where its own PostgreSQL keeps the data, and where the secrets are; a folder that goes when"
            + " it stops if not given."
      })
  private Optional<Path> data = Optional.empty();

  @Option(names = "--no-sample", description = "Leave the sample business out.")
  private boolean noSample;

  @Mixin private OperatorOptions operator = new OperatorOptions();

  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  @Spec private @Nullable CommandSpec spec;

  private ServerCommand(Map<String, String> variables) {
    environment = new Environment(variables);
  }

  /** Runs one command line; nothing is thrown, and the writers are left open. */
  static int run(PrintWriter out, PrintWriter err, Map<String, String> variables, String... args) {
    ServerCommand command = new ServerCommand(variables);
    return new CommandLine(command)
        .addSubcommand(new MigrateCommand(variables))
        .addSubcommand(new ImportCommand(variables))
        .setOut(out)
        .setErr(err)
        .setOverwrittenOptionsAllowed(false)
        .setParameterExceptionHandler((failure, given) -> wrong(failure, err))
        .setExecutionExceptionHandler((failure, line, parsed) -> command.failed(failure, err))
        .execute(args);
  }

  private static int wrong(ParameterException failure, PrintWriter err) {
    err.println("error: " + failure.getMessage());
    err.println("Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return USAGE;
  }

  private int failed(Exception failure, PrintWriter err) {
    boolean known =
        failure instanceof ServerFailure
            || failure instanceof DatabaseFailure
            || failure instanceof SignalCraftException
            || failure instanceof FlywayException
            || failure instanceof ImportException
            || failure instanceof FetchFailedException
            || failure instanceof JavalinBindException
            || failure instanceof IOException
            || failure instanceof SQLException;
    err.println("error: " + (known ? failure.getMessage() : "internal error: " + failure));
    if (debug) {
      failure.printStackTrace(err);
    }
    return known ? UNUSABLE : INTERNAL;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (port < 0 || port > MAX_PORT) {
      throw new ParameterException(
          line, "--port must be between 0 and " + MAX_PORT + ", was " + port);
    } else if (databaseUrl.isPresent() && data.isPresent()) {
      throw new ParameterException(
          line, "--data is of its own PostgreSQL: not with --database-url");
    }
    Stopper stopper = Stopper.start(line.getOut());
    try {
      if (databaseUrl.isPresent()) {
        ApiServer server = start(stopper, remote(databaseUrl.get()));
        Greeting.remote(line.getOut(), server);
        stopper.awaitEnd();
      } else {
        serveLocally(stopper, line.getOut());
      }
      return 0;
    } finally {
      stopper.stop();
    }
  }

  private void serveLocally(Stopper stopper, PrintWriter out)
      throws IOException, SQLException, InterruptedException {
    LocalDatabase database = stopper.open(() -> LocalDatabase.start(data, 0));
    LocalSecrets local = LocalSecrets.of(database.folder());
    DatabaseLogins logins = prepare(database, local);
    ServerSettings settings = new ServerSettings(host, port, logins, local.secrets());
    ApiServer server = start(stopper, operator.apply(settings, environment));
    if (!noSample) {
      server.addSample(local.samplePassword());
    }
    Greeting.local(
        out, server, database, noSample ? Optional.empty() : Optional.of(local.samplePassword()));
    String endOfLog = database.awaitEnd();
    // A terminal tells the database of Ctrl-C as well, perhaps earlier than this process.
    if (!stopper.isToldToEnd(Duration.ofSeconds(2))) {
      throw new ServerFailure(
          "PostgreSQL has ended by itself. Its log ends with:" + System.lineSeparator() + endOfLog);
    }
  }

  private static ApiServer start(Stopper stopper, ServerSettings settings) throws IOException {
    ApiServer server = ApiServer.start(settings);
    stopper.own(server::close);
    return server;
  }

  private ServerSettings remote(String url) {
    DatabaseLogins logins = RemoteDatabase.logins(url, environment);
    String signing =
        environment.required(
            "SIGNALCRAFT_SIGNING_SECRET",
            "what tokens and links are signed with, 32 characters or more");
    String serviceKey = environment.find("SIGNALCRAFT_SERVICE_KEY").orElse("");
    RemoteDatabase.requireLogins(logins);
    List<String> earlier = environment.find("SIGNALCRAFT_EARLIER_SECRET").stream().toList();
    return operator.apply(
        new ServerSettings(host, port, logins, new Secrets(signing, earlier, serviceKey)),
        environment);
  }

  private static DatabaseLogins prepare(LocalDatabase database, LocalSecrets local)
      throws SQLException {
    DatabaseLogins logins =
        new DatabaseLogins(
            database.url(),
            database.appPassword(),
            database.servicePassword(),
            local.databasePassword());
    ServerSchema.migrate(database.owner());
    ServerSchema.allowLogins(database.owner(), logins);
    return logins;
  }

  /** The program's version, as the jar's manifest tells it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "SignalCraft "
            + Optional.ofNullable(ServerCommand.class.getPackage().getImplementationVersion())
                .orElse("(development build)")
      };
    }
  }
}
