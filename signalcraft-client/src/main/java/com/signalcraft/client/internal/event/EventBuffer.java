package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.GapReason;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.event.Overflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The events between the thread that reads and the one that hands over, bounded. What the stream
 * itself tells (its own events) always has room; there is little of it, as no connection is opened
 * before half of the buffer is free. Thread-safe.
 */
final class EventBuffer {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<LiveEvent> events = new ArrayDeque<>();
  private final int capacity;
  private final Overflow overflow;
  private final Duration gapMargin;
  private final EventTime time;
  private @Nullable Instant leftOutSince;
  private boolean blocked;
  private long blockedSince;
  private boolean finished;
  private boolean closed;

  EventBuffer(int capacity, Overflow overflow, Duration gapMargin, EventTime time) {
    this.capacity = capacity;
    this.overflow = overflow;
    this.gapMargin = gapMargin;
    this.time = time;
  }

  /**
   * Puts an event in that was received. Where there is no room, waits or leaves it out, as the
   * overflow says.
   *
   * @param event the event
   * @param wanted whether the connection that it came by still counts; asked while it waits
   * @param onWaiting told before it begins to wait
   */
  void put(LiveEvent event, BooleanSupplier wanted, Runnable onWaiting)
      throws InterruptedException {
    lock.lock();
    try {
      if (overflow == Overflow.DROP) {
        putOrLeaveOut(event);
        return;
      }
      if (isFull() && isOpen()) {
        onWaiting.run();
        awaitRoom(wanted);
      }
      if (isOpen() && wanted.getAsBoolean()) {
        add(event);
      }
    } finally {
      lock.unlock();
    }
  }

  private void putOrLeaveOut(LiveEvent event) {
    if (leftOutSince != null || !isOpen()) {
      return;
    } else if (isFull()) {
      leftOutSince = time.now();
    } else {
      add(event);
    }
  }

  private void awaitRoom(BooleanSupplier wanted) throws InterruptedException {
    blocked = true;
    blockedSince = time.nanos();
    try {
      while (isFull() && isOpen() && wanted.getAsBoolean()) {
        changed.await();
      }
    } finally {
      blocked = false;
    }
  }

  /** Puts one of the stream's own events in. */
  void tell(LiveEvent event) {
    lock.lock();
    try {
      if (isOpen()) {
        leftOut().ifPresent(this::add);
        add(event);
      }
    } finally {
      lock.unlock();
    }
  }

  private void add(LiveEvent event) {
    events.add(event);
    changed.signalAll();
  }

  /** Whoever waits to put something in is to ask again whether that is still wanted. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next event; empty when there will be none. */
  Optional<LiveEvent> take() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && events.isEmpty() && leftOutSince == null && !finished) {
        changed.await();
      }
      if (closed) {
        return Optional.empty();
      }
      LiveEvent next = events.poll();
      changed.signalAll();
      return next == null ? leftOut() : Optional.of(next);
    } finally {
      lock.unlock();
    }
  }

  private Optional<LiveEvent> leftOut() {
    Instant since = leftOutSince;
    leftOutSince = null;
    return since == null
        ? Optional.empty()
        : Optional.of(Gaps.between(since, time.now(), gapMargin, GapReason.OVERFLOW));
  }

  /** Waits until half of the buffer is free, or nothing is wanted any more. */
  void awaitCaughtUp() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (isOpen() && events.size() > capacity / 2) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How long the thread that reads has been waiting for room. */
  Duration blockedFor() {
    lock.lock();
    try {
      return blocked ? Duration.ofNanos(time.nanos() - blockedSince) : Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return events.size();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more is put in; what is there is still given out. */
  void finish() {
    lock.lock();
    try {
      finished = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more is put in or given out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      events.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return events.size() >= capacity;
  }

  private boolean isOpen() {
    return !finished && !closed;
  }
}
