package com.signalcraft.client.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.internal.journal.JournalFiles;
import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.client.writer.JournalOptions.Sync;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.KpiPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full and failing disks, and when the disk is told to keep what was written. */
class JournalTroubleTest extends WriterTest {

  @TempDir private Path folder;

  private final Disk disk = new Disk();

  /** A disk of a size of its own. */
  private static final class Disk implements JournalFiles {
    private final LinkedBlockingQueue<String> syncs = new LinkedBlockingQueue<>();
    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean canTruncate = true;
    private volatile boolean canSync = true;

    @Override
    public GrowingFile create(Path path) throws IOException {
      GrowingFile file = SYSTEM.create(path);
      return new GrowingFile() {
        @Override
        public void append(byte[] bytes) throws IOException {
          if (bytes.length > free.get()) {
            // As the system does it: what fits is written.
            file.append(Arrays.copyOf(bytes, (int) free.get()));
            free.set(0);
            throw new IOException("No space left on device");
          }
          free.addAndGet(-bytes.length);
          file.append(bytes);
        }

        @Override
        public void truncate(long length) throws IOException {
          if (!canTruncate) {
            throw new IOException("Input/output error");
          }
          file.truncate(length);
        }

        @Override
        public void sync() throws IOException {
          if (!canSync) {
            throw new IOException("Input/output error");
          }
          file.sync();
          syncs.add(path.getFileName().toString());
        }

        @Override
        public void close() throws IOException {
          file.close();
        }
      };
    }
  }

  private DeliveryOptions.Builder journaled(Sync sync) {
    return batches(5).journal(JournalOptions.in(folder).withSync(sync));
  }

  private List<KpiPoint> writeUntilItFails(int from) {
    List<KpiPoint> taken = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              for (int i = from; i < from + 10_000; i++) {
                taken.addAll(write(SOURCE, i, i + 1));
              }
            })
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("not taken")
        .hasMessageContaining("No space left on device");
    return taken;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_full_disk_is_told_and_the_point_not_taken(boolean canTruncate) {
    CountDownLatch release = sink.block();
    open(journaled(Sync.NONE), disk);
    disk.free.set(1_000);
    disk.canTruncate = canTruncate;
    List<KpiPoint> points = new ArrayList<>(writeUntilItFails(0));
    assertThat(points).hasSizeGreaterThan(5);
    assertThat(writer.pending()).isEqualTo(points.size());

    disk.free.set(Long.MAX_VALUE);
    points.addAll(write(SOURCE, 20_000, 20_003));
    assertThatThrownBy(writer::close).hasMessageContaining("in the journal");
    release.countDown();

    try (var next =
        DeliveryWriters.open(sink, journaled(Sync.NONE).closeTimeout(PATIENCE).build())) {
      next.flush(PATIENCE);
    }
    assertThat(sink.points(SOURCE)).isEqualTo(points);
  }

  @Test
  void a_full_disk_does_not_keep_points_from_being_delivered() {
    CountDownLatch release = sink.block();
    open(journaled(Sync.NONE), disk);
    disk.free.set(2_000);
    List<KpiPoint> points = writeUntilItFails(0);
    release.countDown();

    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(points.size());
    assertThat(sink.points(SOURCE)).isEqualTo(points);
  }

  @Test
  void a_disk_that_does_not_keep_a_point_is_told_and_the_point_not_taken() {
    open(journaled(Sync.ALWAYS), disk);
    write(SOURCE, 0, 2);
    disk.canSync = false;

    assertThatThrownBy(() -> write(SOURCE, 2, 3))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("Input/output error");

    disk.canSync = true;
    write(SOURCE, 3, 4);
    assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(3);
    assertThat(sink.points(SOURCE))
        .containsExactly(point(SOURCE, 0), point(SOURCE, 1), point(SOURCE, 3));
  }

  @Test
  void the_disk_is_told_before_write_returns_where_it_should_always_be() {
    open(journaled(Sync.ALWAYS), disk);
    for (int i = 0; i < 3; i++) {
      write(SOURCE, i, i + 1);
      assertThat(disk.syncs).hasSize(i + 1);
    }
  }

  @Test
  void the_disk_is_told_once_a_second_where_something_was_written() throws Exception {
    open(journaled(Sync.INTERVAL).batchPoints(100), disk);
    write(SOURCE, 0, 3);
    assertThat(disk.syncs).isEmpty();
    timer.advance(SECOND);
    assertThat(disk.syncs.poll(10, TimeUnit.SECONDS)).isNotNull();
    writer.flush(PATIENCE);
    timer.advance(SECOND.multipliedBy(5));
    assertThat(disk.syncs).isEmpty();
  }

  @Test
  void the_disk_is_never_told_where_nobody_asks_for_it() {
    open(journaled(Sync.NONE), disk);
    write(SOURCE, 0, 30);
    timer.advance(SECOND.multipliedBy(5));
    writer.flush(PATIENCE);
    writer.close();

    assertThat(disk.syncs).isEmpty();
    assertThat(sink.points(SOURCE)).isEqualTo(Points.plain(SOURCE, 0, 30));
  }
}
