package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.examples.benchmarks.FigurePage;
import com.signalcraft.examples.benchmarks.Machine;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how fast forecasts are, beside other libraries where these are given, and writes what
 * came out into the page of figures. The series and the libraries are not part of this project; see
 * {@code examples/benchmarks/peers/README.md}.
 */
public final class ForecastFigures {

  private static final String USAGE =
      "DATA_FOLDER PAGE [--python PYTHON] [--rscript RSCRIPT] [--peers FOLDER]";

  private ForecastFigures() {}

  /**
   * Measures.
   *
   * @param args the folder of the series; the page, such as {@code docs/benchmarks.md}; and, with
   *     {@code --python} and {@code --rscript}, the interpreters that have the other libraries, and
   *     with {@code --peers} the folder of their programs, which is {@code
   *     examples/benchmarks/peers} unless said otherwise
   */
  public static void main(String[] args) throws Exception {
    if (args.length < 2 || args.length % 2 != 0) {
      throw new IllegalArgumentException("the arguments are " + USAGE);
    }
    Map<String, Path> options = new HashMap<>();
    for (int i = 2; i < args.length; i += 2) {
      options.put(args[i], Path.of(args[i + 1]));
    }
    Peers peers =
        new Peers(
            Optional.ofNullable(options.remove("--python")),
            Optional.ofNullable(options.remove("--rscript")),
            Optional.ofNullable(options.remove("--peers"))
                .orElse(Path.of("examples/benchmarks/peers")),
            Path.of(args[0]));
    if (!options.isEmpty()) {
      throw new IllegalArgumentException(options.keySet() + " is unknown; there are " + USAGE);
    }
    Path path = Path.of(args[1]);
    FigurePage page = write(new FigurePage(Files.readString(path)), peers, ForecastScale.FULL);
    Files.writeString(path, page.text());
  }

  /** The page with all figures of the speed of forecasts measured anew. */
  static FigurePage write(FigurePage before, Peers peers, ForecastScale scale) throws Exception {
    System.out.println("measuring beside peers");
    FigurePage page = before.with("forecast peers", PeerFigures.table(peers, scale));
    System.out.println("measuring auto");
    page = page.with("forecast auto", AutoFigures.table(peers.data(), scale));
    System.out.println("measuring growth");
    page = page.with("forecast growth", GrowthFigures.table(scale));
    return page.with("forecast machine", machine());
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%s; load average at the end %.1f.%n",
        Machine.text(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
