package com.signalcraft.client.internal.writer;

import com.signalcraft.client.writer.BatchAttempt;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.WriterListener;
import com.signalcraft.kpi.RejectedPoint;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the user's listeners, and logs what they throw. Thread-safe. */
final class GuardedListener implements WriterListener {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  private final WriterListener listener;
  private final Consumer<RejectedPoint> onRejected;

  /** So that a callback that collects points need not be thread-safe. */
  private final ReentrantLock oneAtATime = new ReentrantLock();

  GuardedListener(DeliveryOptions options) {
    this.listener = options.listener();
    this.onRejected = options.onRejected();
  }

  /** Tells of refused points, one after the other. */
  void rejected(List<RejectedPoint> points) {
    if (points.isEmpty()) {
      return;
    }
    oneAtATime.lock();
    try {
      for (RejectedPoint point : points) {
        guard("callback for refused points", () -> onRejected.accept(point));
      }
    } finally {
      oneAtATime.unlock();
    }
    pointsRejected(points.size());
  }

  private static void guard(String who, Runnable call) {
    try {
      call.run();
    } catch (Throwable e) {
      // Whatever it is: the points must go on.
      LOG.error("the writer's {} failed", who, e);
    }
  }

  private void tell(Runnable call) {
    guard("listener", call);
  }

  @Override
  public void pointTaken() {
    // Not by tell, which makes an object for each point.
    try {
      listener.pointTaken();
    } catch (Throwable e) {
      LOG.error("the writer's listener failed", e);
    }
  }

  @Override
  public void pointSpilled() {
    tell(listener::pointSpilled);
  }

  @Override
  public void batchTried(BatchAttempt attempt) {
    tell(() -> listener.batchTried(attempt));
  }

  @Override
  public void pointsRejected(int points) {
    tell(() -> listener.pointsRejected(points));
  }

  @Override
  public void retryScheduled(UUID sourceId, Duration delay) {
    tell(() -> listener.retryScheduled(sourceId, delay));
  }

  @Override
  public void queueDepth(long inMemory, long onDisk) {
    tell(() -> listener.queueDepth(inMemory, onDisk));
  }

  @Override
  public void journalSize(long bytes) {
    tell(() -> listener.journalSize(bytes));
  }

  @Override
  public void journalDamaged(int places, long bytes) {
    tell(() -> listener.journalDamaged(places, bytes));
  }
}
