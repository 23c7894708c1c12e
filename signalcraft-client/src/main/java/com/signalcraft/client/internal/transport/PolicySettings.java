package com.signalcraft.client.internal.transport;

import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.config.RetryOptions;

/**
 * What repeats calls and holds them back.
 *
 * @param retry how often a call is tried
 * @param breaker when calls to a failing host end at once
 * @param bulkhead how many exchanges are under way at once
 * @param rateLimit how the client keeps to its plan
 */
public record PolicySettings(
    RetryOptions retry,
    BreakerOptions breaker,
    BulkheadOptions bulkhead,
    RateLimitOptions rateLimit) {

  /** The client's usual ones. */
  public static final PolicySettings DEFAULTS =
      new PolicySettings(
          RetryOptions.defaults(),
          BreakerOptions.defaults(),
          BulkheadOptions.defaults(),
          RateLimitOptions.defaults());

  /**
   * The same repetition, but nothing that holds calls back.
   *
   * @return such settings
   */
  PolicySettings ungated() {
    return new PolicySettings(
        retry, BreakerOptions.off(), BulkheadOptions.off(), RateLimitOptions.off());
  }
}
