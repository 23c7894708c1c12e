package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.prophet.FittedProphet;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.Scaling;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Fits Prophet to the data of its own tests and examples and prints the logarithm of the posterior
 * density beside the best known one, with the time of a fit and of a forecast. The data are not
 * part of this project: they are in the folders {@code examples} and {@code python/prophet/tests}
 * of github.com/facebook/prophet; example files are expected with the prefix {@code example_}.
 */
public final class ProphetPosteriors {

  private static final int WARM_UP = 250;
  private static final int ROUNDS = 50;
  private static final int STEPS = 365;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private ProphetPosteriors() {}

  /**
   * A file of the folder.
   *
   * @param file its name
   * @param step from one row to the next
   * @param rows how many rows count, from the first on; 0 for all
   * @param scaling of the model
   * @param best the greatest density known, by an active set on the Gram matrix in double
   *     precision; Stan's optimisers reach it or less
   */
  private record DataSet(String file, String step, int rows, Scaling scaling, double best) {}

  private static final List<DataSet> SETS =
      List.of(
          new DataSet("data.csv", "1d", 480, Scaling.ABSMAX, 1147.2910),
          new DataSet("example_wp_log_peyton_manning.csv", "1d", 0, Scaling.ABSMAX, 8005.1592),
          new DataSet("example_wp_log_R.csv", "1d", 0, Scaling.ABSMAX, 9100.4654),
          new DataSet("example_retail_sales.csv", "1mo", 0, Scaling.ABSMAX, 1023.4444),
          new DataSet("example_yosemite_temps.csv", "5m", 0, Scaling.ABSMAX, 35368.3032),
          new DataSet("data2.csv", "5m", 0, Scaling.ABSMAX, 1113.4400),
          new DataSet("data3.csv", "1d", 40, Scaling.ABSMAX, 741.884),
          new DataSet("data3.csv", "1d", 40, Scaling.MINMAX, 166.9036));

  /**
   * Measures.
   *
   * @param args the folder with the files
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument is needed: the folder with the data");
    }
    System.out.println(
        "| data | observations | log posterior | best known | median fit | median forecast |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (DataSet set : SETS) {
      System.out.println(row(set, read(Path.of(args[0], set.file()), set)));
    }
  }

  private static String row(DataSet set, TimeSeries series) {
    ProphetOptions options = ProphetOptions.ofDefaults().withScaling(set.scaling());
    double[] fits = new double[ROUNDS];
    double[] forecasts = new double[ROUNDS];
    double density = Double.NaN;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      FittedProphet fitted = (FittedProphet) Forecasters.prophet(options).fit(series);
      long half = System.nanoTime();
      fitted.predict(Horizon.steps(STEPS), Level.P80);
      long end = System.nanoTime();
      if (round >= 0) {
        fits[round] = (half - start) / 1e6;
        forecasts[round] = (end - half) / 1e6;
      }
      density = fitted.logPosterior();
    }
    return String.format(
        Locale.ROOT,
        "| %s, %s | %,d | %.4f | %.4f | %.2f ms | %.2f ms |",
        set.file(),
        set.scaling().name().toLowerCase(Locale.ROOT),
        series.size() - series.missingCount(),
        density,
        set.best(),
        median(fits),
        median(forecasts));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return (values[ROUNDS / 2 - 1] + values[ROUNDS / 2]) / 2;
  }

  /** Rows of a time and a value, in any order. */
  private static TimeSeries read(Path path, DataSet set) throws IOException {
    List<String> rows =
        Files.readString(path).replace("\"", "").lines().skip(1).filter(x -> !x.isBlank()).toList();
    if (set.rows() > 0) {
      rows = rows.subList(0, set.rows());
    }
    List<String> sorted = rows.stream().sorted().toList();
    long[] times = new long[sorted.size()];
    double[] values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      String[] cells = sorted.get(i).split(",", -1);
      String time = cells[0].length() == 10 ? cells[0] + " 00:00:00" : cells[0];
      times[i] = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
      values[i] =
          cells[1].isEmpty() || cells[1].equals("NA") ? Double.NaN : Double.parseDouble(cells[1]);
    }
    return TimeSeries.of(ZoneOffset.UTC, Frequency.parse(set.step()), times, values);
  }
}
