package com.signalcraft.examples.benchmarks.client;

import com.signalcraft.examples.benchmarks.FigurePage;
import com.signalcraft.examples.benchmarks.Machine;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures the HTTP client against a server in the same process, and writes what came out into the
 * page of figures. Not by JMH, which measures one after the other what has to be measured in turns
 * for a ratio.
 */
public final class ClientFigures {

  private ClientFigures() {}

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
    FigurePage page = write(new FigurePage(Files.readString(path)), ClientScale.FULL);
    Files.writeString(path, page.text());
  }

  /** The page with all figures of the client measured anew. */
  static FigurePage write(FigurePage before, ClientScale scale) throws Exception {
    System.out.println("measuring the encoding of points");
    FigurePage page = before.with("client encoding", EncodingFigures.table(scale));
    System.out.println("measuring the writer");
    page = page.with("client writer", WriterFigures.table(scale));
    System.out.println("measuring single calls");
    page = page.with("client call", CallFigures.table(scale));
    System.out.println("measuring the start");
    page = page.with("client start", StartFigures.table(scale));
    return page.with("client machine", machine());
  }

  /** With its load, since a ratio of two that share a processor with others says less. */
  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%s; load average at the end %.1f.%n",
        Machine.text(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
