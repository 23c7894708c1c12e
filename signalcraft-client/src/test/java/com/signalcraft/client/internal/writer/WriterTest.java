package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.JournalFiles;
import com.signalcraft.client.testing.Points;
import com.signalcraft.client.writer.BackoffOptions;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.kpi.KpiPoint;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What tests of the writer share. Time stands still unless a test moves it on. */
@Timeout(60)
abstract class WriterTest {

  static final UUID SOURCE = new UUID(0, 1);
  static final UUID OTHER = new UUID(0, 2);
  static final Duration PATIENCE = Duration.ofDays(20_000);
  static final Duration SECOND = Duration.ofSeconds(1);

  /** The longest rest each time. */
  private static final RandomGenerator MOST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("not used");
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  final ScriptedSink sink = new ScriptedSink();
  final ManualTimer timer = new ManualTimer();
  final Recorder heard = new Recorder();
  DeliveryWriter writer;

  static DeliveryOptions.Builder batches(int points) {
    return DeliveryOptions.builder()
        .batchPoints(points)
        .closeTimeout(Duration.ZERO)
        .backoff(new BackoffOptions(SECOND, Duration.ofSeconds(5)));
  }

  DeliveryWriter open(DeliveryOptions.Builder options) {
    return open(options, JournalFiles.SYSTEM);
  }

  DeliveryWriter open(DeliveryOptions.Builder options, JournalFiles files) {
    writer =
        DeliveryWriters.open(
            sink, options.listener(heard).build(), timer, MOST, files, "signalcraft-writer-test");
    return writer;
  }

  List<KpiPoint> write(UUID source, int from, int to) {
    List<KpiPoint> points = Points.plain(source, from, to);
    points.forEach(writer::write);
    return points;
  }

  static KpiPoint point(UUID source, int index) {
    return Points.plain(source, index);
  }

  static int byTime(KpiPoint a, KpiPoint b) {
    return a.timestamp().compareTo(b.timestamp());
  }

  /** Waits for a thread to wait. */
  static void awaitBlocked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      if (!thread.isAlive()) {
        throw new AssertionError("the thread ended");
      }
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void closeWriter() {
    if (writer != null) {
      try {
        writer.close();
      } catch (RuntimeException e) {
        // what is left over is not this test's matter
      }
    }
  }
}
