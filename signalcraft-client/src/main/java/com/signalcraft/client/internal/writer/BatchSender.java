package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.Journal;
import com.signalcraft.client.writer.BatchAttempt;
import com.signalcraft.client.writer.BatchOutcome;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.internal.RefusedBatch;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker does: sends batches while there are any, and has the journal, the listeners and the
 * queue know what became of them, in this order: so a receipt tells of nothing that a crash could
 * undo. Thread-safe.
 */
final class BatchSender implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);

  private final Function<PointBatch, WriteResult> sink;
  private final PointQueue queue;
  private final Timer timer;
  private final GuardedListener listener;
  private final @Nullable Journal journal;
  private final @Nullable Refiller refiller;
  private final BooleanSupplier stopped;
  private final ReentrantLock sizes = new ReentrantLock();

  /**
   * A sender.
   *
   * @param stopped whether to begin no further batch
   */
  BatchSender(
      Function<PointBatch, WriteResult> sink,
      PointQueue queue,
      Timer timer,
      GuardedListener listener,
      @Nullable Journal journal,
      @Nullable Refiller refiller,
      BooleanSupplier stopped) {
    this.sink = sink;
    this.queue = queue;
    this.timer = timer;
    this.listener = listener;
    this.journal = journal;
    this.refiller = refiller;
    this.stopped = stopped;
  }

  @Override
  public void run() {
    boolean ended = false;
    try {
      while (!stopped.getAsBoolean()) {
        Work work = queue.next();
        if (work == null) {
          ended = true;
          return;
        }
        send(work);
        // Left by a sink that was interrupted by somebody; the next batch is to be tried all the
        // same, unless it is the end.
        if (!stopped.getAsBoolean()) {
          Thread.interrupted();
        }
      }
    } finally {
      if (!ended) {
        queue.workerEnded();
      }
    }
  }

  private void send(Work work) {
    noteSending(work);
    boolean answered = deliver(work);
    tellSizes();
    if (refiller != null && answered) {
      refiller.refill();
    }
  }

  /** One worker at a time, or one that was held up would tell an old size after a newer one. */
  private void tellSizes() {
    sizes.lock();
    try {
      Depth depth = queue.depth();
      listener.queueDepth(depth.inMemory(), depth.onDisk());
      if (journal != null) {
        listener.journalSize(journal.size());
      }
    } finally {
      sizes.unlock();
    }
  }

  private boolean deliver(Work work) {
    PointBatch batch = work.delivery().batch();
    long start = timer.nanoTime();
    List<RejectedPoint> refused;
    BatchOutcome outcome = BatchOutcome.DELIVERED;
    try {
      refused = sink.apply(batch).rejected();
    } catch (SignalCraftException e) {
      if (e.retryable()) {
        failed(work, e, start);
        return false;
      }
      outcome = BatchOutcome.REFUSED;
      refused = RefusedBatch.points(batch, Refusals.presentable(e));
    } catch (Throwable e) {
      // Whatever it is: the points stay, and the writer goes on.
      LOG.error("sending points of source {} failed by a defect", batch.sourceId(), e);
      failed(work, defect(e), start);
      return false;
    }
    tried(work, outcome, start);
    listener.rejected(refused);
    noteSettled(work);
    queue.settled(work, refused);
    return true;
  }

  private void noteSending(Work work) {
    if (journal != null && work.failures() == 0 && !work.delivery().isRecovered()) {
      try {
        journal.sending(work.delivery().noted());
      } catch (IOException e) {
        // Sent all the same: it is what makes room on a full disk.
        LOG.warn("the journal cannot note that points are sent; a crash would change their key", e);
      }
    }
  }

  private void noteSettled(Work work) {
    if (journal != null) {
      try {
        journal.settled(sourceOf(work), work.delivery().sequences());
      } catch (IOException e) {
        LOG.warn("the journal cannot note that points are settled; a crash would repeat them", e);
      }
    }
  }

  private void failed(Work work, SignalCraftException why, long start) {
    tried(work, BatchOutcome.FAILED, start);
    Duration delay = Duration.ofNanos(queue.failed(work, why));
    LOG.debug("points of source {} are sent again in {}", sourceOf(work), delay, why);
    listener.retryScheduled(sourceOf(work), delay);
  }

  private void tried(Work work, BatchOutcome outcome, long start) {
    Delivery delivery = work.delivery();
    Duration duration = Duration.ofNanos(Math.max(0, timer.nanoTime() - start));
    listener.batchTried(
        new BatchAttempt(
            delivery.batch().sourceId(),
            delivery.points(),
            delivery.bytes(),
            work.failures() + 1,
            duration,
            outcome));
  }

  private static UUID sourceOf(Work work) {
    return work.delivery().batch().sourceId();
  }

  private static SignalCraftException defect(Throwable cause) {
    return new TransportException("a defect: " + cause, FailureDetails.causedBy(cause));
  }
}
