package com.signalcraft.client.internal.event;

/** Gives the token of each connection. Thread-safe. */
@FunctionalInterface
public interface TokenSupplier {

  /**
   * A token for a connection that is opened now. May block, as it may be fetched; an interrupt ends
   * that.
   *
   * @param forceFresh whether the last one was refused, so that it will not do again
   * @return the token
   * @throws com.signalcraft.error.SignalCraftException if there is none; one that is not {@link
   *     com.signalcraft.error.SignalCraftException#retryable()} ends the stream
   */
  String token(boolean forceFresh);
}
