package com.signalcraft.examples.benchmarks.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Series of a forecasting competition, each with the values that followed it.
 *
 * @param name what the set is called
 * @param horizon how many steps are forecast
 * @param seasons the season lengths that are stated to the model, in steps
 * @param scaleSeason the season of the naive forecast whose error MASE and MSIS are scaled by
 * @param benchmark the published errors of the naive forecast that OWA is relative to
 * @param series the series
 */
record TestSet(
    String name,
    int horizon,
    List<Integer> seasons,
    int scaleSeason,
    Optional<Benchmark> benchmark,
    List<Item> series) {

  /**
   * A series and what followed.
   *
   * @param train the history that a model is shown
   * @param test what followed
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never changed
  record Item(double[] train, double[] test) {}

  /**
   * The errors of the benchmark over all series of the set.
   *
   * @param smape in per cent
   * @param mase scaled
   */
  record Benchmark(double smape, double mase) {}

  /**
   * The weekly series of M4 (Makridakis, Spiliotis and Assimakopoulos, 2020). Its Naive2 has the
   * published errors 9.161 and 2.777.
   */
  static TestSet m4Weekly(Path folder) throws IOException {
    return new TestSet(
        "M4 weekly",
        13,
        List.of(52),
        1,
        Optional.of(new Benchmark(9.161, 2.777)),
        wide(folder.resolve("m4"), "Weekly"));
  }

  /** The hourly series of M4. Its Naive2 has the published errors 18.383 and 2.395. */
  static TestSet m4Hourly(Path folder) throws IOException {
    return new TestSet(
        "M4 hourly",
        48,
        List.of(24, 168),
        24,
        Optional.of(new Benchmark(18.383, 2.395)),
        wide(folder.resolve("m4"), "Hourly"));
  }

  /** The four groups of M3 (Makridakis and Hibon, 2000). */
  static List<TestSet> m3(Path folder) throws IOException {
    Path file = folder.resolve("m3.csv");
    return List.of(
        new TestSet("M3 yearly", 6, List.of(), 1, Optional.empty(), rows(file, "yearly")),
        new TestSet("M3 quarterly", 8, List.of(4), 4, Optional.empty(), rows(file, "quarterly")),
        new TestSet("M3 monthly", 18, List.of(12), 12, Optional.empty(), rows(file, "monthly")),
        new TestSet("M3 other", 8, List.of(), 1, Optional.empty(), rows(file, "other")));
  }

  private static List<Item> wide(Path folder, String name) throws IOException {
    List<double[]> train = wideRows(folder.resolve(name + "-train.csv"));
    List<double[]> test = wideRows(folder.resolve(name + "-test.csv"));
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < train.size(); i++) {
      items.add(new Item(train.get(i), test.get(i)));
    }
    return items;
  }

  private static List<double[]> wideRows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(
            line ->
                Arrays.stream(line.replace("\"", "").split(",", -1))
                    .skip(1)
                    .filter(cell -> !cell.isBlank())
                    .mapToDouble(Double::parseDouble)
                    .toArray())
        .toList();
  }

  /** Rows of series_id,frequency,split,t,value. */
  private static List<Item> rows(Path file, String frequency) throws IOException {
    Map<String, List<Double>> train = new LinkedHashMap<>();
    Map<String, List<Double>> test = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",", -1);
      if (cells[1].equals(frequency)) {
        Map<String, List<Double>> part = cells[2].equals("train") ? train : test;
        part.computeIfAbsent(cells[0], id -> new ArrayList<>()).add(Double.parseDouble(cells[4]));
      }
    }
    List<Item> items = new ArrayList<>();
    train.forEach(
        (id, values) ->
            items.add(new Item(array(values), array(test.getOrDefault(id, List.of())))));
    return items;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
