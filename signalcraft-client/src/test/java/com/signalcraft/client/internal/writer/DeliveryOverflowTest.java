package com.signalcraft.client.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.OverflowPolicy;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.FlushReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of points that there is no room for. */
class DeliveryOverflowTest extends WriterTest {

  private final AtomicReference<Throwable> outcome = new AtomicReference<>();
  private CountDownLatch release;

  private void openFull(OverflowPolicy policy) {
    release = sink.block();
    open(batches(2).queueCapacity(4).overflow(policy));
    write(SOURCE, 0, 4);
  }

  private Thread writeOneMore() {
    Thread thread =
        new Thread(
            () -> {
              try {
                write(SOURCE, 4, 5);
              } catch (RuntimeException e) {
                outcome.set(e);
                if (Thread.currentThread().isInterrupted()) {
                  e.addSuppressed(new InterruptedException());
                }
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void a_writer_waits_for_room_and_points_under_way_take_room_as_well() throws Exception {
    openFull(OverflowPolicy.block(Duration.ofSeconds(10)));
    sink.await();
    Thread thread = writeOneMore();
    awaitBlocked(thread);
    assertThat(writer.pending()).isEqualTo(4);

    release.countDown();
    thread.join();

    assertThat(outcome.get()).isNull();
    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(5, List.of(), 0));
    assertThat(sink.points(SOURCE)).isEqualTo(Points.plain(SOURCE, 0, 5));
  }

  @Test
  void the_wait_ends_with_an_error_and_the_point_is_not_taken() throws Exception {
    openFull(OverflowPolicy.block(Duration.ofSeconds(10)));
    Thread thread = writeOneMore();
    awaitBlocked(thread);
    timer.advance(Duration.ofSeconds(9));
    awaitBlocked(thread);
    timer.advance(SECOND);
    thread.join();

    assertThat(outcome.get())
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("4 points wait");
    release.countDown();
    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(4);
  }

  @Test
  void an_interrupt_ends_the_wait_and_the_thread_stays_interrupted() throws Exception {
    openFull(OverflowPolicy.block(PATIENCE));
    Thread thread = writeOneMore();
    awaitBlocked(thread);

    thread.interrupt();
    thread.join();

    assertThat(outcome.get()).isInstanceOf(CallTimeoutException.class);
    assertThat(outcome.get().getSuppressed()).hasSize(1);
    release.countDown();
    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(4);
  }

  @Test
  void an_interrupted_thread_may_write_while_there_is_room() {
    open(batches(2));

    Thread.currentThread().interrupt();
    write(SOURCE, 0, 1);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(writer.flush(PATIENCE).accepted()).isOne();
  }

  @Test
  void closing_ends_the_wait() throws Exception {
    openFull(OverflowPolicy.block(PATIENCE));
    Thread thread = writeOneMore();
    awaitBlocked(thread);

    assertThatThrownBy(writer::close).hasMessageContaining("4 points");
    thread.join();

    assertThat(outcome.get())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void no_alarm_is_left_behind_by_a_wait_that_ended_well() throws Exception {
    openFull(OverflowPolicy.block(PATIENCE));
    Thread thread = writeOneMore();
    awaitBlocked(thread);
    release.countDown();
    thread.join();
    writer.flush(PATIENCE);
    timer.advance(SECOND.multipliedBy(2));

    assertThat(timer.waiting()).isZero();
  }

  @Test
  void a_writer_may_reject_at_once() {
    openFull(OverflowPolicy.reject());

    assertThatThrownBy(() -> write(SOURCE, 4, 5)).isInstanceOf(OverloadedException.class);

    release.countDown();
    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(4);
    write(SOURCE, 4, 5);
    assertThat(writer.flush(PATIENCE).accepted()).isOne();
  }

  @Test
  void refused_points_that_nobody_was_told_of_take_room_until_a_receipt_tells() {
    sink.refuse(point -> true);
    open(batches(2).queueCapacity(4).overflow(OverflowPolicy.block(Duration.ofSeconds(0))));
    write(SOURCE, 0, 2);
    while (writer.pending() > 0) {
      Thread.onSpinWait();
    }
    write(SOURCE, 2, 4);
    while (writer.pending() > 0) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(() -> write(SOURCE, 4, 5))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("4 refused ones for a flush to tell");
    assertThat(writer.flush(PATIENCE).rejected()).hasSize(4);
    write(SOURCE, 4, 5);
    assertThat(writer.flush(PATIENCE).rejected()).hasSize(1);
  }

  @Test
  void refused_points_that_a_callback_was_told_of_fill_no_memory() {
    sink.refuse(point -> true);
    open(
        batches(2)
            .queueCapacity(4)
            .overflow(OverflowPolicy.block(PATIENCE))
            .onRejected(rejected -> {}));
    write(SOURCE, 0, 40);

    assertThat(writer.flush(PATIENCE).rejected())
        .extracting(rejected -> rejected.point())
        .isEqualTo(Points.plain(SOURCE, 36, 40));
    assertThat(heard.rejected).hasValue(40);
  }

  @Test
  void there_are_never_more_points_in_memory_than_the_queue_has_room_for() {
    open(batches(7).queueCapacity(20));
    write(SOURCE, 0, 5_000);
    writer.flush(PATIENCE);

    assertThat(heard.deepest.get()).isBetween(1L, 20L);
    assertThat(sink.points(SOURCE)).hasSize(5_000);
  }

  @Test
  void spilling_needs_a_journal() {
    assertThatThrownBy(() -> batches(2).overflow(OverflowPolicy.spill(SECOND)).build())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("journal");
    assertThatThrownBy(() -> batches(5).queueCapacity(4).build())
        .isInstanceOf(ValidationException.class);
  }
}
