package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.examples.benchmarks.FigurePage;
import com.signalcraft.examples.benchmarks.Machine;
import com.signalcraft.forecast.AutoOptions;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Forecasts the series of M4 (weekly, hourly) and M3 with {@code auto}, scores the forecasts by
 * what followed, and writes the scores into the page of figures. The series are not part of this
 * project: M4 is at github.com/Mcompetitions/M4-methods, M3 in the R package Mcomp.
 */
public final class AccuracyFigures {

  private AccuracyFigures() {}

  /**
   * Measures.
   *
   * @param args the folder with {@code m4/Weekly-train.csv} and so on and {@code m3.csv}, and the
   *     page, such as {@code docs/benchmarks.md}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException(
          "two arguments are needed: the folder with m4/ and m3.csv, and the page to write to");
    }
    Path folder = Path.of(args[0]);
    List<TestSet> sets = new ArrayList<>();
    sets.add(TestSet.m4Weekly(folder));
    sets.add(TestSet.m4Hourly(folder));
    sets.addAll(TestSet.m3(folder));
    Path path = Path.of(args[1]);
    FigurePage page =
        new FigurePage(Files.readString(path))
            .with("accuracy", table(sets))
            .with("accuracy machine", Machine.text() + "\n");
    Files.writeString(path, page.text());
  }

  /** The scores of all sets, and of the groups of M3 together. */
  static String table(List<TestSet> sets) {
    StringBuilder table =
        new StringBuilder(
            """
            | set | series | sMAPE | MASE | OWA | coverage of 95 % | MSIS | median time |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
    Score together = new Score();
    for (TestSet set : sets) {
      Score score = new Score();
      List<Score.Made> made =
          set.series().parallelStream().map(item -> forecast(set, item)).toList();
      for (int i = 0; i < made.size(); i++) {
        score.add(set.series().get(i), set.scaleSeason(), made.get(i));
        if (set.name().startsWith("M3")) {
          together.add(set.series().get(i), set.scaleSeason(), made.get(i));
        }
      }
      String row = row(set.name(), score, set);
      System.out.print(row);
      table.append(row);
    }
    if (together.series() > 0) {
      String row = row("M3, all", together, sets.get(sets.size() - 1));
      System.out.print(row);
      table.append(row);
    }
    return table.toString();
  }

  private static Score.Made forecast(TestSet set, TestSet.Item item) {
    long start = System.nanoTime();
    AutoOptions options =
        AutoOptions.ofDefaults().withHorizon(set.horizon()).withSeasonLengths(set.seasons());
    Forecast forecast =
        Forecasters.auto(options)
            .fit(TimeSeries.ofValues(item.train()))
            .predict(Horizon.steps(set.horizon()), Level.P95);
    Band band = forecast.band(Level.P95);
    double millis = (System.nanoTime() - start) / 1e6;
    return new Score.Made(forecast.mean().values(), band.lower(), band.upper(), millis);
  }

  private static String row(String name, Score score, TestSet set) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.2f | %.3f | %s | %.3f | %.1f | %.0f ms |%n",
        name,
        score.series(),
        score.smape(),
        score.mase(),
        set.benchmark().map(b -> String.format(Locale.ROOT, "%.3f", score.owa(b))).orElse(""),
        score.coverage(),
        score.msis(),
        score.medianMillis());
  }
}
