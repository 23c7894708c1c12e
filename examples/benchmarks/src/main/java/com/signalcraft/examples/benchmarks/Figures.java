package com.signalcraft.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks and writes what came out into the page of figures. */
public final class Figures {

  private Figures() {}

  /**
   * Runs the benchmarks.
   *
   * @param args the page, such as {@code docs/benchmarks.md}, and options of JMH
   */
  public static void main(String[] args)
      throws IOException, RunnerException, CommandLineOptionException {
    if (args.length == 0) {
      throw new IllegalArgumentException("the page to write to is missing: docs/benchmarks.md");
    }
    Path path = Path.of(args[0]);
    FigurePage page = new FigurePage(Files.readString(path));
    page = page.with("machine", Machine.text() + ".\n").with("PointMemory", memory());
    String[] options = Arrays.copyOfRange(args, 1, args.length);
    Collection<RunResult> results = new Runner(new CommandLineOptions(options)).run();
    Map<String, List<Figure>> groups =
        results.stream()
            .map(Figure::of)
            .collect(Collectors.groupingBy(Figure::group, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<Figure>> group : groups.entrySet()) {
      page = page.with(group.getKey(), FigureTable.of(group.getValue()));
    }
    Files.writeString(path, page.text());
  }

  private static String memory() {
    return FigureTable.table(
        List.of(
            List.of("kept", "bytes a point"),
            List.of("in the in-memory back end", bytes(PointMemory.inMemory())),
            List.of(
                "as `KpiPoint` in a `ConcurrentSkipListMap`", bytes(PointMemory.skipListMap()))));
  }

  private static String bytes(double count) {
    return String.format(Locale.ROOT, "%.0f", count);
  }
}
