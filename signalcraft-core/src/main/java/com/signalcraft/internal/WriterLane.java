package com.signalcraft.internal;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.BatchingKpiWriter.Deadline;
import com.signalcraft.internal.BatchingKpiWriter.WriterTally;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The points of one source on their way through a {@link BatchingKpiWriter}: first the batch that
 * was sent and not answered, if any, then those that wait, in their order. Thread-safe; one thread
 * at a time writes.
 */
final class WriterLane {

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<KpiPoint> waiting = new ArrayDeque<>();
  private final UUID sourceId;
  private final Function<PointBatch, WriteResult> sink;
  private final int batchSize;
  private @Nullable PointBatch unsettled;

  WriterLane(UUID sourceId, Function<PointBatch, WriteResult> sink, WriterOptions options) {
    this.sourceId = sourceId;
    this.sink = sink;
    this.batchSize = options.batchSize();
  }

  /** Takes a point, and writes what has become full. */
  Outcome add(KpiPoint point, Runnable requireOpen, WriterTally tally) {
    lock.lock();
    try {
      requireOpen.run();
      Attempt attempt = new Attempt(tally);
      boolean full = size() >= (long) batchSize * BatchingKpiWriter.ROOM_IN_BATCHES;
      if (full && !attempt.batches(1, Deadline.NEVER)) {
        return attempt.outcome(true);
      }
      waiting.add(point);
      tally.taken();
      // A source that fails is tried again once a batch, not at each point.
      if (waiting.size() % batchSize == 0) {
        attempt.batches(batchSize, Deadline.NEVER);
      }
      return attempt.outcome(false);
    } finally {
      lock.unlock();
    }
  }

  /** Writes everything, as far as the time allows. */
  Outcome drain(Deadline deadline, WriterTally tally) {
    Attempt attempt = new Attempt(tally);
    if (acquire(deadline)) {
      try {
        attempt.batches(1, deadline);
      } finally {
        lock.unlock();
      }
    }
    return attempt.outcome(false);
  }

  private boolean acquire(Deadline deadline) {
    if (deadline.isNever()) {
      lock.lock();
      return true;
    }
    try {
      return lock.tryLock(deadline.remaining(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int size() {
    return waiting.size() + (unsettled == null ? 0 : unsettled.points().size());
  }

  /**
   * What an attempt came to.
   *
   * @param rejected the points refused meanwhile
   * @param failure the passing failure that ended it, or null
   * @param refused whether the point that was given was not taken
   */
  record Outcome(
      List<RejectedPoint> rejected, @Nullable SignalCraftException failure, boolean refused) {

    void rethrow() {
      if (refused && failure != null) {
        throw failure;
      }
    }
  }

  /** One go at writing, under the lock. */
  private final class Attempt {
    private final WriterTally tally;
    private final List<RejectedPoint> rejected = new ArrayList<>();
    private @Nullable SignalCraftException failure;

    Attempt(WriterTally tally) {
      this.tally = tally;
    }

    /** Writes batches of at least so many points, until one fails or the time is up. */
    boolean batches(int least, Deadline deadline) {
      while (unsettled != null || waiting.size() >= least) {
        if (deadline.remaining() == 0) {
          return false;
        }
        PointBatch batch = unsettled == null ? next() : unsettled;
        unsettled = batch;
        if (!settle(batch)) {
          return false;
        }
        unsettled = null;
      }
      return true;
    }

    private PointBatch next() {
      List<KpiPoint> points = new ArrayList<>(Math.min(batchSize, waiting.size()));
      while (points.size() < batchSize && !waiting.isEmpty()) {
        points.add(waiting.remove());
      }
      return new PointBatch(sourceId, points, UUID.randomUUID().toString());
    }

    private boolean settle(PointBatch batch) {
      List<RejectedPoint> refused;
      try {
        refused = sink.apply(batch).rejected();
      } catch (SignalCraftException e) {
        if (e.retryable()) {
          failure = e;
          return false;
        }
        refused = RefusedBatch.points(batch, e);
      }
      tally.written(batch.points().size(), refused);
      rejected.addAll(refused);
      return true;
    }

    Outcome outcome(boolean refused) {
      return new Outcome(List.copyOf(rejected), failure, refused);
    }
  }
}
