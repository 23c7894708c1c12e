package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times automatic ARIMA, one thread, on the training parts of 100 monthly series of M3, every 14th,
 * orders compared by the exact likelihood, and gives the mean AICc of the models found; {@code
 * peers/auto_arima.py} does the same with statsforecast. Then on every 20th hourly series of M4,
 * with a season of 24 steps and with 24 and 168.
 */
public final class ArimaSpeed {

  private static final int WARM_UPS = 3;
  private static final int MONTHLY = 14;
  private static final int HOURLY = 20;
  private static final int MOST = 100;

  private ArimaSpeed() {}

  /**
   * Measures.
   *
   * @param args the folder with {@code m3.csv} and {@code m4/Hourly-train.csv}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument is needed: the folder with m3.csv and m4/");
    }
    Path folder = Path.of(args[0]);
    ArimaOptions options = ArimaOptions.ofDefaults();
    List<TimeSeries> monthly = every(TestSet.m3(folder).get(2), MONTHLY);
    measure(
        "M3 monthly",
        Forecasters.arima(options.withSeasonLengths(List.of(12)).withApproximation(false)),
        monthly);
    List<TimeSeries> hourly = every(TestSet.m4Hourly(folder), HOURLY);
    measure("M4 hourly, 24", Forecasters.arima(options.withSeasonLengths(List.of(24))), hourly);
    measure(
        "M4 hourly, 24 and 168",
        Forecasters.arima(options.withSeasonLengths(List.of(24, 168))),
        hourly);
  }

  private static List<TimeSeries> every(TestSet set, int step) {
    List<TimeSeries> chosen = new ArrayList<>();
    for (int i = 0; i < set.series().size() && chosen.size() < MOST; i += step) {
      chosen.add(TimeSeries.ofValues(set.series().get(i).train()));
    }
    return chosen;
  }

  private static void measure(String name, Forecaster forecaster, List<TimeSeries> series) {
    double[] millis = new double[series.size()];
    double sum = 0;
    for (int run = 0; run <= WARM_UPS; run++) {
      sum = 0;
      for (int i = 0; i < millis.length; i++) {
        long begin = System.nanoTime();
        FittedForecaster fitted = forecaster.fit(series.get(i));
        millis[i] = (System.nanoTime() - begin) / 1e6;
        sum += fitted.likelihood().orElseThrow().aicc();
      }
    }
    double total = Arrays.stream(millis).sum();
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: %d series, %.3f s, mean %.2f ms, median %.2f ms, most %.1f ms, mean AICc %.4f%n",
        name,
        millis.length,
        total / 1000,
        total / millis.length,
        millis[millis.length / 2],
        millis[millis.length - 1],
        sum / millis.length);
  }
}
