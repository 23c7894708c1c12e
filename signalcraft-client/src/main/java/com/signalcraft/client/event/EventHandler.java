package com.signalcraft.client.event;

/**
 * Takes live events. It is called by one thread of the stream's own, with one event after the
 * other, in their order; while it works no other event is handed over. It may close the stream.
 */
@FunctionalInterface
public interface EventHandler {

  /**
   * Takes an event. What it throws is logged, given to {@link #onError}, and does not end the
   * stream.
   *
   * @param event the event
   */
  void onEvent(LiveEvent event);

  /**
   * Told that {@link #onEvent} threw; called by the same thread, before the next event. Does
   * nothing unless overridden.
   *
   * @param event the event that was not taken
   * @param failure what was thrown
   */
  default void onError(LiveEvent event, Throwable failure) {}
}
