package com.signalcraft.client.internal.writer;

import com.signalcraft.client.writer.BatchAttempt;
import com.signalcraft.client.writer.WriterListener;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a writer tells. */
final class Recorder implements WriterListener {

  final List<BatchAttempt> attempts = new CopyOnWriteArrayList<>();
  final BlockingQueue<Duration> retries = new LinkedBlockingQueue<>();
  final AtomicLong taken = new AtomicLong();
  final AtomicLong spilled = new AtomicLong();
  final AtomicLong rejected = new AtomicLong();
  final AtomicLong deepest = new AtomicLong();
  final AtomicLong journal = new AtomicLong();
  final AtomicLong damagedPlaces = new AtomicLong();

  @Override
  public void pointTaken() {
    taken.incrementAndGet();
  }

  @Override
  public void pointSpilled() {
    spilled.incrementAndGet();
  }

  @Override
  public void batchTried(BatchAttempt attempt) {
    attempts.add(attempt);
  }

  @Override
  public void pointsRejected(int points) {
    rejected.addAndGet(points);
  }

  @Override
  public void retryScheduled(UUID sourceId, Duration delay) {
    retries.add(delay);
  }

  @Override
  public void queueDepth(long inMemory, long onDisk) {
    deepest.accumulateAndGet(inMemory, Math::max);
  }

  @Override
  public void journalSize(long bytes) {
    journal.accumulateAndGet(bytes, Math::max);
  }

  @Override
  public void journalDamaged(int places, long bytes) {
    damagedPlaces.addAndGet(places);
  }
}
