package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the state of a streaming detector takes, and many of them in one process. */
final class StateFigures {

  private static final int FOUR_WEEKS = 4 * 2_016;

  private StateFigures() {}

  static String table(AnomalyScale scale) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("streaming detector", "figure", "wanted"));
    addState(rows, scale, false);
    addState(rows, scale, true);
    addMany(rows, scale);
    return FigureTable.table(rows);
  }

  private static void addState(List<List<String>> rows, AnomalyScale scale, boolean shape) {
    double[] values = SyntheticKpi.values(FOUR_WEEKS, 1);
    StreamingDetector detector = SyntheticKpi.detector(shape);
    Feed.of(detector, values).take(FOUR_WEEKS);
    byte[] state = detector.saveState();
    double[] saves = new double[scale.calls()];
    double[] restores = new double[scale.calls()];
    for (int i = -scale.calls(); i < scale.calls(); i++) {
      long start = System.nanoTime();
      byte[] saved = detector.saveState();
      long middle = System.nanoTime();
      StreamingDetector restored = Detectors.restore(saved);
      long end = System.nanoTime();
      Expect.count(state.length, restored.saveState().length);
      if (i >= 0) {
        saves[i] = middle - start;
        restores[i] = end - middle;
      }
    }
    String which = shape ? ", all voices" : ", without the voice of shape";
    rows.add(
        List.of(
            "saved state after four weeks" + which,
            String.format(Locale.ROOT, "%,d bytes", state.length),
            "at most 16,384"));
    rows.add(List.of("save" + which, Figure.time(Quantiles.of(saves).median()), ""));
    rows.add(
        List.of("restore" + which, Figure.time(Quantiles.of(restores).median()), "at most 50 µs"));
  }

  /** As many KPIs as a process may have, a point of each in turn. */
  private static void addMany(List<List<String>> rows, AnomalyScale scale) {
    double[] values = SyntheticKpi.values(scale.turns(), 1);
    long before = live();
    List<StreamingDetector> detectors = new ArrayList<>(scale.kpis());
    for (int i = 0; i < scale.kpis(); i++) {
      detectors.add(SyntheticKpi.detector(false));
    }
    long start = System.nanoTime();
    for (int turn = 0; turn < values.length; turn++) {
      long time = SyntheticKpi.time(turn);
      for (int i = 0; i < detectors.size(); i++) {
        // A level of its own, so that not all do the same.
        detectors.get(i).update(time, values[turn] + i % 1_000);
      }
    }
    double nanos = System.nanoTime() - start;
    double points = (double) scale.kpis() * values.length;
    long heap = live() - before;
    // Used once more, so that none of them was garbage.
    detectors.forEach(detector -> detector.update(SyntheticKpi.time(values.length), values[0]));
    String name = String.format(Locale.ROOT, "%,d KPIs in turns, ", scale.kpis());
    rows.add(
        List.of(
            name + "points a second",
            String.format(Locale.ROOT, "%,.0f", points / nanos * 1e9),
            ""));
    rows.add(
        List.of(
            name + "heap of each",
            String.format(Locale.ROOT, "%,.0f bytes", heap / (double) scale.kpis()),
            "a process of 4 GB"));
  }

  private static long live() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
