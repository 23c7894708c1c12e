package com.signalcraft.client.internal.transport;

import com.signalcraft.error.CallTimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread cancel what a thread does with the API: the exchange that is under way ends
 * at once, nothing is tried again, and no wait goes on. A scope is bound to the thread that runs in
 * it; it serves one run at a time. Thread-safe.
 *
 * <p>It works by interrupting that thread, as every wait and exchange of this library heeds an
 * interrupt; the interrupt does not outlive the run.
 */
public final class CallScope {

  private static final ThreadLocal<@Nullable CallScope> CURRENT = new ThreadLocal<>();

  /** Guarded by this. */
  private @Nullable Thread runner;

  /** Written under the lock; read without. */
  private volatile boolean cancelled;

  /**
   * Does something that this scope can cancel.
   *
   * @param scope the scope, in which nothing else runs at the moment
   * @param work makes calls in this thread
   * @param <T> the type of its result
   * @return the work's result
   * @throws CallTimeoutException if the scope is cancelled, before the work begins or within it
   */
  public static <T> T run(CallScope scope, Supplier<T> work) {
    CallScope outer = CURRENT.get();
    scope.enter();
    CURRENT.set(scope);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
      scope.leave();
    }
  }

  /** Cancels what runs in this scope, and whatever would later. A second call does nothing. */
  public synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      if (runner != null) {
        runner.interrupt();
      }
    }
  }

  /**
   * Whether it was cancelled.
   *
   * @return true from {@link #cancel()} on
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Whether the scope of this thread was cancelled; it holds even where somebody has cleared the
   * interrupt.
   *
   * @return true if so; false where the thread runs in no scope
   */
  static boolean isCurrentCancelled() {
    CallScope current = CURRENT.get();
    return current != null && current.cancelled;
  }

  private synchronized void enter() {
    if (cancelled) {
      throw new CallTimeoutException("the call was cancelled before it began");
    }
    if (runner != null) {
      throw new IllegalStateException("a scope serves one run at a time");
    }
    runner = Thread.currentThread();
  }

  private synchronized void leave() {
    runner = null;
    if (cancelled) {
      // ours: the thread may serve others from here on
      Thread.interrupted();
    }
  }
}
