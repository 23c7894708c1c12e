package com.signalcraft.client.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.event.EventHandler;
import com.signalcraft.client.event.LiveEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A handler that keeps what it is given. */
class Recorder implements EventHandler {

  final BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>();
  final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();

  @Override
  public void onEvent(LiveEvent event) {
    events.add(event);
  }

  @Override
  public void onError(LiveEvent event, Throwable failure) {
    errors.add(failure);
  }

  LiveEvent next() throws InterruptedException {
    LiveEvent event = events.poll(20, TimeUnit.SECONDS);
    assertThat(event).as("the next event").isNotNull();
    return event;
  }

  <T extends LiveEvent> T next(Class<T> type) throws InterruptedException {
    return type.cast(assertThat(next()).isInstanceOf(type).actual());
  }
}
