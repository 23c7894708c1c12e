package com.signalcraft.client.config;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.Optional;

/**
 * How a client keeps to the limits of its plan. Where the server tells what is left ({@code
 * X-RateLimit-*}), the client counts along for each credential, and waits for the next window once
 * nothing is left; where that is later than the call may take, the call ends with {@link
 * com.signalcraft.error.RateLimitedException} that tells how long to wait, and nothing is sent. A
 * pace of its own comes on top, for those who share a plan between processes. Immutable.
 *
 * @param followServer whether the server's figures are heeded
 * @param pace the pace of its own, or empty
 */
public record RateLimitOptions(boolean followServer, Optional<Pace> pace) {

  public RateLimitOptions {
    Checks.required("pace", pace);
  }

  /**
   * The server's figures, no pace of its own.
   *
   * @return the defaults
   */
  public static RateLimitOptions defaults() {
    return new RateLimitOptions(true, Optional.empty());
  }

  /**
   * No limiter: whatever is too much is left to the server to refuse.
   *
   * @return options without a limiter
   */
  public static RateLimitOptions off() {
    return new RateLimitOptions(false, Optional.empty());
  }

  /**
   * The server's figures, and a pace of its own.
   *
   * @param calls how many calls, from 1
   * @param period in how much time
   * @return such options
   */
  public static RateLimitOptions pace(int calls, Duration period) {
    return defaults().withPace(calls, period);
  }

  /**
   * The same with a pace of its own.
   *
   * @param calls how many calls, from 1
   * @param period in how much time
   * @return such options
   */
  public RateLimitOptions withPace(int calls, Duration period) {
    return new RateLimitOptions(followServer, Optional.of(new Pace(calls, period)));
  }

  /**
   * The same with or without heed of the server's figures.
   *
   * @param followServer whether they are heeded
   * @return such options
   */
  public RateLimitOptions withFollowServer(boolean followServer) {
    return new RateLimitOptions(followServer, pace);
  }

  /**
   * At most so many exchanges in any stretch of time of such a length, for each credential.
   *
   * @param calls how many, 1 to 1,000,000
   * @param period in how much time, 1 ms to 1 day
   */
  public record Pace(int calls, Duration period) {

    public Pace {
      Checks.between("calls", calls, 1, 1_000_000);
      Bounds.between("period", period, Duration.ofMillis(1), Duration.ofDays(1));
    }
  }
}
