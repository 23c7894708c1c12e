package com.signalcraft.examples.server.command;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.external.ImportKind;
import com.signalcraft.examples.server.external.ImportResult;
import com.signalcraft.examples.server.external.ImportSource;
import com.signalcraft.examples.server.external.Importer;
import com.signalcraft.examples.server.fetch.FetchOptions;
import com.signalcraft.examples.server.fetch.Fetcher;
import com.signalcraft.jdbc.JdbcSignalCraft;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports weather, prices or news once. */
@Command(
    name = "import",
    description = {
      "Imports weather (Open-Meteo), market prices (exchange rates) or news (RSS, Atom, JSON) from a"
          + " file or an https address, once. To import again and again, start the server with"
          + " --imports."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nEnvironment (may be NAME_FILE, a file that holds it):%n",
    footer = "  SIGNALCRAFT_SERVICE_PASSWORD  of the role signalcraft_service")
final class ImportCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(index = "0", paramLabel = "KIND", description = "weather, market or news.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "FILE|URL", description = "Where from.")
  private String origin = "";

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      required = true,
      description = "Where the database is, such as jdbc:postgresql://localhost:5432/signalcraft.")
  private String url = "";

  @Option(names = "--city", paramLabel = "NAME", description = "Of weather: which city.")
  private @Nullable String city;

  @Option(names = "--country", paramLabel = "CODE", description = "Of weather: its country.")
  private @Nullable String country;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "Of a market: only this one, such as USD/EUR. May be given several times.")
  private Set<String> symbols = new LinkedHashSet<>();

  @Spec private @Nullable CommandSpec spec;

  ImportCommand(Map<String, String> variables) {
    environment = new Environment(variables);
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    ImportSource source =
        new ImportSource(
            OpenEnum.require(ImportKind.class, "KIND", kind), origin, city, country, symbols);
    try (JdbcSignalCraft service =
        JdbcSignalCraft.builder()
            .url(RemoteDatabase.checked(url))
            .serviceLogin(
                DatabaseLogins.SERVICE,
                environment.required("SIGNALCRAFT_SERVICE_PASSWORD", RemoteDatabase.AS_SERVICE))
            .build()) {
      ImportResult result = new Importer(service, new Fetcher(FetchOptions.defaults())).run(source);
      result.skipped().forEach(entry -> out.println("left out: " + entry));
      out.printf("%d saved, %d left out.%n", result.saved(), result.skipped().size());
    }
    return 0;
  }
}
