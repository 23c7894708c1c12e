package com.signalcraft.client.internal.limit;

import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.metrics.BreakerState;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker before a host. Each {@link #enter} is followed by exactly one of {@link
 * #succeeded}, {@link #failed} and {@link #left}. Thread-safe.
 */
public final class HostBreaker {

  private static final Logger LOG = LoggerFactory.getLogger(HostBreaker.class);

  /** Slow calls do not open it; they have their time-outs. */
  private static final Duration NEVER_SLOW = Duration.ofDays(365);

  private final String host;
  private final CircuitBreaker breaker;
  private final LongSupplier nanoTime;
  private final Duration openWait;
  private volatile long openedAt;

  /**
   * A breaker.
   *
   * @param host the host that it stands before, for messages
   * @param options when it opens, and for how long
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @param listener is told of its changes
   */
  public HostBreaker(
      String host, BreakerOptions options, LongSupplier nanoTime, CallListener listener) {
    this.host = host;
    this.nanoTime = nanoTime;
    this.openWait = options.openWait();
    this.breaker = CircuitBreaker.of(host, config(options, nanoTime));
    breaker
        .getEventPublisher()
        .onStateTransition(
            event ->
                changed(
                    event.getStateTransition().getFromState(),
                    event.getStateTransition().getToState(),
                    listener));
  }

  private static CircuitBreakerConfig config(BreakerOptions options, LongSupplier nanoTime) {
    // measured by the clock that never goes back: a jump of the time of day changes nothing
    InstantSource steady = () -> Instant.EPOCH.plusNanos(nanoTime.getAsLong());
    Clock clock = steady.withZone(ZoneOffset.UTC);
    return CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(options.windowCalls())
        .minimumNumberOfCalls(options.minimumCalls())
        .failureRateThreshold(options.failureRatePercent())
        // which is over only after this, while we tell that it is over with this
        .waitDurationInOpenState(options.openWait().minusNanos(1))
        .permittedNumberOfCallsInHalfOpenState(options.halfOpenCalls())
        .slowCallDurationThreshold(NEVER_SLOW)
        .clock(clock)
        .currentTimestampFunction(ignored -> nanoTime.getAsLong(), TimeUnit.NANOSECONDS)
        .build();
  }

  private void changed(CircuitBreaker.State from, CircuitBreaker.State to, CallListener listener) {
    if (to == CircuitBreaker.State.OPEN) {
      openedAt = nanoTime.getAsLong();
      LOG.warn("Calls to {} fail; none is made for {}", host, openWait);
    } else {
      LOG.info("Calls to {}: the circuit breaker is {} now", host, to);
    }
    listener.breakerChanged(
        host, BreakerState.valueOf(from.name()), BreakerState.valueOf(to.name()));
  }

  /**
   * Lets a call through.
   *
   * @throws OverloadedException if it is open; tells for how long
   */
  public void enter() {
    if (breaker.tryAcquirePermission()) {
      return;
    }
    Duration left = openWait.minusNanos(nanoTime.getAsLong() - openedAt);
    if (left.isNegative() || left.isZero()) {
      throw new OverloadedException(
          "calls to " + host + " fail, and others are trying it at the moment; nothing was sent",
          FailureDetails.retryAfter(Duration.ofSeconds(1)));
    }
    throw new OverloadedException(
        "calls to " + host + " fail, and none is made for another " + left + "; nothing was sent",
        FailureDetails.retryAfter(left));
  }

  /** The call was answered. */
  public void succeeded() {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  /**
   * The host did not answer, or told of a failure of its own.
   *
   * @param failure what happened
   */
  public void failed(Throwable failure) {
    breaker.onError(0, TimeUnit.NANOSECONDS, failure);
  }

  /** The call ended by itself; it says nothing of the host. */
  public void left() {
    breaker.releasePermission();
  }
}
