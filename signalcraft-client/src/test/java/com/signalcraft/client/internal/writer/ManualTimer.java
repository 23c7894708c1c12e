package com.signalcraft.client.internal.writer;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timer that a test moves on; what is due is called by the thread that moves it. */
final class ManualTimer implements Timer {

  private record Task(long at, long order, Runnable run) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
  private long now = 1_000;
  private long order;
  private boolean closed;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Cancellable schedule(long delay, Runnable run) {
    Task task = new Task(now + Math.max(0, delay), order++, run);
    if (!closed) {
      tasks.add(task);
    }
    return () -> cancel(task);
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  synchronized int waiting() {
    return tasks.size();
  }

  void advance(Duration time) {
    long end;
    synchronized (this) {
      end = now + time.toNanos();
    }
    for (Runnable due = next(end); due != null; due = next(end)) {
      due.run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized Runnable next(long end) {
    if (tasks.isEmpty() || tasks.peek().at() > end) {
      return null;
    }
    Task task = tasks.remove();
    now = Math.max(now, task.at());
    return task.run();
  }

  @Override
  public synchronized void close() {
    closed = true;
    tasks.clear();
  }
}
