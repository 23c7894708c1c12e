package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits between tries: exponential backoff with full jitter (Brooker, "Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015). Immutable.
 *
 * @param base the longest wait after the first try
 * @param longest the longest wait of all
 * @param sleeper waits
 * @param jitter random numbers from 0, inclusive, to 1, exclusive; used by many threads at once
 */
public record Backoff(Duration base, Duration longest, Sleeper sleeper, DoubleSupplier jitter) {

  private static final int MAX_DOUBLINGS = 20;

  public Backoff {
    Checks.required("base", base);
    Checks.required("longest", longest);
    Checks.required("sleeper", sleeper);
    Checks.required("jitter", jitter);
  }

  /**
   * Waits after a try that failed.
   *
   * @param attempt the number of the try, from 1
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void waitAfter(int attempt) throws InterruptedException {
    Duration doubled = base.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
    Duration most = doubled.compareTo(longest) < 0 ? doubled : longest;
    sleeper.sleep(Duration.ofNanos((long) (most.toNanos() * jitter.getAsDouble())));
  }
}
