package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.anomaly.ChangePoint;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Scores the change points of the batch detector on series in which people marked them, which are
 * not part of this project: the Turing change point dataset (van den Burg and Williams, 2020,
 * arXiv:2003.06222), a change being what two or more of its annotators marked. F1 with a margin of
 * five points, the start of a series counting as a change of both sides, and the covering of the
 * stretches, as in section 4.3 there; the row "none" is a detector that never finds a change.
 */
public final class ChangePointFigures {

  private static final int MARGIN = 5;

  private ChangePointFigures() {}

  /**
   * Scores, and prints a table in Markdown.
   *
   * @param args the folder with a table of index, value and label for each series
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("the argument is the folder with the series");
    }
    System.out.print(table(Path.of(args[0])));
  }

  /** A row for the detector and one for none. */
  static String table(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> found = Files.list(folder)) {
      paths = found.filter(path -> path.toString().endsWith(".csv")).sorted().toList();
    }
    double[] ours = new double[2];
    double[] none = new double[2];
    for (Path path : paths) {
      Marked marked = Marked.read(path);
      Set<Integer> found = new TreeSet<>();
      for (ChangePoint change : Detectors.seasonal().detect(marked.series()).changePoints()) {
        found.add((int) change.epochMillis());
      }
      add(ours, marked, found, paths.size());
      add(none, marked, Set.of(), paths.size());
    }
    return "| change points, "
        + paths.size()
        + " series | F1, margin 5 | covering |\n| --- | --- | --- |\n"
        + row("`Detectors.seasonal()`", ours)
        + row("none", none);
  }

  private static void add(double[] sums, Marked marked, Set<Integer> found, int count) {
    sums[0] += f1(marked.changes(), found) / count;
    sums[1] += covering(marked.changes(), found, marked.series().size()) / count;
  }

  private static String row(String name, double[] figures) {
    return String.format(Locale.ROOT, "| %s | %.3f | %.3f |%n", name, figures[0], figures[1]);
  }

  /** The harmonic mean of precision and recall, each mark being found once at most. */
  static double f1(Set<Integer> marked, Set<Integer> found) {
    Set<Integer> left = withStart(found);
    int foundCount = left.size();
    Set<Integer> truth = withStart(marked);
    int hits = 0;
    for (int mark : truth) {
      int nearest = -1;
      for (int each : left) {
        boolean nearer = nearest < 0 || Math.abs(each - mark) < Math.abs(nearest - mark);
        nearest = nearer ? each : nearest;
      }
      if (nearest >= 0 && Math.abs(nearest - mark) <= MARGIN) {
        hits++;
        left.remove(nearest);
      }
    }
    return 2.0 * hits / (foundCount + truth.size());
  }

  private static Set<Integer> withStart(Set<Integer> changes) {
    Set<Integer> all = new TreeSet<>(changes);
    all.add(0);
    return all;
  }

  /** The mean over the marked stretches, by length, of the best overlap with a found one. */
  static double covering(Set<Integer> marked, Set<Integer> found, int size) {
    List<Integer> truth = bounds(marked, size);
    List<Integer> ours = bounds(found, size);
    double covered = 0;
    for (int s = 0; s + 1 < truth.size(); s++) {
      double best = 0;
      for (int t = 0; t + 1 < ours.size(); t++) {
        int both =
            Math.min(truth.get(s + 1), ours.get(t + 1)) - Math.max(truth.get(s), ours.get(t));
        int either =
            Math.max(truth.get(s + 1), ours.get(t + 1)) - Math.min(truth.get(s), ours.get(t));
        best = Math.max(best, both / (double) either);
      }
      covered += best * (truth.get(s + 1) - truth.get(s)) / size;
    }
    return covered;
  }

  private static List<Integer> bounds(Set<Integer> changes, int size) {
    List<Integer> bounds = new ArrayList<>(withStart(changes));
    bounds.add(size);
    return bounds;
  }

  /**
   * A series with the changes that people marked.
   *
   * @param series the series, by index
   * @param changes where new stretches begin
   */
  private record Marked(TimeSeries series, Set<Integer> changes) {

    static Marked read(Path path) throws IOException {
      List<String> lines = Files.readAllLines(path);
      double[] values = new double[lines.size() - 1];
      Set<Integer> changes = new TreeSet<>();
      for (int i = 0; i < values.length; i++) {
        String[] cells = lines.get(i + 1).split(",", -1);
        values[i] = cells[1].isEmpty() ? Double.NaN : Double.parseDouble(cells[1]);
        if (cells[2].equals("1")) {
          changes.add(i);
        }
      }
      return new Marked(TimeSeries.ofValues(values), changes);
    }
  }
}
