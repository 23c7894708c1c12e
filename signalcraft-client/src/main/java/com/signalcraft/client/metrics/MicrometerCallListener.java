package com.signalcraft.client.metrics;

import com.signalcraft.common.Checks;
import com.signalcraft.error.SignalCraftException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings the figures of calls to a Micrometer registry. Needs {@code micrometer-core} on the class
 * path, which the client does not bring. Thread-safe.
 *
 * <ul>
 *   <li>{@code signalcraft.client.calls}, a timer of whole calls by {@code operation} and {@code
 *       outcome} ({@code ok}, or the code of the error),
 *   <li>{@code signalcraft.client.attempts}, a timer of tries by {@code operation} and {@code
 *       status} ({@code none} where there was no answer),
 *   <li>{@code signalcraft.client.retries}, a counter by {@code operation} and {@code reason},
 *   <li>{@code signalcraft.client.breaker}, a gauge by {@code host}: 0 closed, 1 half open, 2 open,
 *   <li>{@code signalcraft.client.quota.limit} and {@code signalcraft.client.quota.remaining},
 *       gauges of what the server last told.
 * </ul>
 */
public final class MicrometerCallListener implements CallListener {

  private static final String OPERATION = "operation";

  private final MeterRegistry registry;
  private final Map<String, AtomicLong> breakers = new ConcurrentHashMap<>();
  private final AtomicLong limit;
  private final AtomicLong remaining;

  /**
   * A listener.
   *
   * @param registry takes the figures
   */
  public MicrometerCallListener(MeterRegistry registry) {
    this.registry = Checks.required("registry", registry);
    this.limit = gauge("signalcraft.client.quota.limit");
    this.remaining = gauge("signalcraft.client.quota.remaining");
  }

  private AtomicLong gauge(String name, String... tags) {
    AtomicLong value = new AtomicLong();
    Gauge.builder(name, value, AtomicLong::get).tags(tags).register(registry);
    return value;
  }

  @Override
  public void attemptEnded(String operation, int attempt, int status, Duration duration) {
    String answered = status == 0 ? "none" : Integer.toString(status);
    registry
        .timer("signalcraft.client.attempts", OPERATION, operation, "status", answered)
        .record(duration);
  }

  @Override
  public void retrying(String operation, int attempt, Duration wait, SignalCraftException why) {
    registry
        .counter("signalcraft.client.retries", OPERATION, operation, "reason", why.code())
        .increment();
  }

  @Override
  public void callEnded(
      String operation, Duration duration, Optional<SignalCraftException> failure) {
    String outcome = failure.map(SignalCraftException::code).orElse("ok");
    registry
        .timer("signalcraft.client.calls", OPERATION, operation, "outcome", outcome)
        .record(duration);
  }

  @Override
  public void breakerChanged(String host, BreakerState from, BreakerState to) {
    long level =
        switch (to) {
          case CLOSED -> 0;
          case HALF_OPEN -> 1;
          case OPEN -> 2;
        };
    breakers
        .computeIfAbsent(host, name -> gauge("signalcraft.client.breaker", "host", name))
        .set(level);
  }

  @Override
  public void quotaSeen(long limit, long remaining, Instant resetAt) {
    this.limit.set(limit);
    this.remaining.set(remaining);
  }
}
