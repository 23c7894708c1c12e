package com.signalcraft.examples.server.live;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.event.Event;
import com.signalcraft.jdbc.event.EventListener;
import com.signalcraft.jdbc.event.EventSubscription;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one subscription of this process: it gathers what happens within a moment and has it told.
 * What cannot be told as the database fails waits until it does not. Thread-safe.
 */
final class LiveFeed implements EventListener {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** A commit is told a moment after it can be seen. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final JdbcSignalCraft service;
  private final Telling telling;
  private final ScheduledExecutorService worker;
  private final Duration mergeWithin;
  private final InstantSource clock;
  private Batch pending = new Batch();
  private Instant since = Instant.EPOCH;
  private boolean due;
  private boolean failing;
  private boolean closed;
  private @Nullable EventSubscription subscription;

  LiveFeed(
      JdbcSignalCraft service,
      Telling telling,
      ScheduledExecutorService worker,
      Duration mergeWithin,
      InstantSource clock) {
    this.service = service;
    this.telling = telling;
    this.worker = worker;
    this.mergeWithin = mergeWithin;
    this.clock = clock;
  }

  /** Subscribes as soon as the database is there. */
  void start() {
    worker.execute(this::subscribe);
  }

  private synchronized void subscribe() {
    if (closed) {
      return;
    }
    try {
      subscription = service.subscribe(this);
    } catch (SignalCraftException e) {
      LOG.warn("live events are not told yet: {}", e.getMessage());
      later(this::subscribe, RETRY);
    }
  }

  /** A subscription that has failed is made anew; its first event is a gap. */
  @Override
  public void onFailure(SignalCraftException failure) {
    later(this::subscribe, RETRY);
  }

  @Override
  public synchronized void onEvent(Event event) {
    if (closed) {
      return;
    }
    if (pending.size() == 0) {
      since = clock.instant();
    }
    pending.add(event);
    if (pending.size() > Batch.MOST) {
      LOG.warn("{} events wait to be told: they become a gap", pending.size());
      pending = new Batch();
      pending.add(new Event.Gap(since.minus(SLACK), clock.instant()));
    }
    schedule(mergeWithin);
  }

  private void schedule(Duration wait) {
    if (!due && !closed && pending.size() > 0) {
      due = true;
      later(this::flush, wait);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the work tells of its failures itself
  private void later(Runnable work, Duration wait) {
    worker.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tells what has come so far. */
  private void flush() {
    Batch batch;
    synchronized (this) {
      due = false;
      batch = pending;
      pending = new Batch();
    }
    try {
      telling.tell(batch);
      failing = false;
    } catch (SQLException | RuntimeException e) {
      if (!failing) {
        LOG.warn("live events wait, as they cannot be read", e);
      }
      failing = true;
      putBack(batch);
    }
  }

  private synchronized void putBack(Batch batch) {
    batch.addAll(pending);
    pending = batch;
    schedule(RETRY);
  }

  /** Ends the subscription. */
  synchronized void close() {
    closed = true;
    if (subscription != null) {
      subscription.close();
    }
  }
}
