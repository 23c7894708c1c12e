package com.signalcraft.client.internal.limit;

import com.signalcraft.client.metrics.BreakerState;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener whose failures are logged rather than thrown into calls.
 *
 * @param listener the user's
 */
public record GuardedListener(CallListener listener) implements CallListener {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  @Override
  public void callStarted(String operation) {
    guarded(() -> listener.callStarted(operation));
  }

  @Override
  public void attemptEnded(String operation, int attempt, int status, Duration duration) {
    guarded(() -> listener.attemptEnded(operation, attempt, status, duration));
  }

  @Override
  public void retrying(String operation, int attempt, Duration wait, SignalCraftException why) {
    guarded(() -> listener.retrying(operation, attempt, wait, why));
  }

  @Override
  public void callEnded(
      String operation, Duration duration, Optional<SignalCraftException> failure) {
    guarded(() -> listener.callEnded(operation, duration, failure));
  }

  @Override
  public void breakerChanged(String host, BreakerState from, BreakerState to) {
    guarded(() -> listener.breakerChanged(host, from, to));
  }

  @Override
  public void quotaSeen(long limit, long remaining, Instant resetAt) {
    guarded(() -> listener.quotaSeen(limit, remaining, resetAt));
  }

  private static void guarded(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      LOG.warn("A call listener failed; the call goes on", e);
    }
  }
}
