package com.signalcraft.forecast.batch;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Forecasts any number of series on several threads. The outcomes come in the order of the series
 * and are the same for any number of threads. Only a few series for each thread are in memory at
 * once: the next one is asked for when there is room. A series that cannot be forecast has a
 * failure for its outcome and harms no other one.
 *
 * <p>Immutable and thread-safe; every setter gives a changed copy. One may run several batches at
 * once.
 */
public final class BatchForecaster {

  /** The most threads. */
  public static final int MAX_THREADS = 1_024;

  /** How many series for each thread are in memory at most unless said otherwise. */
  public static final int AHEAD_PER_THREAD = 8;

  private final Forecaster forecaster;
  private final Horizon horizon;
  private final List<Level> levels;
  private final OptionalInt threads;
  private final OptionalInt ahead;
  private final Optional<Executor> executor;
  private final BatchProgress progress;
  private final BatchCancellation cancellation;

  private BatchForecaster(
      Forecaster forecaster,
      Horizon horizon,
      List<Level> levels,
      OptionalInt threads,
      OptionalInt ahead,
      Optional<Executor> executor,
      BatchProgress progress,
      BatchCancellation cancellation) {
    this.forecaster = forecaster;
    this.horizon = horizon;
    this.levels = levels;
    this.threads = threads;
    this.ahead = ahead;
    this.executor = executor;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Such forecasts with the default settings: as many threads as processors, daemons that live as
   * long as the batch.
   *
   * @param forecaster the model for every series
   * @param horizon how far every forecast reaches
   * @param levels the levels of the intervals; none for point forecasts alone
   * @return the forecasts to run
   */
  public static BatchForecaster of(Forecaster forecaster, Horizon horizon, Level... levels) {
    return new BatchForecaster(
        Checks.required("forecaster", forecaster),
        Checks.required("horizon", horizon),
        List.of(levels),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        (made, failed) -> {},
        new BatchCancellation());
  }

  /**
   * The same on a given number of threads.
   *
   * @param count 1 to {@value #MAX_THREADS}; default as many as there are processors
   * @return the changed copy
   */
  public BatchForecaster withThreads(int count) {
    OptionalInt given = OptionalInt.of(Checks.between("threads", count, 1, MAX_THREADS));
    return new BatchForecaster(
        forecaster, horizon, levels, given, ahead, executor, progress, cancellation);
  }

  /**
   * The same with a bound on the series in memory.
   *
   * @param count how many series are read whose outcome is not delivered yet, at most; 1 to
   *     1,000,000; default {@value #AHEAD_PER_THREAD} for each thread
   * @return the changed copy
   */
  public BatchForecaster withAhead(int count) {
    OptionalInt given = OptionalInt.of(Checks.between("ahead", count, 1, 1_000_000));
    return new BatchForecaster(
        forecaster, horizon, levels, threads, given, executor, progress, cancellation);
  }

  /**
   * The same on the threads of somebody else, which stays theirs to shut down. The thread that runs
   * the batch works too instead of waiting for a series that nobody has begun, so that an executor
   * that is busy, refuses work or runs it in the calling thread cannot bring the batch to a halt.
   *
   * @param given runs the work; {@link #withThreads} then says for how many threads series are kept
   *     in memory
   * @return the changed copy
   */
  public BatchForecaster withExecutor(Executor given) {
    return new BatchForecaster(
        forecaster,
        horizon,
        levels,
        threads,
        ahead,
        Optional.of(Checks.required("executor", given)),
        progress,
        cancellation);
  }

  /**
   * The same with somebody who is told how far it has come.
   *
   * @param listener is told after each outcome; default nobody
   * @return the changed copy
   */
  public BatchForecaster withProgress(BatchProgress listener) {
    return new BatchForecaster(
        forecaster,
        horizon,
        levels,
        threads,
        ahead,
        executor,
        Checks.required("progress", listener),
        cancellation);
  }

  /**
   * The same with a way to cancel it from any thread. An interrupt of the thread that runs the
   * batch cancels it too.
   *
   * @param by what cancels the batches that run with it
   * @return the changed copy
   */
  public BatchForecaster withCancellation(BatchCancellation by) {
    return new BatchForecaster(
        forecaster,
        horizon,
        levels,
        threads,
        ahead,
        executor,
        progress,
        Checks.required("cancellation", by));
  }

  /**
   * Forecasts all series of a stream; see {@link #forecastAll(Iterator, Consumer)}.
   *
   * @param <K> the type of the keys
   * @param series the series; closed at the end
   * @param consumer takes the outcomes
   * @return how it ended
   */
  public <K> BatchSummary forecastAll(
      Stream<BatchItem<K>> series, Consumer<? super BatchOutcome<K>> consumer) {
    try (series) {
      return forecastAll(series.iterator(), consumer);
    }
  }

  /**
   * Forecasts all series, and returns when that is done or cancelled.
   *
   * @param <K> the type of the keys
   * @param series the series; asked in the calling thread
   * @param consumer takes one outcome for each series, in the order of the series, in the calling
   *     thread; while it works no more series are read than are allowed in memory
   * @return how it ended; after an interrupt the thread is still interrupted
   * @throws RuntimeException what the iterator, the consumer or the listener throws, at once
   * @throws Error such as {@link OutOfMemoryError}, if one was met in forecasting a series, in the
   *     place of its outcome
   */
  public <K> BatchSummary forecastAll(
      Iterator<BatchItem<K>> series, Consumer<? super BatchOutcome<K>> consumer) {
    Checks.required("series", series);
    Checks.required("consumer", consumer);
    int workers =
        threads.orElseGet(() -> Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
    BatchRun<K> run =
        new BatchRun<>(
            this::forecast,
            consumer,
            progress,
            cancellation,
            ahead.orElse(AHEAD_PER_THREAD * workers));
    if (executor.isPresent()) {
      return run.onThreadsOfOthers(series, executor.get());
    }
    return run.onOwnThreads(series, workers);
  }

  private <K> BatchOutcome<K> forecast(BatchItem<K> item) {
    try {
      var fitted = forecaster.fit(item.series().get());
      return new BatchOutcome.Made<>(
          item.key(), fitted.description(), fitted.predict(horizon, levels.toArray(Level[]::new)));
    } catch (RuntimeException reason) {
      return new BatchOutcome.Failed<>(item.key(), reason);
    }
  }
}
