package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ces.CesOptions;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long exponential smoothing takes: automatic ETS and CES on 100 monthly series of M3 in one
 * thread, after warm-up, beside {@code peers/auto_ets.py} on the same series; and ETS on longer and
 * longer series.
 */
public final class EtsSpeed {

  private static final int SERIES = 100;
  private static final int EVERY = 14;
  private static final int ROUNDS = 6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EtsSpeed() {}

  /**
   * Measures and prints.
   *
   * @param args the folder with {@code m3.csv}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument is needed: the folder with m3.csv");
    }
    List<TimeSeries> series = new ArrayList<>();
    List<TestSet.Item> monthly = TestSet.m3(Path.of(args[0])).get(2).series();
    for (int i = 0; i < monthly.size() && series.size() < SERIES; i += EVERY) {
      series.add(TimeSeries.ofValues(monthly.get(i).train()));
    }
    // The plain criterion, as the peer has it; the margin takes no time.
    EtsOptions ets = EtsOptions.ofDefaults().withSeasonLength(12).withUndampedMargin(0);
    measure("ets", Forecasters.ets(ets), series);
    measure("ces", Forecasters.ces(CesOptions.ofDefaults().withSeasonLength(12)), series);
    for (int size = 1_000; size <= 1_000_000; size *= 10) {
      longer(size);
    }
  }

  private static void measure(String name, Forecaster model, List<TimeSeries> series) {
    double bestClock = Double.POSITIVE_INFINITY;
    double bestProcessor = Double.POSITIVE_INFINITY;
    double criterion = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long clock = System.nanoTime();
      long processor = THREADS.getCurrentThreadCpuTime();
      criterion = 0;
      for (TimeSeries one : series) {
        FittedForecaster fitted = model.fit(one);
        criterion += fitted.likelihood().map(Likelihood::aicc).orElseThrow() / series.size();
      }
      bestProcessor =
          Math.min(bestProcessor, (THREADS.getCurrentThreadCpuTime() - processor) / 1e6);
      bestClock = Math.min(bestClock, (System.nanoTime() - clock) / 1e6);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d series, %.3f ms per series, %.3f ms of the processor, mean AICc %.4f%n",
        name,
        series.size(),
        bestClock / series.size(),
        bestProcessor / series.size(),
        criterion);
  }

  private static void longer(int size) {
    Random random = new Random(1);
    double[] y = new double[size];
    double level = 1_000;
    for (int t = 0; t < size; t++) {
      level += 0.1 * random.nextGaussian();
      y[t] = level + 50 * Math.sin(2 * Math.PI * t / 24) + 5 * random.nextGaussian();
    }
    TimeSeries series = TimeSeries.ofValues(y);
    Forecaster model = Forecasters.ets(EtsOptions.ofDefaults().withSeasonLength(24));
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 3; round++) {
      long processor = THREADS.getCurrentThreadCpuTime();
      model.fit(series);
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - processor) / 1e6);
    }
    System.out.printf(Locale.ROOT, "ets on %,d points: %.1f ms of the processor%n", size, best);
  }
}
