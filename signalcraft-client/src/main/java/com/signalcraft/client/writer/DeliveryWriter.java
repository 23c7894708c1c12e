package com.signalcraft.client.writer;

import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A writer with threads of its own: {@link #write} puts a point into a bounded queue, and a few
 * daemon threads send batches of it, several sources at once, the points of each in their order.
 *
 * <p>A batch goes when it is full, when its oldest point has waited for long enough, and at a
 * flush. One that fails for a passing reason is sent again after a rest, under the same idempotency
 * key, until it gets through. The threads do not keep a JVM alive: without a {@link #close}, what
 * waits is lost when the process ends, unless there is a journal.
 *
 * <p>Thread-safe.
 */
public interface DeliveryWriter extends KpiWriter {

  /**
   * {@inheritDoc}
   *
   * @throws com.signalcraft.error.OverloadedException if there is no room, after the wait that the
   *     overflow policy allows; the point is not taken
   * @throws com.signalcraft.error.CallTimeoutException if the thread is interrupted while it waits
   *     for room; it stays interrupted, and the point is not taken
   * @throws com.signalcraft.error.TransportException if the journal cannot be written; the point is
   *     not taken
   */
  @Override
  void write(KpiPoint point);

  /**
   * A barrier: returns when all that was taken before it has its answer, or the time is up. What
   * failed for a passing reason is tried at once, and again after each rest while there is time. An
   * interrupt ends the waiting and stays set.
   *
   * @param timeout how long at the most, not negative; zero to begin the sending and not wait
   * @return the receipt since the last one; what two threads flush at once is in one receipt only
   */
  @Override
  FlushReport flush(Duration timeout);

  /**
   * The same without waiting. Stages that depend on the future run in a thread of the writer, and
   * should be quick; cancelling it ends nothing.
   *
   * @param timeout how long at the most, not negative
   * @return the receipt, in the end
   * @throws com.signalcraft.error.ValidationException if the writer is closed or the time negative
   */
  CompletableFuture<FlushReport> flushAsync(Duration timeout);

  /**
   * How many points wait or are under way, those in the journal alone included.
   *
   * @return the count, at least 0
   */
  long pending();

  /**
   * Takes no more points, waits until all are answered or the close timeout is over, and ends the
   * threads; a second call does nothing. An interrupt ends the waiting and stays set.
   *
   * @throws com.signalcraft.error.SignalCraftException if points are not delivered: the message
   *     says how many, why, and whether they are lost or in the journal; or {@link
   *     com.signalcraft.kpi.PartialWriteException} for refused ones that are in no receipt and that
   *     no listener was told of
   */
  @Override
  void close();
}
