package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.HeapPeak;
import com.signalcraft.examples.benchmarks.Quantiles;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.theta.ThetaOptions;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How time and memory of models grow with the length of an hourly series: fit and a forecast of two
 * days with intervals.
 */
final class GrowthFigures {

  private static final Horizon TWO_DAYS = Horizon.steps(48);

  /** At the shortest length; a tenth as many at each longer one. */
  private static final int MOST_ROUNDS = 100;

  private GrowthFigures() {}

  static String table(ForecastScale scale) throws InterruptedException {
    List<String> header = new ArrayList<>(List.of("fit and forecast"));
    for (int size : scale.sizes()) {
      header.add(String.format(Locale.ROOT, "%,d points", size));
    }
    header.add("growth for each tenfold length");
    List<List<String>> rows = new ArrayList<>(List.of(header));
    for (Map.Entry<String, Forecaster> model : models().entrySet()) {
      List<Double> times = new ArrayList<>();
      List<Double> heaps = new ArrayList<>();
      for (int i = 0; i < scale.sizes().size(); i++) {
        TimeSeries series = ForecastData.hours(scale.sizes().get(i));
        int rounds = Math.max(3, (int) (MOST_ROUNDS / Math.pow(10, i)));
        times.add(nanos(model.getValue(), series, Math.min(rounds, 20 * scale.rounds())));
        heaps.add((double) HeapPeak.during(() -> forecast(model.getValue(), series)));
      }
      rows.add(row(model.getKey() + ", time", times, Figure::time));
      rows.add(row(model.getKey() + ", heap", heaps, GrowthFigures::bytes));
    }
    return FigureTable.table(rows);
  }

  private static Map<String, Forecaster> models() {
    Map<String, Forecaster> models = new LinkedHashMap<>();
    models.put("Prophet", Forecasters.prophet());
    models.put("linear", Forecasters.linear());
    models.put("ETS", Forecasters.ets(EtsOptions.ofDefaults().withSeasonLength(24)));
    models.put("Theta", Forecasters.theta(ThetaOptions.ofDefaults().withSeasonLength(24)));
    return models;
  }

  private static double nanos(Forecaster model, TimeSeries series, int rounds) {
    double[] nanos = new double[rounds];
    for (int round = -Math.max(1, rounds / 2); round < rounds; round++) {
      long start = System.nanoTime();
      forecast(model, series);
      if (round >= 0) {
        nanos[round] = System.nanoTime() - start;
      }
    }
    return Quantiles.of(nanos).median();
  }

  private static Forecast forecast(Forecaster model, TimeSeries series) {
    return model.fit(series).predict(TWO_DAYS, Level.P95);
  }

  private interface Words {
    String of(double value);
  }

  private static List<String> row(String name, List<Double> values, Words words) {
    List<String> row = new ArrayList<>(List.of(name));
    values.forEach(value -> row.add(words.of(value)));
    double first = Math.max(1, values.get(0));
    double last = values.get(values.size() - 1);
    row.add(Figure.threeDigits(Math.pow(last / first, 1.0 / Math.max(1, values.size() - 1))));
    return row;
  }

  private static String bytes(double count) {
    return count >= 1e6
        ? Figure.threeDigits(count / 1e6) + " MB"
        : Figure.threeDigits(Math.max(0, count) / 1e3) + " kB";
  }
}
