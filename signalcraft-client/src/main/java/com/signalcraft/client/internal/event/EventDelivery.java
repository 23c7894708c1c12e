package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.EventHandler;
import com.signalcraft.client.event.LiveEvent;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to the handler, one after the other. Runs in a thread of its own. */
final class EventDelivery implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

  private final UUID businessId;
  private final EventBuffer buffer;
  private final EventHandler handler;

  EventDelivery(UUID businessId, EventBuffer buffer, EventHandler handler) {
    this.businessId = businessId;
    this.buffer = buffer;
    this.handler = handler;
  }

  @Override
  public void run() {
    while (true) {
      Optional<LiveEvent> next;
      try {
        next = buffer.take();
      } catch (InterruptedException e) {
        // Whoever kept a reference to this thread: only closing ends the stream.
        LOG.debug("the handler of live events of business {} was interrupted", businessId, e);
        continue;
      }
      if (next.isEmpty()) {
        return;
      }
      deliver(next.get());
    }
  }

  private void deliver(LiveEvent event) {
    try {
      handler.onEvent(event);
    } catch (Throwable failure) {
      LOG.warn("the handler of live events of business {} failed", businessId, failure);
      report(event, failure);
    }
    if (Thread.interrupted()) {
      LOG.debug("the handler of live events of business {} left an interrupt", businessId);
    }
  }

  private void report(LiveEvent event, Throwable failure) {
    try {
      handler.onError(event, failure);
    } catch (Throwable second) {
      LOG.warn("the handler of live events of business {} failed in onError", businessId, second);
    }
  }
}
