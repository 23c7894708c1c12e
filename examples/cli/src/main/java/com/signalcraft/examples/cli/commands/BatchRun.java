package com.signalcraft.examples.cli.commands;

import com.signalcraft.csv.CsvTableWriter;
import com.signalcraft.csv.WideSeries;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.cli.ExitCode;
import com.signalcraft.examples.cli.output.Progress;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.batch.BatchForecaster;
import com.signalcraft.forecast.batch.BatchItem;
import com.signalcraft.forecast.batch.BatchOutcome;
import com.signalcraft.forecast.batch.BatchSummary;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Forecasts series after series and writes the results in the order of the input. Runs once. */
final class BatchRun {

  private static final int MOST_KEPT = 1_000;

  private final BatchForecaster batch;
  private final Level level;
  private final Consumer<String> told;
  private final List<Failure> failures = new ArrayList<>();
  private BatchSummary summary = new BatchSummary(0, 0, false);
  private boolean defect;

  /** A series that could not be forecast. */
  record Failure(String seriesId, long line, String reason) {}

  BatchRun(Forecaster forecaster, int steps, Level level, int threads, Consumer<String> told) {
    this.batch = BatchForecaster.of(forecaster, Horizon.steps(steps), level).withThreads(threads);
    this.level = level;
    this.told = told;
  }

  void run(Iterator<WideSeries> series, CsvTableWriter table, Progress progress) {
    summary =
        batch
            .withProgress((made, failed) -> progress.step())
            .forecastAll(
                StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(series, Spliterator.ORDERED), false)
                    .map(each -> new BatchItem<>(each, () -> values(each))),
                outcome -> take(outcome, table));
    if (summary.cancelled()) {
      throw new IllegalStateException("interrupted");
    }
  }

  private static TimeSeries values(WideSeries series) {
    if (series.problem().isPresent()) {
      throw new ValidationException("series", series.problem().get().toString());
    }
    return TimeSeries.ofValues(series.values());
  }

  private void take(BatchOutcome<WideSeries> outcome, CsvTableWriter table) {
    if (outcome instanceof BatchOutcome.Made<WideSeries> made) {
      write(made.key().id(), made.forecast(), table);
    } else if (outcome instanceof BatchOutcome.Failed<WideSeries> lost) {
      // One series must not stop the others; the exit code tells of a defect.
      defect |= lost.isDefect();
      String id = lost.key().id();
      long line = lost.key().line();
      String reason = reason(lost);
      told.accept("line " + line + ", series \"" + id + "\": " + reason);
      if (failures.size() < MOST_KEPT) {
        failures.add(new Failure(id, line, reason));
      }
    }
  }

  private void write(String id, Forecast forecast, CsvTableWriter table) {
    Band band = forecast.band(level);
    double[] mean = forecast.mean().values();
    double[] lower = band.lower();
    double[] upper = band.upper();
    for (int i = 0; i < mean.length; i++) {
      table.key(id).whole(i + 1L).number(mean[i]).number(lower[i]).number(upper[i]).endRow();
    }
  }

  private static String reason(BatchOutcome.Failed<WideSeries> lost) {
    if (lost.reason() instanceof ValidationException unsuited) {
      return unsuited.issue();
    }
    return lost.isDefect()
        ? "internal error: " + lost.reason()
        : String.valueOf(lost.reason().getMessage());
  }

  long total() {
    return summary.total();
  }

  long failed() {
    return summary.failed();
  }

  /** The first failures. */
  List<Failure> failures() {
    return List.copyOf(failures);
  }

  ExitCode exitCode() {
    return defect ? ExitCode.INTERNAL : summary.failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
  }
}
