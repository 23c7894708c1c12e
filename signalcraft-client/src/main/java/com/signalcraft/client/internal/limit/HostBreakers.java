package com.signalcraft.client.internal.limit;

import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.metrics.CallListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The circuit breakers of a client, one for each host. Thread-safe. */
public final class HostBreakers {

  private final BreakerOptions options;
  private final LongSupplier nanoTime;
  private final CallListener listener;
  private final Map<String, HostBreaker> breakers = new ConcurrentHashMap<>();

  /**
   * Breakers of one kind.
   *
   * @param options when they open, and for how long
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @param listener is told of their changes
   */
  public HostBreakers(BreakerOptions options, LongSupplier nanoTime, CallListener listener) {
    this.options = options;
    this.nanoTime = nanoTime;
    this.listener = listener;
  }

  /**
   * The breaker before a host.
   *
   * @param host the host with its port
   * @return the breaker, or empty where they are switched off
   */
  public Optional<HostBreaker> of(String host) {
    return options.enabled()
        ? Optional.of(
            breakers.computeIfAbsent(
                host, name -> new HostBreaker(name, options, nanoTime, listener)))
        : Optional.empty();
  }
}
