package com.signalcraft.client.metrics;

import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Is told what happens to calls, in the threads that make them: be quick, and be thread-safe. What
 * a method throws is logged and changes nothing. An operation is the method and the path with
 * {@code {id}} in the place of each id, such as {@code GET /alerts/{id}}: few enough to be a tag.
 */
public interface CallListener {

  /** Does nothing. */
  CallListener NONE = new CallListener() {};

  /**
   * A call begins.
   *
   * @param operation what is called
   */
  default void callStarted(String operation) {}

  /**
   * One try of a call has ended.
   *
   * @param operation what is called
   * @param attempt the number of the try, from 1; a try that is made anew with another token has
   *     the same number
   * @param status the answer's status, or 0 where there was no answer
   * @param duration how long the exchange took
   */
  default void attemptEnded(String operation, int attempt, int status, Duration duration) {}

  /**
   * A call is going to be tried again.
   *
   * @param operation what is called
   * @param attempt the number of the try that failed, from 1
   * @param wait how long the call waits before the next
   * @param why what went wrong
   */
  default void retrying(String operation, int attempt, Duration wait, SignalCraftException why) {}

  /**
   * A call has ended.
   *
   * @param operation what is called
   * @param duration how long it took, with all tries and waits
   * @param failure what it ended with, or empty where it succeeded
   */
  default void callEnded(
      String operation, Duration duration, Optional<SignalCraftException> failure) {}

  /**
   * A circuit breaker has changed its state.
   *
   * @param host the host that it stands before, with its port
   * @param from the state before
   * @param to the state now
   */
  default void breakerChanged(String host, BreakerState from, BreakerState to) {}

  /**
   * The server has told what is left of a limit.
   *
   * @param limit requests in a window
   * @param remaining how many of them are left
   * @param resetAt when the next window begins, by the server's clock
   */
  default void quotaSeen(long limit, long remaining, Instant resetAt) {}
}
