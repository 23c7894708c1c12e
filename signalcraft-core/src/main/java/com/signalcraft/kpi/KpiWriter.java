package com.signalcraft.kpi;

import java.time.Duration;

/**
 * Takes points one by one and writes them in batches. Thread-safe; points of one source keep their
 * order.
 */
public interface KpiWriter extends AutoCloseable {

  /**
   * Takes a point, and writes a batch when one is full. Back-pressure: waits while the writer has
   * no room.
   *
   * @param point the point
   * @throws com.signalcraft.error.ValidationException if the writer is closed
   * @throws com.signalcraft.error.SignalCraftException if there is no room because the source's
   *     points cannot be sent for a passing reason, which it tells; the point is not taken
   */
  void write(KpiPoint point);

  /**
   * A barrier: writes all that was taken before it. A point that could not be sent because of a
   * passing failure stays pending and is tried again by the next flush.
   *
   * @param timeout how long at the most, not negative
   * @return the receipt
   */
  FlushReport flush(Duration timeout);

  /**
   * Writes what is left and closes; a second call does nothing.
   *
   * @throws com.signalcraft.error.SignalCraftException if points are lost: they could not be
   *     written, or they were refused and neither a receipt nor a listener has told of it; the
   *     message says how many and why
   */
  @Override
  void close();
}
