package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Quantiles;
import com.signalcraft.forecast.AutoOptions;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How long {@code auto} takes for a series, fit and forecast with intervals, on one core. */
final class AutoFigures {

  /** So many series are forecast first, until the code is compiled. */
  private static final int WARM_UP = 20;

  private AutoFigures() {}

  static String table(Path folder, ForecastScale scale) throws IOException {
    return FigureTable.table(
        List.of(
            List.of("series", "count", "median", "95 of 100 below", "longest", "wanted"),
            row(TestSet.m3(folder).get(2), scale.every(), "at most 50 ms"),
            row(TestSet.m4Hourly(folder), scale.hourlyEvery(), "at most 500 ms")));
  }

  private static List<String> row(TestSet set, int every, String wanted) {
    List<TimeSeries> series = ForecastData.some(set, every);
    AutoOptions options =
        AutoOptions.ofDefaults().withHorizon(set.horizon()).withSeasonLengths(set.seasons());
    Forecaster auto = Forecasters.auto(options);
    double[] nanos = new double[series.size()];
    for (int i = -Math.min(WARM_UP, series.size()); i < nanos.length; i++) {
      long start = System.nanoTime();
      auto.fit(series.get(Math.floorMod(i, nanos.length)))
          .predict(Horizon.steps(set.horizon()), Level.P95);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    Quantiles quantiles = Quantiles.of(nanos);
    return List.of(
        set.name(),
        Integer.toString(nanos.length),
        Figure.time(quantiles.median()),
        Figure.time(quantiles.at(0.95)),
        Figure.time(quantiles.at(1)),
        wanted);
  }
}
