package com.signalcraft.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.internal.writer.DeliveryWriters;
import com.signalcraft.client.testing.Points;
import com.signalcraft.client.testing.WithoutMicrometer;
import com.signalcraft.client.writer.BackoffOptions;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.client.writer.JournalOptions;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MicrometerWriterListenerTest {

  private static final UUID SOURCE = new UUID(0, 1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void meters_count_points_batches_and_retries() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    AtomicInteger calls = new AtomicInteger();
    DeliveryOptions options =
        DeliveryOptions.builder()
            .batchPoints(2)
            .backoff(new BackoffOptions(Duration.ofMillis(1), Duration.ofMillis(1)))
            .journal(JournalOptions.in(folder))
            .onRejected(rejected -> {})
            .listener(new MicrometerWriterListener(registry, "writer", "shop"))
            .build();
    try (DeliveryWriter writer =
        DeliveryWriters.open(
            batch -> {
              if (calls.incrementAndGet() == 1) {
                throw new TransportException("connection reset");
              }
              List<RejectedPoint> rejected =
                  List.of(new RejectedPoint(batch.points().get(0), "VALIDATION_ERROR", "odd"));
              return new WriteResult(batch.points().size() - 1, 0, 0, 0, rejected, false);
            },
            options)) {
      Points.plain(SOURCE, 0, 4).forEach(writer::write);
      writer.flush(PATIENCE);
    }

    assertThat(registry.get("signalcraft.writer.points.taken").tag("writer", "shop").counter())
        .satisfies(counter -> assertThat(counter.count()).isEqualTo(4));
    assertThat(registry.get("signalcraft.writer.points.rejected").counter().count()).isEqualTo(2);
    assertThat(registry.get("signalcraft.writer.retries").counter().count()).isOne();
    assertThat(
            registry.get("signalcraft.writer.batches").tag("outcome", "delivered").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("signalcraft.writer.batches").tag("outcome", "failed").timer().count())
        .isOne();
    assertThat(registry.get("signalcraft.writer.batch.points").summary().totalAmount())
        .isEqualTo(6);
    assertThat(registry.get("signalcraft.writer.queue.memory").gauge().value()).isZero();
    assertThat(registry.get("signalcraft.writer.journal.size").gauge().value()).isPositive();
  }

  @Test
  void the_writer_works_where_micrometer_is_not_on_the_class_path() throws Exception {
    try (WithoutMicrometer loader = WithoutMicrometer.create()) {
      Callable<?> push =
          (Callable<?>)
              loader.loadClass(Push.class.getName()).getDeclaredConstructor().newInstance();

      assertThat(push.call()).isEqualTo(3L);
      assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  /** Pushes three points; how many are accepted. Apart from the test, which knows Micrometer. */
  public static final class Push implements Callable<Long> {
    @Override
    public Long call() {
      try (DeliveryWriter writer =
          DeliveryWriters.open(
              batch -> new WriteResult(batch.points().size(), 0, 0, 0, List.of(), false),
              DeliveryOptions.defaults())) {
        Points.plain(new UUID(0, 1), 0, 3).forEach(writer::write);
        return writer.flush(Duration.ofMinutes(1)).accepted();
      }
    }
  }
}
