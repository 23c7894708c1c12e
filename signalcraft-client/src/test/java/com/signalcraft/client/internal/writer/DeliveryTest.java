package com.signalcraft.client.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.BatchOutcome;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriterOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Batches, their order, and receipts, while all goes well. */
class DeliveryTest extends WriterTest {

  @Test
  void a_full_batch_is_sent_without_a_flush() throws InterruptedException {
    open(batches(3));
    List<KpiPoint> points = write(SOURCE, 0, 4);

    assertThat(sink.await().points()).isEqualTo(points.subList(0, 3));
    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(4, List.of(), 0));
    assertThat(sink.sizes()).containsExactly(3, 1);
  }

  @Test
  void a_point_waits_no_longer_than_the_greatest_age() throws InterruptedException {
    open(batches(10).maxAge(Duration.ofMillis(100)));
    write(SOURCE, 0, 2);
    timer.advance(Duration.ofMillis(99));
    List<KpiPoint> all = new ArrayList<>(Points.plain(SOURCE, 0, 2));
    all.addAll(write(SOURCE, 2, 3));
    assertThat(sink.tried()).isEmpty();

    timer.advance(Duration.ofMillis(1));

    assertThat(sink.await().points()).isEqualTo(all);
  }

  @Test
  void what_comes_after_a_batch_was_sent_has_an_age_of_its_own() throws InterruptedException {
    open(batches(2).maxAge(Duration.ofMillis(100)));
    write(SOURCE, 0, 1);
    timer.advance(Duration.ofMillis(60));
    write(SOURCE, 1, 2);
    sink.await();
    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(2);
    write(SOURCE, 2, 3);
    timer.advance(Duration.ofMillis(60));
    assertThat(sink.tried()).hasSize(1);

    timer.advance(Duration.ofMillis(40));

    assertThat(sink.await().points()).containsExactly(point(SOURCE, 2));
  }

  @Test
  void a_body_is_no_larger_than_a_batch_may_be() {
    open(batches(1_000).batchBytes(2_000));
    write(SOURCE, 0, 100);
    writer.flush(PATIENCE);

    assertThat(sink.bodies()).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(2_000));
    assertThat(sink.sizes()).hasSizeLessThan(10);
    assertThat(sink.points(SOURCE)).isEqualTo(Points.plain(SOURCE, 0, 100));
  }

  @Test
  void a_receipt_tells_of_the_time_since_the_last_one() {
    open(batches(3));
    write(SOURCE, 0, 2);
    writer.flush(PATIENCE);
    write(SOURCE, 2, 3);

    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(1, List.of(), 0));
    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(0, List.of(), 0));
  }

  @Test
  void batches_of_a_source_go_one_after_the_other_and_those_of_others_beside_them()
      throws InterruptedException {
    CountDownLatch release = sink.block();
    open(batches(2).inFlight(2));
    write(SOURCE, 0, 6);
    write(OTHER, 0, 2);
    Set<UUID> begun = new HashSet<>();
    begun.add(sink.await().sourceId());
    begun.add(sink.await().sourceId());
    assertThat(begun).containsExactlyInAnyOrder(SOURCE, OTHER);
    assertThat(sink.tried()).hasSize(2);

    release.countDown();

    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(8);
    assertThat(sink.points(SOURCE)).isEqualTo(Points.plain(SOURCE, 0, 6));
  }

  @Test
  void no_more_batches_are_under_way_than_allowed() throws InterruptedException {
    AtomicLong now = new AtomicLong();
    AtomicLong most = new AtomicLong();
    writer =
        DeliveryWriters.open(
            batch -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              Thread.onSpinWait();
              now.decrementAndGet();
              return sink.apply(batch);
            },
            batches(1).inFlight(3).build());
    for (int i = 0; i < 2_000; i++) {
      writer.write(point(new UUID(7, i % 50), i));
    }

    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(2_000);
    assertThat(most.get()).isBetween(1L, 3L);
  }

  @Test
  void a_barrier_waits_for_what_was_taken_before_it_and_for_nothing_else() throws Exception {
    CountDownLatch first = sink.block();
    open(batches(10));
    write(SOURCE, 0, 2);
    CompletableFuture<FlushReport> flush = writer.flushAsync(PATIENCE);
    sink.await();
    CountDownLatch second = sink.block();
    write(SOURCE, 2, 4);
    assertThat(flush).isNotDone();

    first.countDown();

    assertThat(flush.get()).isEqualTo(new FlushReport(2, List.of(), 2));
    assertThat(sink.tried()).hasSize(1);
    second.countDown();
  }

  @Test
  void a_flush_that_may_not_wait_begins_the_sending() throws InterruptedException {
    CountDownLatch release = sink.block();
    open(batches(10));
    write(SOURCE, 0, 3);

    assertThat(writer.flush(Duration.ZERO)).isEqualTo(new FlushReport(0, List.of(), 3));
    assertThat(sink.await().points()).hasSize(3);
    release.countDown();
    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(3, List.of(), 0));
    assertThatThrownBy(() -> writer.flush(Duration.ofNanos(-1)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void a_flush_ends_when_the_time_is_up_and_tells_what_is_pending() throws Exception {
    CountDownLatch release = sink.block();
    open(batches(10));
    write(SOURCE, 0, 3);
    CompletableFuture<FlushReport> flush = writer.flushAsync(Duration.ofSeconds(5));
    timer.advance(Duration.ofSeconds(4));
    assertThat(flush).isNotDone();

    timer.advance(SECOND);

    assertThat(flush.get()).isEqualTo(new FlushReport(0, List.of(), 3));
    release.countDown();
    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(3, List.of(), 0));
  }

  @Test
  void an_interrupt_ends_a_flush_and_stays_set() {
    CountDownLatch release = sink.block();
    open(batches(10));
    write(SOURCE, 0, 3);

    Thread.currentThread().interrupt();

    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(0, List.of(), 3));
    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
  }

  @Test
  void every_point_is_in_one_receipt_whoever_writes_and_flushes() throws InterruptedException {
    writer = DeliveryWriters.open(sink, batches(7).queueCapacity(50).build());
    AtomicLong accepted = new AtomicLong();
    AtomicReference<Throwable> trouble = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      int from = t * 1_000;
      UUID source = t % 2 == 0 ? SOURCE : OTHER;
      Thread thread =
          new Thread(
              () -> {
                for (int i = from; i < from + 1_000; i++) {
                  writer.write(point(source, i));
                  if (i % 100 == 0) {
                    accepted.addAndGet(writer.flush(PATIENCE).accepted());
                  }
                }
              });
      thread.setUncaughtExceptionHandler((dead, e) -> trouble.set(e));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    FlushReport last = writer.flush(PATIENCE);

    assertThat(trouble.get()).isNull();
    assertThat(last.isComplete()).isTrue();
    assertThat(accepted.get() + last.accepted()).isEqualTo(8_000);
    for (UUID source : List.of(SOURCE, OTHER)) {
      assertThat(sink.points(source)).hasSize(4_000).doesNotHaveDuplicates();
    }
    List<KpiPoint> ofOneThread =
        sink.points(SOURCE).stream().filter(Points.plain(SOURCE, 0, 1_000)::contains).toList();
    assertThat(ofOneThread).isEqualTo(Points.plain(SOURCE, 0, 1_000));
  }

  @Test
  void every_batch_has_a_key_of_its_own() {
    open(batches(2));
    write(SOURCE, 0, 6);
    writer.flush(PATIENCE);

    assertThat(sink.written()).extracting(PointBatch::idempotencyKey).doesNotHaveDuplicates();
    assertThat(sink.written()).extracting(PointBatch::idempotencyKey).doesNotContainNull();
  }

  @Test
  void the_threads_are_named_daemons() {
    AtomicReference<Thread> worker = new AtomicReference<>();
    writer =
        DeliveryWriters.open(
            batch -> {
              worker.set(Thread.currentThread());
              return sink.apply(batch);
            },
            batches(1).build());
    write(SOURCE, 0, 1);
    writer.flush(PATIENCE);

    assertThat(worker.get().isDaemon()).isTrue();
    assertThat(worker.get().getName()).startsWith("signalcraft-writer-");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("signalcraft-"))
        .allMatch(Thread::isDaemon);
  }

  @Test
  void the_listener_hears_of_every_point_and_try() {
    open(batches(2));
    write(SOURCE, 0, 3);
    writer.flush(PATIENCE);

    assertThat(heard.taken).hasValue(3);
    assertThat(heard.attempts)
        .extracting(attempt -> attempt.points() + " " + attempt.outcome() + " " + attempt.number())
        .containsExactly("2 DELIVERED 1", "1 DELIVERED 1");
    assertThat(heard.attempts).allMatch(attempt -> attempt.bytes() > 90L * attempt.points());
    assertThat(heard.attempts.get(0).outcome()).isEqualTo(BatchOutcome.DELIVERED);
  }

  @Test
  void options_of_any_back_end_set_the_batch_and_the_callback() {
    DeliveryOptions options = DeliveryOptions.of(WriterOptions.defaults().withBatchSize(10_000));

    assertThat(options.batchPoints()).isEqualTo(10_000);
    assertThat(options.hasRejectionListener()).isFalse();
    assertThat(
            DeliveryOptions.of(WriterOptions.defaults().withOnRejected(rejected -> {}))
                .hasRejectionListener())
        .isTrue();
  }
}
