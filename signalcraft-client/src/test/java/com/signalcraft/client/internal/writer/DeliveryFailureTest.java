package com.signalcraft.client.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.writer.BatchAttempt;
import com.signalcraft.client.writer.BatchOutcome;
import com.signalcraft.client.writer.WriterListener;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of batches that fail or are refused. */
class DeliveryFailureTest extends WriterTest {

  private static final TransportException RESET = new TransportException("connection reset");

  private final List<RejectedPoint> told = new ArrayList<>();

  @Test
  void a_failed_batch_is_sent_again_after_a_rest_the_same_and_under_its_key() throws Exception {
    sink.failing(2, RESET);
    open(batches(2));
    write(SOURCE, 0, 2);
    assertThat(heard.retries.take()).isEqualTo(SECOND);
    timer.advance(SECOND.minusNanos(1));
    assertThat(sink.tried()).hasSize(1);
    timer.advance(Duration.ofNanos(1));
    assertThat(heard.retries.take()).isEqualTo(SECOND.multipliedBy(2));

    timer.advance(SECOND.multipliedBy(2));

    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(2, List.of(), 0));
    assertThat(sink.tried()).hasSize(3).containsOnly(sink.written().get(0));
    assertThat(heard.attempts)
        .extracting(attempt -> attempt.outcome() + " " + attempt.number())
        .containsExactly("FAILED 1", "FAILED 2", "DELIVERED 3");
  }

  @Test
  void rests_double_up_to_the_cap_and_begin_anew_after_a_success() throws Exception {
    sink.failing(5, RESET);
    open(batches(1));
    write(SOURCE, 0, 1);
    for (int seconds : new int[] {1, 2, 4, 5, 5}) {
      assertThat(heard.retries.take()).isEqualTo(Duration.ofSeconds(seconds));
      timer.advance(Duration.ofSeconds(seconds));
    }
    assertThat(writer.flush(PATIENCE).accepted()).isOne();

    sink.failing(1, RESET);
    write(SOURCE, 1, 2);

    assertThat(heard.retries.take()).isEqualTo(SECOND);
  }

  @Test
  void a_rest_is_no_shorter_than_the_server_asks() throws Exception {
    sink.failing(
        1, new RateLimitedException("too many", FailureDetails.retryAfter(Duration.ofSeconds(77))));
    open(batches(1));
    write(SOURCE, 0, 1);

    assertThat(heard.retries.take()).isEqualTo(Duration.ofSeconds(77));
    timer.advance(Duration.ofSeconds(76));
    assertThat(sink.tried()).hasSize(1);
  }

  @Test
  void a_flush_tries_a_failing_source_at_once_and_goes_on_while_there_is_time() throws Exception {
    sink.failing(2, RESET);
    open(batches(1));
    write(SOURCE, 0, 1);
    heard.retries.take();

    CompletableFuture<FlushReport> flush = writer.flushAsync(PATIENCE);
    heard.retries.take();
    assertThat(sink.tried()).hasSize(2);
    assertThat(flush).isNotDone();
    timer.advance(SECOND.multipliedBy(2));

    assertThat(flush.get()).isEqualTo(new FlushReport(1, List.of(), 0));
  }

  @Test
  void an_old_rest_does_not_cut_a_later_one_short() throws Exception {
    sink.failing(3, RESET);
    open(batches(1));
    write(SOURCE, 0, 1);
    heard.retries.take();
    writer.flush(Duration.ZERO);
    assertThat(heard.retries.take()).isEqualTo(SECOND.multipliedBy(2));

    timer.advance(SECOND);

    assertThat(sink.tried()).hasSize(2);
  }

  @Test
  void a_failing_source_does_not_keep_another_from_being_written() throws Exception {
    sink.failing(1, RESET);
    open(batches(2));
    write(SOURCE, 0, 2);
    heard.retries.take();
    write(OTHER, 0, 2);
    sink.await();
    sink.await();

    assertThat(writer.pending()).isBetween(2L, 4L);
    timer.advance(SECOND);
    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(4);
  }

  @Test
  void what_waits_behind_a_failed_batch_keeps_its_order() throws Exception {
    sink.failing(1, RESET);
    open(batches(2));
    List<KpiPoint> points = write(SOURCE, 0, 5);
    heard.retries.take();
    timer.advance(SECOND);

    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(5);
    assertThat(sink.points(SOURCE)).isEqualTo(points);
    assertThat(sink.sizes()).containsExactly(2, 2, 1);
  }

  @Test
  void a_batch_refused_as_a_whole_is_refused_point_by_point() {
    NotFoundException refusal = NotFoundException.of("KPI source", SOURCE);
    sink.failing(1, refusal);
    open(batches(2).onRejected(told::add));
    List<KpiPoint> points = write(SOURCE, 0, 2);

    List<RejectedPoint> expected =
        points.stream()
            .map(point -> new RejectedPoint(point, NotFoundException.CODE, refusal.getMessage()))
            .toList();
    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(0, expected, 0));
    assertThat(told).isEqualTo(expected);
    assertThat(heard.rejected).hasValue(2);
    assertThat(heard.attempts)
        .extracting(BatchAttempt::outcome)
        .containsExactly(BatchOutcome.REFUSED);
  }

  @Test
  void single_refused_points_are_in_the_receipt_and_told_once() {
    sink.refuse(point -> point.equals(point(SOURCE, 1)));
    open(batches(10).onRejected(told::add));
    write(SOURCE, 0, 3);

    FlushReport report = writer.flush(PATIENCE);
    writer.flush(PATIENCE);

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejected())
        .extracting(RejectedPoint::point)
        .containsExactly(point(SOURCE, 1));
    assertThat(told).isEqualTo(report.rejected());
  }

  @Test
  void a_refusal_that_no_receipt_could_tell_is_made_fit_for_it() {
    sink.failing(
        1,
        new SignalCraftException(
            " ", false, "bad \0 and \uD800 " + "x".repeat(20_000), FailureDetails.NONE));
    open(batches(1));
    write(SOURCE, 0, 1);

    assertThat(writer.flush(PATIENCE).rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.code()).isEqualTo("REFUSED");
              assertThat(rejected.reason()).startsWith("bad \uFFFD and \uFFFD xxx");
            });
  }

  @Test
  void a_callback_may_throw_anything_and_may_write() {
    sink.refuse(point -> point.equals(point(SOURCE, 0)));
    open(
        batches(1)
            .onRejected(
                rejected -> {
                  told.add(rejected);
                  writer.write(point(OTHER, 9));
                  throw new AssertionError("a defect of the callback");
                }));
    write(SOURCE, 0, 2);
    writer.flush(PATIENCE);
    writer.flush(PATIENCE);

    assertThat(told).hasSize(1);
    assertThat(sink.points(SOURCE)).contains(point(SOURCE, 1));
    assertThat(sink.points(OTHER)).containsExactly(point(OTHER, 9));
  }

  @Test
  void a_listener_that_throws_at_everything_stops_nothing() throws Exception {
    WriterListener broken =
        (WriterListener)
            java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WriterListener.class},
                (proxy, method, args) -> {
                  throw new AssertionError("a defect of the listener");
                });
    sink.failing(1, RESET).failing(1, NotFoundException.of("KPI source", SOURCE));
    writer = DeliveryWriters.open(sink, batches(1).listener(broken).onRejected(told::add).build());
    write(SOURCE, 0, 2);

    assertThat(writer.flush(PATIENCE).accepted()).isOne();
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, AssertionError.class, OutOfMemoryError.class})
  void whatever_the_sending_dies_of_no_point_is_lost_and_the_writer_goes_on(
      Class<? extends Throwable> type) throws Exception {
    sink.failing(1, type.getDeclaredConstructor().newInstance());
    open(batches(2));
    write(SOURCE, 0, 2);
    heard.retries.take();
    assertThat(writer.pending()).isEqualTo(2);
    timer.advance(SECOND);

    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(2, List.of(), 0));
    assertThat(sink.tried().get(0)).isEqualTo(sink.tried().get(1));
  }

  @Test
  void a_sink_without_an_answer_counts_as_a_defect() throws Exception {
    List<PointBatch> tried = new ArrayList<>();
    writer =
        DeliveryWriters.open(
            batch -> {
              tried.add(batch);
              return tried.size() == 1 ? null : sink.apply(batch);
            },
            batches(1).listener(heard).build());
    write(SOURCE, 0, 1);
    heard.retries.take();

    assertThat(writer.flush(PATIENCE).accepted()).isOne();
  }

  @Test
  void an_interrupt_that_a_sink_leaves_behind_does_not_spoil_the_next_batch() {
    List<Boolean> interrupted = new CopyOnWriteArrayList<>();
    writer =
        DeliveryWriters.open(
            batch -> {
              interrupted.add(Thread.currentThread().isInterrupted());
              Thread.currentThread().interrupt();
              return new WriteResult(1, 0, 0, 0, List.of(), false);
            },
            batches(1).inFlight(1).build());
    write(SOURCE, 0, 20);

    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(20);
    assertThat(interrupted).hasSize(20).containsOnly(false);
  }

  @Test
  void no_room_tells_of_the_failure_behind_it() throws Exception {
    sink.failing(1_000, RESET);
    open(
        batches(2)
            .queueCapacity(4)
            .overflow(com.signalcraft.client.writer.OverflowPolicy.reject()));
    write(SOURCE, 0, 4);
    heard.retries.take();

    assertThatThrownBy(() -> write(OTHER, 0, 1))
        .isInstanceOfSatisfying(OverloadedException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessageContaining("4 points wait")
        .hasMessageContaining("connection reset")
        .hasCause(RESET);
    assertThat(writer.pending()).isEqualTo(4);
    sink.recover();
    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(4);
  }
}
