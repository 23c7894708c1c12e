package com.signalcraft.examples.server;

import com.signalcraft.examples.database.LocalDatabase;
import com.signalcraft.examples.database.Stopper;
import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.ServerSchema;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a server until it is stopped. */
@Command(
    name = "signalcraft-server",
    description = "Serves the API and the dashboard until it is stopped by Ctrl-C.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class ServerCommand implements Callable<Integer> {

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
      names = "--data",
      paramLabel = "DIR",
      description = "Where to keep the data; a folder that goes when it stops if not given.")
  private Optional<Path> data = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new ServerCommand()).setOut(out).setErr(err).execute(args);
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Stopper stopper = Stopper.start(out);
    try {
      LocalDatabase database = LocalDatabase.start(data, 0);
      stopper.own(database::close);
      LocalSecrets local = LocalSecrets.of(database.folder());
      DatabaseLogins logins =
          new DatabaseLogins(
              database.url(),
              database.appPassword(),
              database.servicePassword(),
              local.databasePassword());
      ServerSchema.migrate(database.owner());
      ServerSchema.allowLogins(database.owner(), logins);
      ApiServer server = ApiServer.start(new ServerSettings(host, port, logins, local.secrets()));
      stopper.own(server::close);
      out.println("SignalCraft runs at " + server.url());
      out.flush();
      while (!stopper.isToldToEnd(Duration.ofDays(1))) {
        // until it is
      }
      return 0;
    } finally {
      stopper.stop();
    }
  }
}
