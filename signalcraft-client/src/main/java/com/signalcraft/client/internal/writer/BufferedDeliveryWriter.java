package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.Journal;
import com.signalcraft.client.internal.journal.JournalPosition;
import com.signalcraft.client.internal.json.PointBatchEncoder;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.client.writer.JournalOptions.Sync;
import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PartialWriteException;
import com.signalcraft.kpi.WriteResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer that queues points and has workers deliver them. With a journal, a point is appended
 * to it first, then queued, both in the same order. Thread-safe.
 */
final class BufferedDeliveryWriter implements DeliveryWriter {

  private static final Logger LOG = LoggerFactory.getLogger(BufferedDeliveryWriter.class);
  private static final long SYNC_INTERVAL = Duration.ofSeconds(1).toNanos();

  private final DeliveryOptions options;
  private final Timer timer;
  private final Workers workers;
  private final PointQueue queue;
  private final GuardedListener listener;
  private final @Nullable Journal journal;
  private final @Nullable Refiller refiller;

  /** For one thread at a time from the decision where a point goes until it is there. */
  private final ReentrantLock admission = new ReentrantLock();

  private final AtomicBoolean syncDue = new AtomicBoolean();
  private long nextSequence;

  BufferedDeliveryWriter(
      DeliveryOptions options,
      Timer timer,
      Workers workers,
      PointQueue queue,
      GuardedListener listener,
      @Nullable Journal journal,
      @Nullable Refiller refiller) {
    this.options = options;
    this.timer = timer;
    this.workers = workers;
    this.queue = queue;
    this.listener = listener;
    this.journal = journal;
    this.refiller = refiller;
    this.nextSequence = journal == null ? 1 : journal.recovery().lastSequence() + 1;
  }

  // ---- taking points

  @Override
  public void write(KpiPoint point) {
    Checks.required("point", point);
    int bytes = PointBatchEncoder.sizeOf(point);
    if (journal == null || refiller == null) {
      if (!queue.offer(point, bytes)) {
        long deadline = deadline();
        do {
          queue.awaitRoom(deadline, () -> true);
        } while (!queue.offer(point, bytes));
      }
    } else {
      writeAhead(point, bytes, journal, refiller);
    }
    listener.pointTaken();
  }

  private long deadline() {
    return timer.nanoTime() + Timer.nanos(options.overflow().maxWait());
  }

  private void writeAhead(KpiPoint point, int bytes, Journal log, Refiller reader) {
    byte[] record = Journal.record(point);
    if (!admit(point, bytes, record, log, reader)) {
      long deadline = deadline();
      do {
        queue.awaitRoom(deadline, () -> log.hasRoom(record));
      } while (!admit(point, bytes, record, log, reader));
    }
    if (log.syncs() == Sync.INTERVAL && syncDue.compareAndSet(false, true)) {
      timer.schedule(SYNC_INTERVAL, () -> workers.execute(() -> sync(log)));
    }
  }

  private boolean admit(KpiPoint point, int bytes, byte[] record, Journal log, Refiller reader) {
    admission.lock();
    try {
      Place place = queue.place();
      if (place == Place.NOWHERE || !log.hasRoom(record)) {
        return false;
      }
      JournalPosition position = log.append(record, nextSequence);
      long sequence = nextSequence++;
      if (place == Place.MEMORY) {
        queue.take(point, bytes, sequence);
      } else {
        spill(position, sequence, reader);
      }
      return true;
    } catch (IOException e) {
      throw new TransportException(
          "the point cannot be written to the journal, and is not taken: " + e.getMessage(),
          FailureDetails.causedBy(e));
    } finally {
      admission.unlock();
    }
  }

  private void spill(JournalPosition position, long sequence, Refiller reader) throws IOException {
    if (queue.depth().onDisk() == 0) {
      reader.startAt(position);
    }
    if (queue.spill(sequence)) {
      workers.execute(reader::refill);
    }
    listener.pointSpilled();
  }

