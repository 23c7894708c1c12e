package com.signalcraft.client.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.client.writer.JournalOptions.Sync;
import com.signalcraft.client.writer.OverflowPolicy;
import com.signalcraft.common.JsonObject;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A writer with a journal; a crash is what another writer finds in a copy of its files. */
class JournaledWriterTest extends WriterTest {

  @TempDir private Path root;

  private DeliveryOptions.Builder journaled(int batchPoints, JournalOptions journal) {
    return batches(batchPoints).journal(journal);
  }

  private JournalOptions journal() {
    return JournalOptions.in(root.resolve("journal")).withSync(Sync.NONE);
  }

  /** What is on disk now, as a process finds it that comes after a SIGKILL of this one. */
  private JournalOptions afterCrash() throws IOException {
    Path copy = Files.createTempDirectory(root, "copy");
    for (Path file : files()) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return JournalOptions.in(copy).withSync(Sync.NONE);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(root.resolve("journal"))) {
      return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private ScriptedSink reopened(DeliveryOptions.Builder options) {
    ScriptedSink second = new ScriptedSink();
    try (var next = DeliveryWriters.open(second, options.closeTimeout(PATIENCE).build())) {
      assertThat(next.flush(PATIENCE).isComplete()).isTrue();
    }
    return second;
  }

  @Test
  void a_point_is_on_disk_before_write_returns() throws Exception {
    open(journaled(10, journal()));
    List<KpiPoint> points = write(SOURCE, 0, 3);

    assertThat(reopened(journaled(10, afterCrash())).points(SOURCE)).isEqualTo(points);
  }

  @Test
  void a_batch_under_way_is_sent_again_first_the_same_and_under_its_key() throws Exception {
    sink.block();
    open(journaled(3, journal()));
    List<KpiPoint> points = write(SOURCE, 0, 3);
    PointBatch underWay = sink.await();
    points = new ArrayList<>(points);
    points.addAll(write(SOURCE, 3, 5));
    write(OTHER, 0, 1);

    ScriptedSink second = reopened(journaled(1, afterCrash()).inFlight(1).queueCapacity(1));

    assertThat(second.written().get(0)).isEqualTo(underWay);
    assertThat(second.points(SOURCE)).isEqualTo(points);
    assertThat(second.points(OTHER)).isEqualTo(Points.plain(OTHER, 0, 1));
    assertThat(second.written()).extracting(PointBatch::idempotencyKey).doesNotHaveDuplicates();
  }

  @Test
  void what_was_settled_is_not_sent_again() throws Exception {
    sink.refuse(point -> point.equals(point(SOURCE, 1)));
    open(journaled(2, journal()).onRejected(rejected -> {}));
    write(SOURCE, 0, 4);
    writer.flush(PATIENCE);
    sink.block();
    write(SOURCE, 4, 7);

    assertThat(reopened(journaled(2, afterCrash())).points(SOURCE))
        .isEqualTo(Points.plain(SOURCE, 4, 7));
  }

  @Test
  void a_crash_of_the_second_writer_loses_and_repeats_nothing_either() throws Exception {
    sink.block();
    open(journaled(2, journal()));
    write(SOURCE, 0, 5);
    sink.await();
    JournalOptions copy = afterCrash();
    ScriptedSink second = new ScriptedSink();
    second.block();
    List<PointBatch> first;
    try (var next =
        DeliveryWriters.open(second, journaled(2, copy).closeTimeout(Duration.ZERO).build())) {
      first = List.of(second.await());
      assertThatThrownBy(next::close)
          .hasMessageContaining("5 points")
          .hasMessageContaining("journal");
    }

    ScriptedSink third = reopened(journaled(2, copy));

    assertThat(third.written().get(0)).isEqualTo(first.get(0)).isEqualTo(sink.tried().get(0));
    assertThat(third.points(SOURCE)).isEqualTo(Points.plain(SOURCE, 0, 5));
  }

  @Test
  void metadata_and_exact_values_survive() throws Exception {
    KpiPoint point =
        new KpiPoint(
            new UUID(3, 4),
            SOURCE,
            Points.START.plusNanos(123_456_000),
            new BigDecimal("-98765432109876543210.0123456789012345678900"),
            JsonObject.of(
                Map.of("shop", "Köln \"1\"", "rate", new BigDecimal("0.10"), "ok", true)));
    open(journaled(10, journal()));
    writer.write(point);

    assertThat(reopened(journaled(10, afterCrash())).points(SOURCE)).containsExactly(point);
  }

  @Test
  void closing_leaves_no_file_of_points_when_all_are_delivered() throws Exception {
    open(journaled(2, journal()).closeTimeout(PATIENCE));
    write(SOURCE, 0, 5);
    writer.close();

    assertThat(files()).isEmpty();
  }

  @Test
  void closing_says_that_what_is_left_is_in_the_journal_and_the_next_writer_sends_it() {
    sink.failing(1_000, new TransportException("connection reset"));
    open(journaled(2, journal()));
    List<KpiPoint> points = write(SOURCE, 0, 5);

    assertThatThrownBy(writer::close)
        .hasMessageContaining("5 points")
        .hasMessageContaining("in the journal in " + root.resolve("journal"));
    assertThat(reopened(journaled(2, journal())).points(SOURCE)).isEqualTo(points);
  }

  @Test
  void a_second_writer_is_told_that_the_folder_is_in_use() {
    open(journaled(2, journal()));

    assertThatThrownBy(() -> DeliveryWriters.open(sink, journaled(2, journal()).build()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("in use")
        .hasMessageContaining(root.resolve("journal").toString());
  }

  @Test
  void a_folder_that_cannot_be_made_is_told() throws IOException {
    Path file = Files.createFile(root.resolve("file"));

    assertThatThrownBy(
            () ->
                DeliveryWriters.open(
                    sink, batches(2).journal(JournalOptions.in(file.resolve("below"))).build()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void no_other_user_can_read_the_files() throws IOException {
    open(journaled(2, journal()));
    write(SOURCE, 0, 1);

    assertThat(Files.getPosixFilePermissions(root.resolve("journal")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(files())
        .hasSize(1)
        .allSatisfy(
            file ->
                assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
  }

  @Test
  void files_go_as_their_points_are_settled() throws IOException {
    open(journaled(10, journal().withSegmentBytes(4_096)).queueCapacity(50));
    write(SOURCE, 0, 5_000);
    writer.flush(PATIENCE);

    assertThat(heard.journal.get()).isBetween(4_096L, 8 * 4_096L);
    assertThat(files()).hasSizeBetween(0, 2);
    assertThat(sink.points(SOURCE)).isEqualTo(Points.plain(SOURCE, 0, 5_000));
  }

  @Test
  void a_full_journal_takes_no_point_until_something_is_settled() throws Exception {
    CountDownLatch release = sink.block();
    open(
        journaled(10, journal().withSegmentBytes(4_096).withMaxBytes(16_384))
            .overflow(OverflowPolicy.reject()));
    int taken = 0;
    try {
      for (; ; taken++) {
        write(SOURCE, taken, taken + 1);
      }
    } catch (OverloadedException e) {
      assertThat(e).hasMessageContaining("no room");
    }
    long size = 0;
    for (Path file : files()) {
      size += Files.size(file);
    }
    assertThat(size).isBetween(15_000L, 16_384L);

    release.countDown();
    FlushReport report = writer.flush(PATIENCE);
    assertThat(report).isEqualTo(new FlushReport(taken, List.of(), 0));
    write(SOURCE, taken, taken + 1);
    assertThat(writer.flush(PATIENCE).accepted()).isOne();
  }

  @Test
  void a_writer_may_wait_for_room_in_the_journal() throws Exception {
    CountDownLatch release = sink.block();
    open(
        journaled(10, journal().withSegmentBytes(4_096).withMaxBytes(16_384))
            .overflow(OverflowPolicy.block(PATIENCE)));
    Thread thread = new Thread(() -> write(SOURCE, 0, 500));
    thread.start();
    awaitBlocked(thread);

    release.countDown();
    thread.join();

    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(500);
  }

  @Test
  void points_beyond_the_capacity_spill_and_come_back_in_their_order() throws Exception {
    CountDownLatch release = sink.block();
    open(journaled(7, journal()).queueCapacity(10).overflow(OverflowPolicy.spill(PATIENCE)));
    for (int i = 0; i < 1_000; i++) {
      write(i % 3 == 0 ? OTHER : SOURCE, i, i + 1);
    }
    assertThat(heard.spilled).hasValue(990);
    assertThat(writer.pending()).isEqualTo(1_000);

    release.countDown();

    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(1_000, List.of(), 0));
    assertThat(heard.deepest.get()).isLessThanOrEqualTo(10);
    assertThat(sink.points(SOURCE)).hasSize(666).isSortedAccordingTo(WriterTest::byTime);
    assertThat(sink.points(OTHER)).hasSize(334).isSortedAccordingTo(WriterTest::byTime);
  }

  @Test
  void a_writer_spills_again_after_it_has_caught_up() throws Exception {
    open(journaled(7, journal()).queueCapacity(10).overflow(OverflowPolicy.spill(PATIENCE)));
    for (int round = 0; round < 5; round++) {
      CountDownLatch release = sink.block();
      write(SOURCE, round * 100, round * 100 + 50);
      release.countDown();
      assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(round == 0 ? 50 : 52);
      long spilled = heard.spilled.get();
      write(SOURCE, round * 100 + 50, round * 100 + 52);
      assertThat(heard.spilled).as("room again").hasValue(spilled);
    }
    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(2);
    assertThat(sink.points(SOURCE))
        .hasSize(260)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(WriterTest::byTime);
  }

  @Test
  void many_threads_spill_lose_and_repeat_nothing() throws Exception {
    writer =
        DeliveryWriters.open(
            sink,
            journaled(7, journal().withSegmentBytes(4_096))
                .queueCapacity(20)
                .overflow(OverflowPolicy.spill(PATIENCE))
                .listener(heard)
                .build());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      UUID source = new UUID(5, t);
      threads.add(new Thread(() -> write(source, 0, 3_000)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(12_000, List.of(), 0));
    assertThat(heard.spilled.get()).isPositive();
    for (int t = 0; t < 4; t++) {
      assertThat(sink.points(new UUID(5, t))).isEqualTo(Points.plain(new UUID(5, t), 0, 3_000));
    }
  }

  @Test
  void a_crash_while_points_are_spilled_loses_none() throws Exception {
    sink.block();
    open(journaled(3, journal()).queueCapacity(5).overflow(OverflowPolicy.spill(PATIENCE)));
    write(SOURCE, 0, 100);
    PointBatch underWay = sink.await();

    ScriptedSink second = reopened(journaled(3, afterCrash()).queueCapacity(5));

    assertThat(second.written().get(0)).isEqualTo(underWay);
    assertThat(second.points(SOURCE)).isEqualTo(Points.plain(SOURCE, 0, 100));
  }

  @Test
  void a_small_queue_sends_batches_of_an_earlier_process_whole() throws Exception {
    sink.block();
    open(journaled(100, journal()));
    for (int i = 0; i < 100; i++) {
      write(SOURCE, i, i + 1);
      write(OTHER, i, i + 1);
    }
    List<PointBatch> underWay = List.of(sink.await(), sink.await());

    ScriptedSink second = reopened(journaled(1, afterCrash()).queueCapacity(1));

    assertThat(second.written()).containsExactlyInAnyOrderElementsOf(underWay);
  }

  @Test
  void an_interrupted_thread_may_write_and_does_not_spoil_the_journal() throws Exception {
    open(journaled(10, journal().withSync(Sync.ALWAYS)));

    Thread.currentThread().interrupt();
    write(SOURCE, 0, 2);
    assertThat(Thread.interrupted()).isTrue();
    write(SOURCE, 2, 4);

    assertThat(reopened(journaled(10, afterCrash())).points(SOURCE)).hasSize(4);
  }

  @Test
  void damage_is_told_and_the_other_points_are_sent() throws Exception {
    sink.block();
    open(journaled(10, journal()));
    write(SOURCE, 0, 5);
    JournalOptions copy = afterCrash();
    Path file = copy.folder().resolve("journal-0000000000000000.log");
    byte[] bytes = Files.readAllBytes(file);
    bytes[130] ^= 1;
    Files.write(file, bytes);
    Recorder second = new Recorder();

    ScriptedSink sent = reopened(journaled(10, copy).listener(second));

    assertThat(second.damagedPlaces).hasValue(1);
    List<KpiPoint> rest = new ArrayList<>(Points.plain(SOURCE, 0, 5));
    rest.remove(1);
    assertThat(sent.points(SOURCE)).isEqualTo(rest);
  }

  @Test
  void spilled_points_that_can_no_longer_be_read_are_told_and_hold_nothing_up() throws Exception {
    CountDownLatch release = sink.block();
    open(journaled(5, journal()).queueCapacity(5).overflow(OverflowPolicy.spill(PATIENCE)));
    write(SOURCE, 0, 20);
    CompletableFuture<FlushReport> flush = writer.flushAsync(PATIENCE);
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
    Files.write(file, bytes);

    release.countDown();
    FlushReport report = flush.get();

    assertThat(report.pending()).isZero();
    assertThat(report.accepted()).isBetween(5L, 15L);
    assertThat(heard.damagedPlaces).hasValue(1);
    List<KpiPoint> sent = sink.points(SOURCE);
    assertThat(sent).isEqualTo(Points.plain(SOURCE, 0, sent.size()));
    write(SOURCE, 20, 21);
    assertThat(writer.flush(PATIENCE).accepted()).isOne();
  }
}
