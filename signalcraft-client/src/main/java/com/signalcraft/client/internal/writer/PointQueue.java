package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.JournaledBatch;
import com.signalcraft.client.internal.journal.Recovery;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.RejectedPoint;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The points on their way, and what became of those that are settled. Bounded; does no I/O, and
 * calls nobody but the timer under its lock. Thread-safe.
 */
final class PointQueue {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Timer timer;
  private final Backoff backoff;
  private final Lanes lanes;
  private final Barriers barriers = new Barriers();
  private final Tally tally;
  private final Occupancy occupancy;
  private boolean refilling;
  private long lastTaken;
  private boolean closed;

  /** Set once, before any point comes. */
  private IntConsumer startWorkers = wanted -> {};

  /**
   * A queue.
   *
   * @param keys makes idempotency keys
   * @param recovery what the journal held, which is read back first
   */
  PointQueue(
      DeliveryOptions options,
      Timer timer,
      Backoff backoff,
      Supplier<String> keys,
      Recovery recovery) {
    this.timer = timer;
    this.backoff = backoff;
    this.lanes = new Lanes(options, timer, keys, recovery.batches(), this::old);
    this.tally = new Tally(options.queueCapacity());
    long sent = recovery.batches().values().stream().mapToLong(JournaledBatch::points).sum();
    this.occupancy = new Occupancy(options, tally, recovery.points(), sent);
    this.lastTaken = recovery.lastSequence();
    lanes.push(lastTaken);
  }

