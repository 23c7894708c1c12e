package com.signalcraft.jdbc.event;

import com.signalcraft.error.SignalCraftException;
import java.util.Optional;

/** A listener's subscription, until it is closed or fails. Thread-safe. */
public interface EventSubscription extends AutoCloseable {

  /**
   * Whether events still come.
   *
   * @return false after it was closed, its back end was closed, or it failed
   */
  boolean isOpen();

  /**
   * What ended it.
   *
   * @return the failure that its listener was told, or empty where there was none
   */
  Optional<SignalCraftException> failure();

  /**
   * Ends it: no further event is begun to be delivered. One that the listener is taking just now is
   * not waited for. A second call does nothing.
   */
  @Override
  void close();
}
