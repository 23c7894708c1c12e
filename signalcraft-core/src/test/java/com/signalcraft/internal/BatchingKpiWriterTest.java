package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PartialWriteException;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchingKpiWriterTest {

  private static final UUID SOURCE = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LONG = Duration.ofDays(20_000);

  private final Sink sink = new Sink();
  private final List<RejectedPoint> told = new ArrayList<>();

  /** Keeps the batches, and fails as long as it is told to. */
  private static final class Sink implements Function<PointBatch, WriteResult> {
    private final List<PointBatch> tried = new ArrayList<>();
    private final List<PointBatch> written = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();
    private final List<KpiPoint> refuse = new ArrayList<>();

    @Override
    public synchronized WriteResult apply(PointBatch batch) {
      tried.add(batch);
      if (!failures.isEmpty()) {
        throw failures.remove(0);
      }
      written.add(batch);
      List<RejectedPoint> rejected =
          batch.points().stream()
              .filter(refuse::contains)
              .map(point -> new RejectedPoint(point, "VALIDATION_ERROR", "too far ahead"))
              .toList();
      int inserted = batch.points().size() - rejected.size();
      return new WriteResult(inserted, 0, 0, 0, rejected, false);
    }

    void fail(int times, RuntimeException failure) {
      IntStream.range(0, times).forEach(i -> failures.add(failure));
    }

    List<Integer> sizes() {
      return written.stream().map(batch -> batch.points().size()).toList();
    }

    List<KpiPoint> points(UUID source) {
      return written.stream()
          .filter(batch -> batch.sourceId().equals(source))
          .flatMap(batch -> batch.points().stream())
          .toList();
    }
  }

  private KpiWriter writer(int batchSize) {
    return new BatchingKpiWriter(sink, WriterOptions.defaults().withBatchSize(batchSize));
  }

  private static KpiPoint point(UUID source, int i) {
    return KpiPoint.of(source, START.plusSeconds(i), "1");
  }

  private static List<KpiPoint> write(KpiWriter writer, UUID source, int from, int to) {
    List<KpiPoint> points = IntStream.range(from, to).mapToObj(i -> point(source, i)).toList();
    points.forEach(writer::write);
    return points;
  }

  @Test
  void writes_a_batch_when_it_is_full_and_the_rest_at_a_flush() {
    KpiWriter writer = writer(3);
    List<KpiPoint> points = write(writer, SOURCE, 0, 7);

    assertThat(sink.sizes()).containsExactly(3, 3);

    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(7, List.of(), 0));
    assertThat(sink.sizes()).containsExactly(3, 3, 1);
    assertThat(sink.points(SOURCE)).containsExactlyElementsOf(points);
  }

  @Test
  void a_receipt_tells_of_the_time_since_the_last_one() {
    KpiWriter writer = writer(3);
    write(writer, SOURCE, 0, 2);
    writer.flush(LONG);
    write(writer, SOURCE, 2, 3);

    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(1, List.of(), 0));
    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(0, List.of(), 0));
  }

  @Test
  void each_source_has_batches_and_an_order_of_its_own() {
    KpiWriter writer = writer(2);
    List<KpiPoint> mine = new ArrayList<>();
    List<KpiPoint> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      mine.addAll(write(writer, SOURCE, i, i + 1));
      others.addAll(write(writer, OTHER, i, i + 1));
    }
    writer.flush(LONG);

    assertThat(sink.points(SOURCE)).containsExactlyElementsOf(mine);
    assertThat(sink.points(OTHER)).containsExactlyElementsOf(others);
    assertThat(sink.sizes()).containsExactly(2, 2, 2, 2, 1, 1);
  }

  @Test
  void what_fails_for_a_passing_reason_stays_pending_and_goes_out_with_the_next_flush() {
    KpiWriter writer = writer(10);
    List<KpiPoint> points = write(writer, SOURCE, 0, 4);
    sink.fail(1, new TransportException("connection reset"));

    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(0, List.of(), 4));
    List<KpiPoint> more = write(writer, SOURCE, 4, 6);
    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(6, List.of(), 0));

    assertThat(sink.written.get(0)).as("the same batch and key").isEqualTo(sink.tried.get(0));
    assertThat(sink.tried.get(0).idempotencyKey()).isNotNull();
    assertThat(sink.written.get(0).points()).containsExactlyElementsOf(points);
    assertThat(sink.written.get(1).points()).containsExactlyElementsOf(more);
    assertThat(sink.written.get(1).idempotencyKey())
        .isNotEqualTo(sink.written.get(0).idempotencyKey());
  }

  @Test
  void a_source_that_fails_does_not_keep_another_from_being_written() {
    KpiWriter writer = writer(10);
    write(writer, SOURCE, 0, 2);
    write(writer, OTHER, 0, 3);
    sink.fail(1, new TransportException("connection reset"));

    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(3, List.of(), 2));
    assertThat(sink.points(OTHER)).hasSize(3);
  }

  @Test
  void a_failing_source_is_tried_once_a_batch_and_takes_points_until_there_is_no_room() {
    TransportException failure = new TransportException("connection reset");
    sink.fail(1_000, failure);
    KpiWriter writer = writer(5);
    int room = 5 * BatchingKpiWriter.ROOM_IN_BATCHES;
    List<KpiPoint> taken = write(writer, SOURCE, 0, room);
    assertThat(sink.tried).hasSize(BatchingKpiWriter.ROOM_IN_BATCHES);

    assertThatThrownBy(() -> writer.write(point(SOURCE, room))).isSameAs(failure);

    write(writer, OTHER, 0, 1);
    sink.failures.clear();
    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(room + 1, List.of(), 0));
    assertThat(sink.points(SOURCE)).containsExactlyElementsOf(taken);
  }

  @Test
  void a_full_source_takes_points_again_once_it_gets_through() {
    sink.fail(BatchingKpiWriter.ROOM_IN_BATCHES, new TransportException("connection reset"));
    KpiWriter writer = writer(5);

    List<KpiPoint> points = write(writer, SOURCE, 0, 23);

    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(23, List.of(), 0));
    assertThat(sink.points(SOURCE)).containsExactlyElementsOf(points);
  }

  @Test
  void a_batch_refused_as_a_whole_is_refused_point_by_point() {
    KpiWriter writer = new BatchingKpiWriter(sink, new WriterOptions(2, told::add));
    NotFoundException refusal = NotFoundException.of("KPI source", SOURCE);
    sink.fail(1, refusal);

    List<KpiPoint> points = write(writer, SOURCE, 0, 2);

    List<RejectedPoint> expected =
        points.stream()
            .map(point -> new RejectedPoint(point, NotFoundException.CODE, refusal.getMessage()))
            .toList();
    assertThat(told).isEqualTo(expected);
    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(0, expected, 0));
  }

  @Test
  void refused_points_are_in_the_receipt_and_told_once() {
    KpiWriter writer = new BatchingKpiWriter(sink, new WriterOptions(10, told::add));
    sink.refuse.add(point(SOURCE, 1));
    write(writer, SOURCE, 0, 3);

    FlushReport report = writer.flush(LONG);
    writer.flush(LONG);

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejected())
        .extracting(RejectedPoint::point)
        .containsExactly(point(SOURCE, 1));
    assertThat(report.isComplete()).isFalse();
    assertThat(told).isEqualTo(report.rejected());
  }

  @Test
  void a_listener_that_throws_stops_nothing() {
    KpiWriter writer =
        new BatchingKpiWriter(
            sink,
            new WriterOptions(
                10,
                rejected -> {
                  told.add(rejected);
                  throw new IllegalStateException("a defect of the listener");
                }));
    sink.refuse.addAll(List.of(point(SOURCE, 0), point(OTHER, 0)));
    write(writer, SOURCE, 0, 1);
    write(writer, OTHER, 0, 2);

    assertThat(writer.flush(LONG).accepted()).isOne();
    assertThat(told).hasSize(2);
  }

  @Test
  void a_listener_may_write() {
    List<KpiWriter> self = new ArrayList<>();
    KpiWriter writer =
        new BatchingKpiWriter(
            sink, new WriterOptions(1, rejected -> self.get(0).write(point(SOURCE, 99))));
    self.add(writer);
    sink.refuse.add(point(SOURCE, 0));

    writer.write(point(SOURCE, 0));

    assertThat(sink.points(SOURCE)).containsExactly(point(SOURCE, 0), point(SOURCE, 99));
  }

  @Test
  void a_defect_of_the_back_end_goes_to_the_caller_and_loses_nothing() {
    KpiWriter writer = writer(2);
    writer.write(point(SOURCE, 0));
    IllegalStateException defect = new IllegalStateException("oops");
    sink.fail(1, defect);

    assertThatThrownBy(() -> writer.write(point(SOURCE, 1))).isSameAs(defect);

    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(2, List.of(), 0));
  }

  @Test
  void begins_no_batch_after_the_time_is_up() {
    AtomicLong clock = new AtomicLong(500);
    KpiWriter writer =
        new BatchingKpiWriter(
            batch -> {
              clock.addAndGet(10);
              return sink.apply(batch);
            },
            WriterOptions.defaults(),
            clock::get);
    write(writer, SOURCE, 0, 1_500);
    clock.set(0);
    write(writer, OTHER, 0, 1);

    assertThat(writer.flush(Duration.ZERO)).isEqualTo(new FlushReport(1_000, List.of(), 501));
    assertThat(writer.flush(Duration.ofNanos(10))).isEqualTo(new FlushReport(500, List.of(), 1));
    assertThat(writer.flush(Duration.ofNanos(11))).isEqualTo(new FlushReport(1, List.of(), 0));
    assertThatThrownBy(() -> writer.flush(Duration.ofNanos(-1)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void closing_writes_the_rest_and_ends_it() {
    KpiWriter writer = writer(10);
    write(writer, SOURCE, 0, 3);

    writer.close();
    writer.close();

    assertThat(sink.sizes()).containsExactly(3);
    assertThatThrownBy(() -> writer.write(point(SOURCE, 4)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> writer.flush(LONG)).isInstanceOf(ValidationException.class);
    assertThat(sink.sizes()).containsExactly(3);
  }

  @Test
  void closing_says_how_many_points_are_lost_and_why() {
    KpiWriter writer = writer(10);
    write(writer, SOURCE, 0, 3);
    write(writer, OTHER, 0, 4);
    TransportException failure = new TransportException("connection reset");
    sink.fail(1, failure);

    assertThatThrownBy(writer::close)
        .isInstanceOfSatisfying(
            SignalCraftException.class, e -> assertThat(e.code()).isEqualTo(failure.code()))
        .hasMessageContaining("3 points")
        .hasMessageContaining("connection reset")
        .hasCause(failure);
    assertThat(sink.points(OTHER)).hasSize(4);
  }

  @Test
  void closing_reports_refused_points_that_nobody_was_told_of() {
    KpiWriter writer = writer(10);
    sink.refuse.add(point(SOURCE, 1));
    write(writer, SOURCE, 0, 3);

    assertThatThrownBy(writer::close)
        .isInstanceOfSatisfying(
            PartialWriteException.class, e -> assertThat(e.result().rejected()).hasSize(1));
  }

  @Test
  void closing_is_quiet_about_refused_points_that_somebody_was_told_of() {
    sink.refuse.add(point(SOURCE, 1));
    KpiWriter reported = writer(10);
    write(reported, SOURCE, 0, 3);
    reported.flush(LONG);
    reported.close();
    KpiWriter heard = new BatchingKpiWriter(sink, new WriterOptions(10, told::add));
    write(heard, SOURCE, 0, 3);
    heard.close();

    assertThat(told).hasSize(1);
  }

  @Test
  void a_flush_waits_for_a_batch_that_another_thread_writes() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    KpiWriter writer =
        new BatchingKpiWriter(
            batch -> {
              begun.countDown();
              try {
                release.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return sink.apply(batch);
            },
            WriterOptions.defaults().withBatchSize(2));
    Thread other = new Thread(() -> write(writer, SOURCE, 0, 2));
    other.start();
    begun.await();

    assertThat(writer.flush(Duration.ofNanos(1))).isEqualTo(new FlushReport(0, List.of(), 2));
    Thread.currentThread().interrupt();
    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(0, List.of(), 2));
    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(2, List.of(), 0));
    other.join();
  }

  @Test
  void many_threads_lose_and_repeat_nothing() throws InterruptedException {
    KpiWriter writer = writer(7);
    int threads = 8;
    int each = 1_000;
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int from = t * each;
      UUID source = t % 2 == 0 ? SOURCE : OTHER;
      Thread thread = new Thread(() -> write(writer, source, from, from + each));
      all.add(thread);
      thread.start();
    }
    for (Thread thread : all) {
      thread.join();
    }

    assertThat(writer.flush(LONG)).isEqualTo(new FlushReport(8_000, List.of(), 0));
    assertThat(sink.points(SOURCE)).hasSize(4_000).doesNotHaveDuplicates();
    assertThat(sink.points(OTHER)).hasSize(4_000).doesNotHaveDuplicates();
    List<KpiPoint> ofFirstThread =
        sink.points(SOURCE).stream()
            .filter(point -> point.timestamp().isBefore(START.plusSeconds(each)))
            .toList();
    assertThat(ofFirstThread)
        .containsExactlyElementsOf(
            IntStream.range(0, each).mapToObj(i -> point(SOURCE, i)).toList());
  }
}
