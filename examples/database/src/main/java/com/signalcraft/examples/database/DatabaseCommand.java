package com.signalcraft.examples.database;

import com.signalcraft.error.SignalCraftException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a database until it is stopped. */
@Command(
    name = "signalcraft-database",
    description = {
      "Starts a PostgreSQL on this machine with SignalCraft's schema and sample data, prints how to"
          + " connect, and runs until it is stopped by Ctrl-C. For development and tests."
    },
    mixinStandardHelpOptions = true,
    versionProvider = DatabaseCommand.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It was stopped.",
      "2:The command line is wrong.",
      "3:The server cannot be started, or has ended by itself.",
      "70:A defect of this program; please report it with the output of --debug."
    })
final class DatabaseCommand implements Callable<Integer> {

  private static final int MAX_PORT = 65_535;
  private static final int USAGE = 2;
  private static final int UNUSABLE = 3;
  private static final int INTERNAL = 70;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "5432",
      description = "Where to listen, 0 for any port that is free; ${DEFAULT-VALUE} if not given.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where to keep the data and the passwords; a folder that goes when it stops if not given.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--no-sample", description = "Leave the sample data out.")
  private boolean noSample;

  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  @Spec private @Nullable CommandSpec spec;

  /** Runs one command line; nothing is thrown, and the writers are left open. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    DatabaseCommand command = new DatabaseCommand();
    return new CommandLine(command)
        .setOut(out)
        .setErr(err)
        .setOverwrittenOptionsAllowed(false)
        .setParameterExceptionHandler((failure, given) -> wrong(failure, err))
        .setExecutionExceptionHandler((failure, line, parsed) -> command.failed(failure, err))
        .execute(args);
  }

  private static int wrong(ParameterException failure, PrintWriter err) {
    err.println("error: " + failure.getMessage());
    err.println("Try 'signalcraft-database --help'.");
    return USAGE;
  }

  private int failed(Exception failure, PrintWriter err) {
    boolean known =
        failure instanceof DatabaseFailure
            || failure instanceof SignalCraftException
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
    }
    Stopper stopper = Stopper.start(line.getOut());
    try {
      DataFolder folder = data.isPresent() ? DataFolder.at(data.get()) : DataFolder.temporary();
      stopper.own(folder::close);
      LocalServer server = stopper.open(() -> LocalServer.start(folder, port));
      Schema schema = new Schema(server, folder.logins());
      schema.install(!noSample);
      describe(line.getOut(), folder, server, schema);
      server.awaitEnd();
      // A terminal tells the server of Ctrl-C as well, perhaps earlier than this process.
      if (!stopper.isToldToEnd(Duration.ofSeconds(2))) {
        throw new DatabaseFailure(
            "PostgreSQL has ended by itself. Its log ends with:"
                + System.lineSeparator()
                + folder.endOfLog());
      }
      return 0;
    } finally {
      stopper.stop();
    }
  }

  private void describe(PrintWriter out, DataFolder folder, LocalServer server, Schema schema)
      throws SQLException {
    Logins logins = folder.logins();
    String url = server.url(Schema.DATABASE);
    out.printf("PostgreSQL %s runs with the schema of SignalCraft.%n%n", schema.version());
    out.printf("  url        %s%n", url);
    login(out, "app", Logins.APP, logins.app(), "users and API keys");
    login(out, "service", Logins.SERVICE, logins.service(), "the service");
    login(out, "owner", Logins.OWNER, logins.owner(), "owns the schema; not for applications");
    if (!noSample) {
      out.printf("  sample     the user sample@example.com, id %s%n", schema.sampleUser());
    }
    out.printf(
        "  data       %s%s%n%n",
        folder.root(), folder.isTemporary() ? ", removed when it stops" : "");
    out.printf("In Java:%n%n");
    out.printf("  JdbcSignalCraft.builder()%n");
    out.printf("      .url(\"%s\")%n", url);
    out.printf("      .login(\"%s\", \"%s\")%n", Logins.APP, logins.app());
    out.printf("      .serviceLogin(\"%s\", \"%s\")%n", Logins.SERVICE, logins.service());
    out.printf("      .build()%n%n");
    out.println("Stop it with Ctrl-C.");
    out.flush();
  }

  private static void login(
      PrintWriter out, String name, String role, String password, String purpose) {
    out.printf("  %-9s  user %-19s  password %s  (%s)%n", name, role, password, purpose);
  }

  /** The program's version, as the jar's manifest tells it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "SignalCraft "
            + Optional.ofNullable(DatabaseCommand.class.getPackage().getImplementationVersion())
                .orElse("(development build)")
      };
    }
  }
}
