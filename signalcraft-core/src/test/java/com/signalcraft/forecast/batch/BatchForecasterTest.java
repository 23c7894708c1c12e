package com.signalcraft.forecast.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchForecasterTest {

  private static final Horizon FIVE = Horizon.steps(5);

  private final List<BatchOutcome<Integer>> outcomes = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void letWaitingWorkersGo() {
    release.countDown();
  }

  private static BatchForecaster batch() {
    return BatchForecaster.of(Forecasters.linear(), FIVE, Level.P80);
  }

  /** A random walk; every seventh is empty. */
  private static TimeSeries series(int key) {
    if (key % 7 == 3) {
      return TimeSeries.ofValues();
    }
    Random random = new Random(key);
    double[] y = random.doubles(20 + random.nextInt(40)).toArray();
    return TimeSeries.ofValues(y);
  }

  private static Stream<BatchItem<Integer>> items(int count) {
    return IntStream.range(0, count).mapToObj(key -> BatchItem.of(key, series(key)));
  }

  private BatchSummary run(BatchForecaster batch, int count) {
    outcomes.clear();
    return batch.forecastAll(items(count), outcomes::add);
  }

  @Test
  void outcomes_come_in_the_order_of_the_series_and_are_the_same_for_any_number_of_threads() {
    BatchSummary summary = run(batch().withThreads(1), 200);
    List<String> expected = outcomes.stream().map(BatchForecasterTest::text).toList();

    assertThat(summary).isEqualTo(new BatchSummary(171, 29, false));
    assertThat(outcomes)
        .extracting(BatchOutcome::key)
        .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    for (int threads : new int[] {2, 3, 16}) {
      run(batch().withThreads(threads).withAhead(threads == 3 ? 1 : 50), 200);
      assertThat(outcomes.stream().map(BatchForecasterTest::text)).isEqualTo(expected);
    }
  }

  private static String text(BatchOutcome<Integer> outcome) {
    if (outcome instanceof BatchOutcome.Made<Integer> made) {
      return List.of(
              made.key(),
              made.description(),
              Arrays.toString(made.forecast().mean().values()),
              Arrays.toString(made.forecast().band(Level.P80).upper()))
          .toString();
    }
    return outcome.toString();
  }

  @Test
  void a_forecast_is_that_of_the_model_alone() {
    run(batch(), 2);

    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            BatchOutcome.Made.class,
            made ->
                assertThat(made.forecast().mean())
                    .isEqualTo(Forecasters.linear().fit(series(1)).predict(FIVE).mean()));
  }

  @Test
  void a_bad_series_is_a_failure_with_its_reason_and_harms_no_other() {
    Stream<BatchItem<Integer>> items =
        Stream.of(
            BatchItem.of(0, series(0)),
            new BatchItem<>(
                1,
                () -> {
                  throw new ValidationException("series", "is unreadable");
                }),
            new BatchItem<>(
                2,
                () -> {
                  throw new IllegalStateException("defect");
                }),
            BatchItem.of(3, TimeSeries.ofValues(1)),
            BatchItem.of(4, series(4)));

    BatchSummary summary = batch().forecastAll(items, outcomes::add);

    assertThat(summary).isEqualTo(new BatchSummary(2, 3, false));
    assertThat(failure(1).isDefect()).isFalse();
    assertThat(failure(1).reason()).hasMessage("series: is unreadable");
    assertThat(failure(2).isDefect()).isTrue();
    assertThat(failure(3).reason()).isInstanceOf(InsufficientDataException.class);
    assertThat(outcomes.get(4)).isInstanceOf(BatchOutcome.Made.class);
  }

  private BatchOutcome.Failed<Integer> failure(int index) {
    return (BatchOutcome.Failed<Integer>) outcomes.get(index);
  }

  @Test
  void an_error_of_the_machine_is_no_failure_of_a_series() {
    Forecaster broken =
        series -> {
          throw new OutOfMemoryError("made up");
        };

    assertThatThrownBy(() -> BatchForecaster.of(broken, FIVE).forecastAll(items(5), outcomes::add))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("made up");
    assertThat(outcomes).isEmpty();
  }

  @Test
  void no_more_series_are_read_than_there_is_room_for() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Iterator<BatchItem<Integer>> counted =
        items(300)
            .peek(
                item -> most.accumulateAndGet(read.incrementAndGet() - outcomes.size(), Math::max))
            .iterator();

    batch().withThreads(4).withAhead(9).forecastAll(counted, outcomes::add);

    assertThat(outcomes).hasSize(300);
    assertThat(most.get()).isLessThanOrEqualTo(9);
  }

  @Test
  void progress_is_told_after_each_outcome() {
    List<List<Long>> told = new ArrayList<>();

    run(batch().withProgress((made, failed) -> told.add(List.of(made, failed))), 5);

    assertThat(told)
        .containsExactly(
            List.of(1L, 0L), List.of(2L, 0L), List.of(3L, 0L), List.of(3L, 1L), List.of(4L, 1L));
  }

  @Test
  void the_threads_are_named_daemons_and_go_away() {
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    Forecaster watching =
        series -> {
          threads.add(Thread.currentThread());
          return Forecasters.naive().fit(series);
        };

    BatchForecaster.of(watching, FIVE).withThreads(2).forecastAll(items(30), outcomes::add);

    assertThat(threads)
        .isNotEmpty()
        .allMatch(Thread::isDaemon)
        .allMatch(thread -> thread.getName().startsWith("signalcraft-batch-"));
    for (Thread thread : threads) {
      joined(thread);
    }
  }

  private static void joined(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(thread.isAlive()).isFalse();
  }

  /** Waits for the end of the test at the series of one key. */
  private Stream<BatchItem<Integer>> stuckAt(int stuck) {
    return IntStream.range(0, 1_000)
        .mapToObj(
            key ->
                new BatchItem<>(
                    key,
                    () -> {
                      if (key == stuck) {
                        await(release);
                      }
                      return series(0);
                    }));
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_batch_is_cancelled_from_another_thread_though_a_series_does_not_end() {
    BatchCancellation cancellation = new BatchCancellation();
    List<BatchOutcome<Integer>> seen = Collections.synchronizedList(new ArrayList<>());
    Thread other =
        new Thread(
            () -> {
              while (seen.size() < 10) {
                Thread.onSpinWait();
              }
              cancellation.cancel();
            });
    other.start();

    BatchSummary summary =
        batch().withThreads(2).withCancellation(cancellation).forecastAll(stuckAt(10), seen::add);

    assertThat(summary).isEqualTo(new BatchSummary(10, 0, true));
    assertThat(seen).hasSize(10);
    assertThat(cancellation.isCancelled()).isTrue();
    joined(other);
  }

  @Test
  void a_consumer_may_cancel_its_batch() {
    BatchCancellation cancellation = new BatchCancellation();

    BatchSummary summary =
        batch()
            .withCancellation(cancellation)
            .forecastAll(
                items(100),
                outcome -> {
                  outcomes.add(outcome);
                  if (outcomes.size() == 3) {
                    cancellation.cancel();
                  }
                });

    assertThat(summary.cancelled()).isTrue();
    assertThat(outcomes).hasSize(3);
    assertThat(run(batch().withCancellation(cancellation), 100))
        .isEqualTo(new BatchSummary(0, 0, true));
  }

  @Test
  void an_interrupt_cancels_and_stays() {
    AtomicBoolean interrupted = new AtomicBoolean();
    List<BatchSummary> summaries = new ArrayList<>();
    Thread runner =
        new Thread(
            () -> {
              summaries.add(batch().withThreads(2).forecastAll(stuckAt(0), outcomes::add));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    runner.start();
    runner.interrupt();
    joined(runner);

    assertThat(summaries).containsExactly(new BatchSummary(0, 0, true));
    assertThat(interrupted).isTrue();
  }

  @Test
  void what_the_consumer_throws_ends_the_batch() {
    assertThatThrownBy(
            () ->
                batch()
                    .forecastAll(
                        items(10),
                        outcome -> {
                          throw new IllegalArgumentException("no room");
                        }))
        .hasMessage("no room");
  }

  @Test
  void an_executor_of_others_is_used_and_left_running() {
    AtomicInteger used = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000)) {
          @Override
          protected void beforeExecute(Thread thread, Runnable body) {
            used.incrementAndGet();
          }
        };
    try {
      assertThat(run(batch().withExecutor(pool), 70)).isEqualTo(new BatchSummary(60, 10, false));
      assertThat(used.get()).isPositive();
      assertThat(pool.isShutdown()).isFalse();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void an_executor_that_refuses_waits_or_works_here_cannot_halt_it() {
    BatchSummary all = new BatchSummary(60, 10, false);

    assertThat(run(batch().withExecutor(Runnable::run), 70)).isEqualTo(all);
    assertThat(run(batch().withExecutor(work -> {}), 70)).isEqualTo(all);
    assertThat(
            run(
                batch()
                    .withExecutor(
                        work -> {
                          throw new RejectedExecutionException("full");
                        }),
                70))
        .isEqualTo(all);
  }

  @Test
  void settings_are_checked() {
    assertThatThrownBy(() -> batch().withThreads(0)).hasMessageContaining("threads");
    assertThatThrownBy(() -> batch().withAhead(0)).hasMessageContaining("ahead");
  }
}
