package com.signalcraft.client.metrics;

/** What a circuit breaker does with calls. */
public enum BreakerState {
  /** Lets them through. */
  CLOSED,
  /** Ends them at once. */
  OPEN,
  /** Lets a few through, whose results decide. */
  HALF_OPEN
}
