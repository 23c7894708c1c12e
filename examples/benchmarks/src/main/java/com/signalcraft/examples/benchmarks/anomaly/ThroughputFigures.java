package com.signalcraft.examples.benchmarks.anomaly;

import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many points the streaming detector takes in on one core, beside a random cut forest in turns.
 */
public final class ThroughputFigures {

  private static final int TREES = 30;
  private static final int SHINGLE = 8;
  private static final int SEED = 7;
  private static final int WARM_UP_ROUNDS = 2;

  /** Whole weeks, so that the values can begin anew without a step. */
  private static final int VALUES = 8 * 2_016;

  private ThroughputFigures() {}

  /**
   * Measures, and prints tables in Markdown.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.println(table(AnomalyScale.FULL));
    System.out.print(StateFigures.table(AnomalyScale.FULL));
  }

  /** Points a second, and how many times those of the forest. */
  static String table(AnomalyScale scale) {
    double[] values = SyntheticKpi.values(VALUES, 1);
    List<Feed> feeds =
        List.of(
            Feed.of(SyntheticKpi.detector(false), values),
            Feed.of(SyntheticKpi.detector(true), values),
            Feed.of(
                ThresholdedRandomCutForest.builder()
                    .dimensions(SHINGLE)
                    .shingleSize(SHINGLE)
                    .numberOfTrees(TREES)
                    .randomSeed(SEED)
                    .build(),
                values));
    double[][] nanos = new double[feeds.size()][scale.rounds()];
    for (int round = -WARM_UP_ROUNDS; round < scale.rounds(); round++) {
      for (int i = 0; i < feeds.size(); i++) {
        boolean isForest = i == feeds.size() - 1;
        double time = feeds.get(i).nanos(isForest ? scale.forestPoints() : scale.points());
        if (round >= 0) {
          nanos[i][round] = time;
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "detector",
            "points a second",
            "time of a point",
            "times as fast as the forest",
            "lowest to highest",
            "wanted"));
    rows.add(
        row("streaming, without the voice of shape", nanos[0], nanos[2], "1,000,000; 20 times"));
    rows.add(row("streaming, all voices", nanos[1], nanos[2], "200,000"));
    rows.add(row("RCF of 30 trees and shingle 8", nanos[2], nanos[2], ""));
    return FigureTable.table(rows);
  }

  private static List<String> row(String name, double[] nanos, double[] forest, String wanted) {
    double[] ratios = new double[nanos.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = forest[i] / nanos[i];
    }
    Quantiles times = Quantiles.of(nanos);
    Quantiles faster = Quantiles.of(ratios);
    return List.of(
        name,
        String.format(Locale.ROOT, "%,.0f", 1e9 / times.median()),
        Figure.time(times.median()),
        Figure.threeDigits(faster.median()),
        Figure.threeDigits(faster.at(0)) + " to " + Figure.threeDigits(faster.at(1)),
        wanted);
  }
}
