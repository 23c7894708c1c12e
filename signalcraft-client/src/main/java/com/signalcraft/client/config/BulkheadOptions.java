package com.signalcraft.client.config;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * How many exchanges of a client are under way at once, so that a slow server cannot take all of an
 * application's threads and connections. A call beyond waits for its turn, and ends with {@link
 * com.signalcraft.error.OverloadedException} where that takes too long. Immutable.
 *
 * @param maxConcurrent how many at once, from 1; {@link Integer#MAX_VALUE} for any number
 * @param maxWait how long a call waits for its turn, 0 to 1 h; never longer than the call may take
 */
public record BulkheadOptions(int maxConcurrent, Duration maxWait) {

  private static final BulkheadOptions DEFAULTS = new BulkheadOptions(64, Duration.ofSeconds(10));

  public BulkheadOptions {
    Checks.between("max_concurrent", maxConcurrent, 1, Integer.MAX_VALUE);
    Bounds.between("max_wait", maxWait, Duration.ZERO, Duration.ofHours(1));
  }

  /**
   * 64 at once, a wait of up to 10 s.
   *
   * @return the defaults
   */
  public static BulkheadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Any number at once.
   *
   * @return options without a bound
   */
  public static BulkheadOptions off() {
    return DEFAULTS.withMaxConcurrent(Integer.MAX_VALUE);
  }

  /**
   * The same with another number.
   *
   * @param maxConcurrent how many at once
   * @return such options
   */
  public BulkheadOptions withMaxConcurrent(int maxConcurrent) {
    return new BulkheadOptions(maxConcurrent, maxWait);
  }

  /**
   * The same with another wait.
   *
   * @param maxWait how long a call waits for its turn
   * @return such options
   */
  public BulkheadOptions withMaxWait(Duration maxWait) {
    return new BulkheadOptions(maxConcurrent, maxWait);
  }
}
