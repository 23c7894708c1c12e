package com.signalcraft.client.internal.async;

import com.signalcraft.client.internal.transport.CallScope;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A call that waits for its turn, or is under way, or is done. Thread-safe. */
final class CallTask<T> implements Runnable {

  private final Supplier<T> call;
  private final CallScope scope = new CallScope();
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile boolean begun;

  CallTask(Supplier<T> call) {
    this.call = call;
  }

  /** Whether a thread has taken it up. */
  boolean hasBegun() {
    return begun;
  }

  CompletableFuture<T> result() {
    return result;
  }

  @Override
  public void run() {
    begun = true;
    if (result.isDone()) {
      return;
    }
    try {
      result.complete(CallScope.run(scope, call));
    } catch (Throwable e) {
      // whatever it is, it must reach the one who waits rather than end this thread in silence
      result.completeExceptionally(e);
    }
  }

  /** Ends the call where it is under way, and keeps it from beginning otherwise. */
  void stop() {
    scope.cancel();
  }
}
