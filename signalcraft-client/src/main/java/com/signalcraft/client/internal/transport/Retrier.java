package com.signalcraft.client.internal.transport;

import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats what failed for a passing reason, with random waits that grow (full jitter), until a
 * deadline. Thread-safe.
 */
final class Retrier {

  private final RetryOptions options;
  private final Ambient ambient;
  private final CallListener listener;

  /**
   * A retrier.
   *
   * @param options how often, and how long to wait
   * @param ambient waits, and draws the waits
   * @param listener is told of each repetition
   */
  Retrier(RetryOptions options, Ambient ambient, CallListener listener) {
    this.options = options;
    this.ambient = ambient;
    this.listener = listener;
  }

  /**
   * Something that can be tried.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  interface Try<T> {

    /**
     * Tries once.
     *
     * @param number the number of the try, from 1
     * @return the result
     * @throws TryFailure if it failed so that another try may help
     */
    T make(int number) throws TryFailure;
  }

  /**
   * Tries until it succeeds, or cannot.
   *
   * @param request what is tried
   * @param repeatable whether it may be done twice
   * @param deadline when no further try may begin
   * @param once one try
   * @param <T> the result's type
   * @return the result
   * @throws SignalCraftException the last failure, with the ones before it as suppressed
   */
  <T> T run(ApiRequest request, boolean repeatable, Deadline deadline, Try<T> once) {
    List<TryFailure> earlier = new ArrayList<>(0);
    for (int number = 1; ; number++) {
      try {
        requireWanted(request);
        return once.make(number);
      } catch (TryFailure failure) {
        Duration wait = waitAfter(number, failure, earlier.isEmpty());
        if (number >= options.maxAttempts()
            || !failure.mayRepeat(repeatable)
            || !deadline.allows(wait)) {
          throw with(earlier, failure.error(number == 1 ? "" : " (after " + number + " tries)"));
        }
        earlier.add(failure);
        listener.retrying(request.operation(), number, wait, failure.error(""));
        sleep(request, wait, earlier);
      } catch (SignalCraftException e) {
        throw with(earlier, e);
      }
    }
  }

  private static void requireWanted(ApiRequest request) {
    if (Thread.currentThread().isInterrupted() || CallScope.isCurrentCancelled()) {
      throw Exchange.interrupted(request.toString(), new InterruptedException());
    }
  }

  private Duration waitAfter(int number, TryFailure failure, boolean isFirst) {
    if (failure.connectionWasStale() && isFirst) {
      return Duration.ZERO;
    }
    long longest = options.maxWait().toNanos();
    // shifted no further than it stays below the longest, which fits in far fewer bits
    long grown = options.initialWait().toNanos();
    for (int i = 1; i < number && grown < longest; i++) {
      grown *= 2;
    }
    Duration drawn = Duration.ofNanos(ambient.random().nextLong(Math.min(grown, longest) + 1));
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    return asked.compareTo(drawn) > 0 ? asked : drawn;
  }

  private void sleep(ApiRequest request, Duration wait, List<TryFailure> earlier) {
    try {
      if (!wait.isZero()) {
        ambient.sleeper().sleep(wait);
      }
    } catch (InterruptedException e) {
      throw with(earlier, Exchange.interrupted(request.toString(), e));
    }
  }

  private static SignalCraftException with(List<TryFailure> earlier, SignalCraftException error) {
    earlier.forEach(failure -> error.addSuppressed(failure.error("")));
    return error;
  }
}
