package com.signalcraft.examples.cli.commands;

import com.signalcraft.csv.CsvTableWriter;
import com.signalcraft.csv.WideSeries;
import com.signalcraft.examples.cli.ExitCode;
import com.signalcraft.examples.cli.commands.BatchForecast.Made;
import com.signalcraft.examples.cli.commands.BatchForecast.NotMade;
import com.signalcraft.examples.cli.commands.BatchForecast.Outcome;
import com.signalcraft.examples.cli.output.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Forecasts series after series on several threads and writes the results in the order of the
 * input. Only a few series for each thread are in memory at once. Not thread-safe; runs once.
 */
final class BatchRun {

  private static final int AHEAD = 8;
  private static final int MOST_KEPT = 1_000;

  private final BatchForecast forecast;
  private final int threads;
  private final Consumer<String> told;
  private final List<Failure> failures = new ArrayList<>();
  private long total;
  private long failed;
  private boolean defect;

  /** A series that could not be forecast. */
  record Failure(String seriesId, long line, String reason) {}

  BatchRun(BatchForecast forecast, int threads, Consumer<String> told) {
    this.forecast = forecast;
    this.threads = threads;
    this.told = told;
  }

  void run(Iterator<WideSeries> series, CsvTableWriter table, Progress progress) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Queue<Future<Outcome>> ahead = new ArrayDeque<>();
      while (series.hasNext()) {
        WideSeries next = series.next();
        ahead.add(workers.submit(() -> forecast.of(next)));
        if (ahead.size() >= threads * AHEAD) {
          take(ahead.remove(), table, progress);
        }
      }
      while (!ahead.isEmpty()) {
        take(ahead.remove(), table, progress);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private void take(Future<Outcome> future, CsvTableWriter table, Progress progress)
      throws InterruptedException {
    Outcome outcome;
    try {
      outcome = future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a series failed beyond repair", e);
    }
    total++;
    if (outcome instanceof Made made) {
      made.writeTo(table);
    } else if (outcome instanceof NotMade lost) {
      failed++;
      defect |= lost.isDefect();
      told.accept("line " + lost.line() + ", series \"" + lost.id() + "\": " + lost.reason());
      if (failures.size() < MOST_KEPT) {
        failures.add(new Failure(lost.id(), lost.line(), lost.reason()));
      }
    }
    progress.step();
  }

  long total() {
    return total;
  }

  long failed() {
    return failed;
  }

  /** The first failures. */
  List<Failure> failures() {
    return List.copyOf(failures);
  }

  ExitCode exitCode() {
    return defect ? ExitCode.INTERNAL : failed > 0 ? ExitCode.SOME_FAILED : ExitCode.OK;
  }
}
