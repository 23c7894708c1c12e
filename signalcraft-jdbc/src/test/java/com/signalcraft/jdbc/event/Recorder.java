package com.signalcraft.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.error.SignalCraftException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it is told. */
final class Recorder implements EventListener {

  private static final int PATIENCE_SECONDS = 30;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<SignalCraftException> failure = new CompletableFuture<>();

  @Override
  public void onEvent(Event event) {
    events.add(event);
  }

  @Override
  public void onFailure(SignalCraftException reason) {
    failure.complete(reason);
  }

  /** The next event, waited for. */
  Event next() throws InterruptedException {
    Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(event).as("an event in time").isNotNull();
    return event;
  }

  /** The next event, which is a gap. */
  Event.Gap nextGap() throws InterruptedException {
    return (Event.Gap) next();
  }

  /** What it was told of the end, waited for. */
  SignalCraftException failure() throws Exception {
    return failure.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether it was told of an end. */
  boolean hasFailed() {
    return failure.isDone();
  }
}
