package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.theta.ThetaModel;
import com.signalcraft.forecast.theta.ThetaOptions;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How fast the theta method is: fit and 18 steps with 95 % intervals on 100 monthly series of M3,
 * one thread, after warm-up, as {@code peers/theta.py} measures another library; and on series of a
 * thousand to a million values. Prints one line of JSON for each figure.
 */
public final class ThetaSpeed {

  private static final int SERIES = 100;

  /** Of the 1,428 monthly series. */
  private static final int EVERY = 14;

  private static final int ROUNDS = 15;
  private static final int SEASON = 12;
  private static final Horizon HORIZON = Horizon.steps(18);

  private ThetaSpeed() {}

  /**
   * Measures.
   *
   * @param args the folder with {@code m3.csv}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument is needed: the folder with m3.csv");
    }
    List<TestSet.Item> items = monthly(Path.of(args[0]));
    for (ThetaModel model : List.of(ThetaModel.DOTM, ThetaModel.AUTO, ThetaModel.CLASSIC)) {
      Forecaster forecaster = Forecasters.theta(options().withModel(model));
      double best = Double.POSITIVE_INFINITY;
      for (int round = 0; round < ROUNDS; round++) {
        best = Math.min(best, millis(forecaster, items));
      }
      System.out.printf(
          Locale.ROOT,
          "{\"model\": \"%s\", \"series\": %d, \"ms_per_series\": %.4f, \"smape\": %.3f}%n",
          model,
          items.size(),
          best / items.size(),
          smape(forecaster, items));
    }
    for (int size : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
      TimeSeries walk = walk(size);
      double best = Double.POSITIVE_INFINITY;
      for (int round = 0; round < 5; round++) {
        long start = System.nanoTime();
        forecast(Forecasters.theta(options()), walk);
        best = Math.min(best, (System.nanoTime() - start) / 1e6);
      }
      System.out.printf(Locale.ROOT, "{\"values\": %d, \"ms\": %.3f}%n", size, best);
    }
  }

  private static ThetaOptions options() {
    return ThetaOptions.ofDefaults().withSeasonLength(SEASON);
  }

  private static List<TestSet.Item> monthly(Path folder) throws IOException {
    List<TestSet.Item> items = new ArrayList<>();
    List<TestSet.Item> all =
        TestSet.m3(folder).stream()
            .filter(set -> set.name().equals("M3 monthly"))
            .flatMap(set -> set.series().stream())
            .toList();
    for (int i = 0; i < all.size() && items.size() < SERIES; i += EVERY) {
      items.add(all.get(i));
    }
    return items;
  }

  private static double millis(Forecaster forecaster, List<TestSet.Item> items) {
    long start = System.nanoTime();
    for (TestSet.Item item : items) {
      forecast(forecaster, TimeSeries.ofValues(item.train()));
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static Forecast forecast(Forecaster forecaster, TimeSeries series) {
    return forecaster.fit(series).predict(HORIZON, Level.P95);
  }

  private static double smape(Forecaster forecaster, List<TestSet.Item> items) {
    Score score = new Score();
    for (TestSet.Item item : items) {
      Forecast forecast = forecast(forecaster, TimeSeries.ofValues(item.train()));
      double[] lower = forecast.band(Level.P95).lower();
      double[] upper = forecast.band(Level.P95).upper();
      score.add(item, SEASON, new Score.Made(forecast.mean().values(), lower, upper, 0));
    }
    return score.smape();
  }

  private static TimeSeries walk(int size) {
    Random random = new Random(1);
    double[] values = new double[size];
    Arrays.setAll(values, i -> (i == 0 ? 1_000 : values[i - 1]) + random.nextGaussian());
    return TimeSeries.ofValues(values);
  }
}
