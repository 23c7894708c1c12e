package com.signalcraft.client.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.PartialWriteException;
import com.signalcraft.kpi.RejectedPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What closing promises. */
class DeliveryCloseTest extends WriterTest {

  @Test
  void closing_sends_what_is_left_and_a_second_time_does_nothing() {
    open(batches(10).closeTimeout(PATIENCE));
    write(SOURCE, 0, 3);
    write(OTHER, 0, 2);

    writer.close();
    writer.close();

    assertThat(sink.points(SOURCE)).hasSize(3);
    assertThat(sink.points(OTHER)).hasSize(2);
    assertThatThrownBy(() -> write(SOURCE, 3, 4))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> writer.flush(PATIENCE)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> writer.flushAsync(PATIENCE)).isInstanceOf(ValidationException.class);
    assertThat(writer.pending()).isZero();
  }

  @Test
  void closing_tries_what_failed_again_while_there_is_time() throws Exception {
    sink.failing(2, new TransportException("connection reset"));
    open(batches(10).closeTimeout(Duration.ofSeconds(30)));
    write(SOURCE, 0, 3);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(writer::close);
    heard.retries.take();
    timer.advance(SECOND);
    heard.retries.take();
    timer.advance(SECOND.multipliedBy(2));
    closing.get();

    assertThat(sink.points(SOURCE)).hasSize(3);
  }

  @Test
  void closing_says_how_many_points_are_lost_and_why() throws Exception {
    TransportException failure = new TransportException("connection reset");
    sink.failing(1_000, failure);
    open(batches(10).closeTimeout(Duration.ofSeconds(30)));
    write(SOURCE, 0, 3);
    AtomicReference<Throwable> outcome = new AtomicReference<>();
    Thread closing =
        new Thread(
            () -> {
              try {
                writer.close();
              } catch (RuntimeException e) {
                outcome.set(e);
              }
            });
    closing.start();
    heard.retries.take();
    timer.advance(Duration.ofSeconds(30));
    closing.join();

    assertThat(outcome.get())
        .isInstanceOfSatisfying(
            SignalCraftException.class, e -> assertThat(e.code()).isEqualTo(failure.code()))
        .hasMessageContaining("3 points")
        .hasMessageContaining("lost")
        .hasMessageContaining("connection reset")
        .hasCause(failure);
  }

  @Test
  void closing_interrupts_what_is_under_way_when_the_time_is_up() throws Exception {
    sink.block();
    open(batches(1));
    write(SOURCE, 0, 1);
    sink.await();

    assertThatThrownBy(writer::close).hasMessageContaining("1 points").hasMessageContaining("lost");
    assertThat(sink.written()).isEmpty();
  }

  @Test
  void an_interrupt_ends_the_closing_and_stays_set() throws Exception {
    sink.block();
    open(batches(1).closeTimeout(PATIENCE));
    write(SOURCE, 0, 1);
    sink.await();

    Thread.currentThread().interrupt();

    assertThatThrownBy(writer::close).hasMessageContaining("1 points");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closing_ends_a_flush_that_waits() throws Exception {
    sink.block();
    open(batches(1));
    write(SOURCE, 0, 1);
    sink.await();
    CompletableFuture<FlushReport> flush = writer.flushAsync(PATIENCE);

    assertThatThrownBy(writer::close).hasMessageContaining("1 points");

    assertThat(flush.get().pending()).isOne();
  }

  @Test
  void closing_reports_refused_points_that_nobody_was_told_of() {
    sink.refuse(point -> point.equals(point(SOURCE, 1)));
    open(batches(10).closeTimeout(PATIENCE));
    write(SOURCE, 0, 3);

    assertThatThrownBy(writer::close)
        .isInstanceOfSatisfying(
            PartialWriteException.class, e -> assertThat(e.result().rejected()).hasSize(1));
  }

  @Test
  void closing_is_quiet_about_refused_points_that_somebody_was_told_of() {
    List<RejectedPoint> told = new ArrayList<>();
    sink.refuse(point -> point.equals(point(SOURCE, 1)));
    open(batches(10).closeTimeout(PATIENCE).onRejected(told::add));
    write(SOURCE, 0, 3);
    writer.close();
    open(batches(10).closeTimeout(PATIENCE));
    write(SOURCE, 0, 3);
    writer.flush(PATIENCE);

    assertThatCode(writer::close).doesNotThrowAnyException();
    assertThat(told).hasSize(1);
  }

  @Test
  void no_point_slips_in_while_it_closes() throws Exception {
    for (int round = 0; round < 50; round++) {
      open(batches(3).closeTimeout(PATIENCE));
      CountDownLatch begun = new CountDownLatch(1);
      List<Integer> taken = new ArrayList<>();
      Thread other =
          new Thread(
              () -> {
                try {
                  for (int i = 0; ; i++) {
                    write(SOURCE, i, i + 1);
                    taken.add(i);
                    begun.countDown();
                  }
                } catch (ValidationException e) {
                  begun.countDown();
                }
              });
      int before = sink.points(SOURCE).size();
      other.start();
      begun.await();
      writer.close();
      other.join();

      assertThat(sink.points(SOURCE)).hasSize(before + taken.size());
    }
  }
}
