package com.signalcraft.client.metrics;

import com.signalcraft.client.writer.BatchAttempt;
import com.signalcraft.client.writer.BatchOutcome;
import com.signalcraft.client.writer.WriterListener;
import com.signalcraft.common.Checks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Binds a writer to a registry of Micrometer, which must be on the class path. Thread-safe; one for
 * each writer, told apart by tags where there are several:
 *
 * <ul>
 *   <li>counters {@code signalcraft.writer.points.taken}, {@code .points.spilled}, {@code
 *       .points.rejected}, {@code .retries}, {@code .journal.damaged} (places)
 *   <li>timer {@code signalcraft.writer.batches} with the tag {@code outcome}: {@code delivered},
 *       {@code refused} or {@code failed}
 *   <li>summaries {@code signalcraft.writer.batch.points} and {@code .batch.bytes} of tries
 *   <li>gauges {@code signalcraft.writer.queue.memory} and {@code .queue.disk} in points, and
 *       {@code .journal.size} in bytes, as of the last try of a batch
 * </ul>
 */
public final class MicrometerWriterListener implements WriterListener {

  private static final String PREFIX = "signalcraft.writer.";

  private final Counter taken;
  private final Counter spilled;
  private final Counter rejected;
  private final Counter retries;
  private final Counter damaged;
  private final Map<BatchOutcome, Timer> batches = new EnumMap<>(BatchOutcome.class);
  private final DistributionSummary batchPoints;
  private final DistributionSummary batchBytes;
  private final AtomicLong inMemory = new AtomicLong();
  private final AtomicLong onDisk = new AtomicLong();
  private final AtomicLong journalSize = new AtomicLong();

  /**
   * A binding.
   *
   * @param registry where the meters go
   * @param tags keys and values in turns that all meters have, such as {@code "writer", "shop"}
   */
  public MicrometerWriterListener(MeterRegistry registry, String... tags) {
    Checks.required("registry", registry);
    Tags all = Tags.of(tags);
    taken = registry.counter(PREFIX + "points.taken", all);
    spilled = registry.counter(PREFIX + "points.spilled", all);
    rejected = registry.counter(PREFIX + "points.rejected", all);
    retries = registry.counter(PREFIX + "retries", all);
    damaged = registry.counter(PREFIX + "journal.damaged", all);
    for (BatchOutcome outcome : BatchOutcome.values()) {
      String name = outcome.name().toLowerCase(Locale.ROOT);
      batches.put(outcome, registry.timer(PREFIX + "batches", all.and("outcome", name)));
    }
    batchPoints = registry.summary(PREFIX + "batch.points", all);
    batchBytes =
        DistributionSummary.builder(PREFIX + "batch.bytes")
            .baseUnit("bytes")
            .tags(all)
            .register(registry);
    gauge(registry, "queue.memory", "points", all, inMemory);
    gauge(registry, "queue.disk", "points", all, onDisk);
    gauge(registry, "journal.size", "bytes", all, journalSize);
  }

  private static void gauge(
      MeterRegistry registry, String name, String unit, Tags tags, AtomicLong value) {
    Gauge.builder(PREFIX + name, value, AtomicLong::doubleValue)
        .baseUnit(unit)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void pointTaken() {
    taken.increment();
  }

  @Override
  public void pointSpilled() {
    spilled.increment();
  }

  @Override
  public void batchTried(BatchAttempt attempt) {
    Timer timer = batches.get(attempt.outcome());
    if (timer != null) {
      timer.record(attempt.duration());
    }
    batchPoints.record(attempt.points());
    batchBytes.record((double) attempt.bytes());
  }

  @Override
  public void pointsRejected(int points) {
    rejected.increment(points);
  }

  @Override
  public void retryScheduled(UUID sourceId, Duration delay) {
    retries.increment();
  }

  @Override
  public void queueDepth(long memory, long disk) {
    inMemory.set(memory);
    onDisk.set(disk);
  }

  @Override
  public void journalSize(long bytes) {
    journalSize.set(bytes);
  }

  @Override
  public void journalDamaged(int places, long bytes) {
    damaged.increment(places);
  }
}
