package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.Journal;
import com.signalcraft.client.internal.journal.JournalFiles;
import com.signalcraft.client.internal.journal.Recovery;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens writers. Stateless but for the count of them. */
public final class DeliveryWriters {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWriters.class);
  private static final AtomicInteger OPENED = new AtomicInteger();
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();
  private static final Recovery NOTHING = new Recovery(0, 0, Map.of(), 0, 0, Map.of());

  private DeliveryWriters() {}

  /**
   * Opens a writer; what its journal holds from an earlier one is sent first.
   *
   * @param sink writes a batch and waits for the answer; called by several threads at once, for
   *     each source by one at a time. What it throws that is {@link
   *     com.signalcraft.error.SignalCraftException#retryable() retryable} has the batch sent again
   *     under the same key, other errors of SignalCraft have all its points refused, and anything
   *     else counts as a defect, is logged, and has it sent again
   * @param options how to queue, batch and deliver
   * @return the writer, to be closed
   * @throws com.signalcraft.error.ConflictException if another writer uses the journal
   * @throws TransportException if the journal cannot be opened
   */
  public static DeliveryWriter open(
      Function<PointBatch, WriteResult> sink, DeliveryOptions options) {
    Checks.required("sink", sink);
    Checks.required("options", options);
    String name = "signalcraft-writer-" + OPENED.incrementAndGet();
    return open(
        sink,
        options,
        new DaemonTimer(name + "-timer"),
        RandomGenerator.getDefault(),
        JournalFiles.SYSTEM,
        name);
  }

  /** The same with a timer, a randomness and files of its own, for tests. */
  static DeliveryWriter open(
      Function<PointBatch, WriteResult> sink,
      DeliveryOptions options,
      Timer timer,
      RandomGenerator random,
      JournalFiles files,
      String name) {
    Journal journal = options.journal().isPresent() ? openJournal(options, files) : null;
    Recovery recovery = journal == null ? NOTHING : journal.recovery();
    GuardedListener listener = new GuardedListener(options);
    if (recovery.damagedPlaces() > 0) {
      listener.journalDamaged(recovery.damagedPlaces(), recovery.damagedBytes());
    }
    Workers workers = new Workers(name);
    PointQueue queue =
        new PointQueue(
            options,
            timer,
            new Backoff(options.backoff(), random),
            () -> UUID.randomUUID().toString(),
            recovery);
    Refiller refiller =
        journal == null ? null : new Refiller(journal, queue, timer, workers, listener);
    BatchSender sender =
        new BatchSender(sink, queue, timer, listener, journal, refiller, workers::isStopped);
    queue.startWorkersBy(wanted -> start(wanted, workers, sender, queue, timer));
    if (refiller != null) {
      if (recovery.points() > 0) {
        LOG.info("journal: {} points of an earlier writer are sent now", recovery.points());
      }
      refiller.refill();
    }
    return new BufferedDeliveryWriter(options, timer, workers, queue, listener, journal, refiller);
  }

  private static Journal openJournal(DeliveryOptions options, JournalFiles files) {
    try {
      return Journal.open(options.journal().orElseThrow(), files);
    } catch (IOException e) {
      throw new TransportException(
          "the journal cannot be opened: " + e, FailureDetails.causedBy(e));
    }
  }

  private static void start(
      int wanted, Workers workers, BatchSender sender, PointQueue queue, Timer timer) {
    for (int i = 0; i < wanted; i++) {
      try {
        workers.execute(sender);
      } catch (RejectedExecutionException e) {
        // closed; what is left is told by close
        queue.workerEnded();
      } catch (Throwable e) {
        // No thread to be had: the points wait.
        queue.workerEnded();
        LOG.error("the writer cannot start a thread; it tries again in a second", e);
        timer.schedule(PAUSE, queue::wake);
      }
    }
  }
}
