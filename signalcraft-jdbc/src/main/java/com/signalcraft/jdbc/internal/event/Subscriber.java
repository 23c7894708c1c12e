package com.signalcraft.jdbc.internal.event;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.event.Event;
import com.signalcraft.jdbc.event.EventListener;
import com.signalcraft.jdbc.event.EventSubscription;
import com.signalcraft.jdbc.internal.transaction.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener with what is still to be told to it. The subscription may be used by any thread; all
 * else is for the thread of events.
 */
final class Subscriber implements EventSubscription {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

  /** How many events wait at the most; more become a gap. */
  static final int MAX_WAITING = 10_000;

  /** A commit is told a moment after it can be seen. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final Visibility visibility;
  private final EventListener listener;
  private final Consumer<Subscriber> onEnd;
  private final Deque<Notice> waiting = new ArrayDeque<>();
  private Instant complete;
  private boolean inGap = true;
  private volatile boolean open = true;
  private volatile @Nullable SignalCraftException failure;

  /**
   * A listener that has been told nothing yet.
   *
   * @param since when it was made, by the database's clock
   * @param onEnd is told when it is open no more
   */
  Subscriber(
      Visibility visibility, EventListener listener, Instant since, Consumer<Subscriber> onEnd) {
    this.visibility = visibility;
    this.listener = listener;
    this.complete = since;
    this.onEnd = onEnd;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Optional<SignalCraftException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    open = false;
    onEnd.accept(this);
  }

  /** Whether events were missed, so that it must be told of a gap before anything else. */
  boolean isInGap() {
    return inGap;
  }

  /** From now on events may be missed. */
  void beginGap() {
    inGap = true;
  }

  /**
   * No events are missed any more.
   *
   * @param now the database's time
   */
  void endGap(Instant now) {
    Instant from = complete.isAfter(now) ? now : complete;
    waiting.add(Notice.of(new Event.Gap(from, now)));
    inGap = false;
  }

  /**
   * All events up to a time have come.
   *
   * @param now the database's time
   */
  void completeUpTo(Instant now) {
    if (waiting.isEmpty() && !inGap) {
      complete = now.minus(SLACK).isAfter(complete) ? now.minus(SLACK) : complete;
    }
  }

  /** Takes an event to be told. */
  void add(Notice notice) {
    if (inGap) {
      return;
    }
    if (waiting.size() >= MAX_WAITING) {
      LOG.warn("a listener is too slow: {} events are left out", waiting.size());
      waiting.clear();
      inGap = true;
      return;
    }
    waiting.add(notice);
  }

  /** Tells what waits, as far as the caller may know of it now. */
  void deliver() {
    if (waiting.isEmpty() || !open) {
      return;
    }
    List<Event> events;
    try {
      events = visibility.visible(waiting);
    } catch (SignalCraftException e) {
      if (e.retryable()) {
        LOG.debug("events wait, as it cannot be told who may know of them", e);
      } else {
        fail(e);
      }
      return;
    }
    waiting.clear();
    events.forEach(this::tell);
  }

  private void tell(Event event) {
    if (!open) {
      return;
    }
    try {
      listener.onEvent(event);
    } catch (RuntimeException | Error e) {
      LOG.warn("a listener failed on an event of {}", event.getClass().getSimpleName(), e);
    }
  }

  /** Ends it for a reason that does not pass. */
  void fail(SignalCraftException reason) {
    if (!open) {
      return;
    }
    open = false;
    onEnd.accept(this);
    if (reason.code().equals(Engine.CLOSED)) {
      return;
    }
    failure = reason;
    LOG.warn("a subscription to events has ended: {}", reason.getMessage());
    try {
      listener.onFailure(reason);
    } catch (RuntimeException | Error e) {
      LOG.warn("a listener failed when it was told of a failure", e);
    }
  }
}
