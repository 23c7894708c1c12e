package com.signalcraft.jdbc.event;

import com.signalcraft.error.SignalCraftException;

/**
 * Takes events. Called by one thread, which all subscriptions of a back end share: it should return
 * soon, and hand on what takes long. What it throws is logged, and the next event comes all the
 * same.
 */
@FunctionalInterface
public interface EventListener {

  /**
   * Takes an event; in the order in which they were committed.
   *
   * @param event the event
   */
  void onEvent(Event event);

  /**
   * Is told that no more events come, because of a failure that does not pass: the caller is not
   * valid any more, the database refuses the login, or there is a defect. Does nothing by default.
   *
   * @param failure what happened
   */
  default void onFailure(SignalCraftException failure) {}
}
