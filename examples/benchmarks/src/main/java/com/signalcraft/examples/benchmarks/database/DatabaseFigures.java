package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigurePage;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Machine;
import com.signalcraft.examples.benchmarks.Quantiles;
import com.signalcraft.jdbc.JdbcSignalCraft;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Starts a PostgreSQL, loads points, measures the JDBC back end, and writes what came out into the
 * page of figures. Not by JMH, which measures one after the other what has to be measured in turns
 * for a ratio, on data that takes minutes to load.
 */
public final class DatabaseFigures {

  private DatabaseFigures() {}

  /**
   * Measures.
   *
   * @param args the page, such as {@code docs/benchmarks.md}
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("the page to write to is missing: docs/benchmarks.md");
    }
    Path path = Path.of(args[0]);
    Files.writeString(path, write(new FigurePage(Files.readString(path)), Scale.FULL).text());
  }

  /** The page with all figures of the database measured anew. */
  static FigurePage write(FigurePage before, Scale scale) throws Exception {
    try (Server server = Server.start();
        JdbcSignalCraft service = server.signalCraft()) {
      say("loading points");
      Dataset dataset = Dataset.load(server, service, scale);
      say("measuring transactions");
      FigurePage page =
          before.with("transactions", TransactionFigures.table(server, dataset, scale));
      say("measuring summaries");
      page = page.with("summaries", SummaryFigures.table(server, service, dataset, scale));
      say("measuring points");
      page = page.with("points", PointFigures.table(server, service, dataset, scale));
      say("measuring memory and retention");
      page = page.with("memory and retention", others(service, dataset, scale));
      return page.with("database machine", machine(server));
    }
  }

  /** With its load, since a ratio of two that share a processor with others says less. */
  private static String machine(Server server) throws SQLException {
    return String.format(
        Locale.ROOT,
        "%s, PostgreSQL %s; load average at the end %.1f.%n",
        Machine.text(),
        server.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String others(JdbcSignalCraft service, Dataset dataset, Scale scale)
      throws InterruptedException {
    double bytes = PointFigures.bytesPerPoint(service, dataset, scale);
    Quantiles detached = RetentionFigures.detach(service, dataset, scale);
    return FigureTable.table(
        List.of(
            List.of("what", "figure", "lowest to highest", "wanted"),
            List.of(
                "heap for a point, while a `TimeSeries` is read",
                String.format(Locale.ROOT, "%.0f bytes at the most", bytes),
                "",
                "below 40 bytes"),
            List.of(
                "`upkeep().detachPoints` of a month",
                Figure.time(detached.median()),
                Figure.time(detached.at(0)) + " to " + Figure.time(detached.at(1)),
                "below 100 ms")));
  }

  private static void say(String what) {
    System.out.println(what);
  }
}
