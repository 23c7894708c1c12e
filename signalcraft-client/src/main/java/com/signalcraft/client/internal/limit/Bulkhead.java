package com.signalcraft.client.internal.limit;

import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many exchanges are under way at once. Those that wait come in the order in which they
 * asked. Thread-safe.
 */
public final class Bulkhead {

  private final BulkheadOptions options;
  private final Semaphore places;

  /**
   * A bulkhead.
   *
   * @param options how many at once, and how long one waits for its turn
   */
  public Bulkhead(BulkheadOptions options) {
    this.options = options;
    this.places = new Semaphore(options.maxConcurrent(), true);
  }

  /**
   * Takes a place; {@link #leave} gives it back.
   *
   * @param deadline until when to wait at the most
   * @throws OverloadedException if none was free within the time
   * @throws CallTimeoutException if the thread was interrupted; it stays so
   */
  public void enter(Deadline deadline) {
    Duration remaining = deadline.remaining();
    Duration wait = options.maxWait().compareTo(remaining) < 0 ? options.maxWait() : remaining;
    try {
      if (!places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new OverloadedException(
            options.maxConcurrent()
                + " calls of this client are under way, and none ended within "
                + wait
                + "; nothing was sent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallTimeoutException(
          "interrupted while waiting for other calls to end", FailureDetails.causedBy(e));
    }
  }

  /** Gives a place back. */
  public void leave() {
    places.release();
  }
}