  /** Has so many threads started as it says, each to ask for work until there is none. */
  void startWorkersBy(IntConsumer starter) {
    startWorkers = starter;
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  // ---- taking points

  /** Takes a point, unless there is no room. Not for use with a journal. */
  boolean offer(KpiPoint point, int bytes) {
    int wanted;
    lock.lock();
    try {
      requireOpen();
      if (occupancy.place() == Place.NOWHERE) {
        return false;
      }
      wanted = add(point, bytes, lastTaken + 1);
    } finally {
      lock.unlock();
    }
    start(wanted);
    return true;
  }

  /** Where the next point goes, until the caller has put it there; for one thread at a time. */
  Place place() {
    return locked(
        () -> {
          requireOpen();
          return occupancy.place();
        });
  }

  /** Takes a point that is in the journal, after {@link #place} said so. */
  void take(KpiPoint point, int bytes, long sequence) {
    start(locked(() -> add(point, bytes, sequence)));
  }

  private int add(KpiPoint point, int bytes, long sequence) {
    lastTaken = sequence;
    occupancy.taken(1);
    lanes.add(new Entry(point, sequence, bytes, timer.nanoTime()));
    return lanes.claimWorkers();
  }

  /** Counts a point that is in the journal alone; tells whether it can be read back now. */
  boolean spill(long sequence) {
    return locked(
        () -> {
          occupancy.spilled();
          lastTaken = sequence;
          return occupancy.roomForRefill() > 0;
        });
  }

  /**
   * Waits until there is room, in the queue and for what else is asked.
   *
   * @param deadline when to give up, in nanoseconds of the timer
   * @throws OverloadedException if it is time to give up
   * @throws CallTimeoutException if the thread is interrupted
   */
  void awaitRoom(long deadline, BooleanSupplier alsoNeeded) {
    Timer.Cancellable alarm = null;
    lock.lock();
    try {
      while (!closed && !(occupancy.place() != Place.NOWHERE && alsoNeeded.getAsBoolean())) {
        long left = deadline - timer.nanoTime();
        if (left <= 0) {
          throw occupancy.overloaded(lanes.failure());
        }
        alarm = alarm == null ? timer.schedule(left, () -> locked(room::signalAll)) : alarm;
        room.await();
      }
      requireOpen();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallTimeoutException(
          "interrupted while waiting for room in the writer; the point is not taken",
          FailureDetails.causedBy(e));
    } finally {
      lock.unlock();
      if (alarm != null) {
        alarm.cancel();
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new ValidationException("writer", "must be open, was closed");
    }
  }

  // ---- sending

  /** Work for a worker, or null where there is none: then the worker ends. */
  @Nullable Work next() {
    lock.lock();
    try {
      Work work = lanes.next();
      if (work == null) {
        // There may be less room than to wake for, and nobody left who makes more.
        room.signalAll();
      }
      return work;
    } finally {
      lock.unlock();
    }
  }

  /** Counts a worker that could not be started, or died. */
  void workerEnded() {
    locked(lanes::workerEnded);
  }

  /** Has workers started for what is ready. */
  void wake() {
    start(locked(lanes::claimWorkers));
  }

  private void start(int wanted) {
    if (wanted > 0) {
      startWorkers.accept(wanted);
    }
  }

  /** Counts a batch as answered. */
  void settled(Work work, List<RejectedPoint> refused) {
    Delivery delivery = work.delivery();
    List<Barrier> passed;
    lock.lock();
    try {
      tally.settled(delivery.points(), refused);
      occupancy.settled(delivery);
      passed = barriers.settled(delivery);
      work.lane().settled();
      lanes.release(work.lane());
      if (occupancy.hasWakingRoom()) {
        room.signalAll();
      }
    } finally {
      lock.unlock();
    }
    Barriers.open(passed);
    wake();
  }

  /** Lets a source rest after its batch failed; returns for how many nanoseconds. */
  long failed(Work work, SignalCraftException why) {
    Lane lane = work.lane();
    return locked(
        () -> {
          int failures = lane.failed(why);
          long delay = backoff.nanos(failures, why.retryAfter());
          lane.state(Lane.State.RESTING);
          timer.schedule(delay, () -> rested(lane, failures));
          return delay;
        });
  }

  private void rested(Lane lane, int failures) {
    locked(
        () -> {
          // A flush may have woken it before, and it failed again since.
          if (lane.state() == Lane.State.RESTING && lane.failures() == failures) {
            lanes.makeReady(lane);
          }
        });
    wake();
  }

  private void old(Lane lane) {
    locked(() -> lanes.old(lane));
    wake();
  }

  // ---- reading back from the journal

  /** How many points may be read back now, by the caller alone; 0 for none. */
  int beginRefill() {
    return locked(
        () -> {
          int most = refilling ? 0 : occupancy.roomForRefill();
          refilling = refilling || most > 0;
          return most;
        });
  }

  /** Takes points that were read back. */
  void endRefill(List<JournaledEntry> entries) {
    locked(
        () -> {
          refilling = false;
          occupancy.readBack(entries.size());
          long now = timer.nanoTime();
          entries.forEach(entry -> lanes.add(entry.at(now)));
          room.signalAll();
        });
    wake();
  }

  /** Gives up points that are in the journal alone and cannot be read; returns how many. */
  long loseSpilled() {
    List<Barrier> passed;
    long lost;
    lock.lock();
    try {
      lost = occupancy.loseSpilled();
      lanes.forgetRecovered();
      passed = barriers.remaining(occupancy.inMemory());
      room.signalAll();
    } finally {
      lock.unlock();
    }
    Barriers.open(passed);
    wake();
    return lost;
  }

  // ---- flushing and closing

  /** Has all sent that was taken, and tells when it is settled. */
  Barrier flush() {
    Barrier barrier =
        locked(
            () -> {
              requireOpen();
              return push(lastTaken);
            });
    wake();
    return barrier;
  }

  /** Takes no more points, and has all sent; null where it was closed before. */
  @Nullable Barrier close() {
    Barrier barrier;
    lock.lock();
    try {
      if (closed) {
        return null;
      }
      closed = true;
      barrier = push(Long.MAX_VALUE);
      room.signalAll();
    } finally {
      lock.unlock();
    }
    wake();
    return barrier;
  }

  private Barrier push(long through) {
    lanes.push(through);
    return barriers.add(through, occupancy.pending());
  }

  /** Forgets a barrier that nobody waits for any more. */
  void drop(Barrier barrier) {
    locked(() -> barriers.remove(barrier));
  }

  /** Lets all go who wait for a barrier. */
  void release() {
    Barriers.open(locked(barriers::takeAll));
  }

  /** The receipt since the last one. */
  FlushReport report() {
    return locked(
        () -> {
          room.signalAll();
          return tally.report(occupancy.pending());
        });
  }

  /** How many points there are. */
  Depth depth() {
    return locked(occupancy::depth);
  }

  /** The last failure of some source that still fails, or null. */
  @Nullable SignalCraftException failure() {
    return locked(lanes::failure);
  }
}