  private void sync(Journal log) {
    syncDue.set(false);
    try {
      log.sync();
    } catch (IOException e) {
      LOG.error("the disk cannot keep the journal; a power cut may take its newest points", e);
    }
  }

  // ---- flushing

  @Override
  public FlushReport flush(Duration timeout) {
    checkTimeout(timeout);
    await(queue.flush(), timeout);
    return queue.report();
  }

  @Override
  public CompletableFuture<FlushReport> flushAsync(Duration timeout) {
    checkTimeout(timeout);
    Barrier barrier = queue.flush();
    Timer.Cancellable alarm = giveUp(barrier, timeout);
    return barrier
        .passed()
        .thenApply(
            passed -> {
              alarm.cancel();
              queue.drop(barrier);
              return queue.report();
            });
  }

  private static void checkTimeout(Duration timeout) {
    Checks.required("timeout", timeout);
    Checks.that(!timeout.isNegative(), "timeout", "must not be negative, was " + timeout);
  }

  private Timer.Cancellable giveUp(Barrier barrier, Duration timeout) {
    return timer.schedule(Timer.nanos(timeout), () -> barrier.passed().complete(null));
  }

  /** Waits; an interrupt ends it and stays set. */
  private void await(Barrier barrier, Duration timeout) {
    if (timeout.isZero()) {
      queue.drop(barrier);
      return;
    }
    Timer.Cancellable alarm = giveUp(barrier, timeout);
    try {
      barrier.passed().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a barrier never fails", e);
    } finally {
      alarm.cancel();
      queue.drop(barrier);
    }
  }

  @Override
  public long pending() {
    return queue.depth().points();
  }

  // ---- closing

  @Override
  public void close() {
    Barrier barrier;
    admission.lock();
    try {
      barrier = queue.close();
    } finally {
      admission.unlock();
    }
    if (barrier == null) {
      return;
    }
    await(barrier, options.closeTimeout());
    boolean drained = pending() == 0;
    timer.close();
    workers.stop(drained);
    SignalCraftException failure = queue.failure();
    FlushReport last = queue.report();
    queue.release();
    SignalCraftException trouble = closeJournal(outcome(last, failure));
    if (trouble != null) {
      throw trouble;
    }
  }

  private @Nullable SignalCraftException outcome(
      FlushReport last, @Nullable SignalCraftException failure) {
    if (last.pending() > 0) {
      return undelivered(last.pending(), failure);
    }
    boolean untold = !options.hasRejectionListener() && !last.rejected().isEmpty();
    return untold
        ? new PartialWriteException(new WriteResult(0, 0, 0, 0, last.rejected(), false))
        : null;
  }

  private SignalCraftException undelivered(long points, @Nullable SignalCraftException failure) {
    String fate =
        options
            .journal()
            .map(log -> "they are in the journal in " + log.folder() + " for the next writer")
            .orElse("they are lost");
    String why = failure == null ? "the close timeout was over" : failure.getMessage();
    return new SignalCraftException(
        failure == null ? "CLOSED" : failure.code(),
        failure != null && failure.retryable(),
        "%d points could not be delivered before the writer was closed, and %s: %s"
            .formatted(points, fate, why),
        failure == null ? FailureDetails.NONE : FailureDetails.causedBy(failure));
  }

  private @Nullable SignalCraftException closeJournal(@Nullable SignalCraftException trouble) {
    if (journal == null || refiller == null) {
      return trouble;
    }
    try {
      refiller.close();
      journal.close();
      return trouble;
    } catch (IOException e) {
      SignalCraftException unclosed =
          new TransportException(
              "the journal cannot be closed: " + e.getMessage(), FailureDetails.causedBy(e));
      if (trouble == null) {
        return unclosed;
      }
      trouble.addSuppressed(unclosed);
      return trouble;
    }
  }
}
