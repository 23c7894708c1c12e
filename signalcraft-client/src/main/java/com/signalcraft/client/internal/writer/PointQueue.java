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

  /** Where a point goes. */
  enum Place {
    /** Into the queue. */
    MEMORY,
    /** Into the journal alone, to be read back. */
    DISK,
    /** Nowhere: there is no room. */
    NOWHERE
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final DeliveryOptions options;
  private final Timer timer;
  private final Backoff backoff;
  private final Lanes lanes;
  private final Barriers barriers = new Barriers();
  private final Tally tally;

  /**
   * How much room there should be before those who wait for it are woken, so that they write many
   * points each time. Whatever there is will do when a worker has nothing left to do.
   */
  private final int wakingRoom;

  private long inMemory;
  private long onDisk;
  private boolean refilling;
  private long recoveredPoints;
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
    this.options = options;
    this.timer = timer;
    this.backoff = backoff;
    this.lanes = new Lanes(options, timer, keys, recovery.batches(), this::old);
    this.tally = new Tally(options.queueCapacity());
    this.wakingRoom = Math.max(1, options.queueCapacity() / 8);
    this.onDisk = recovery.points();
    this.recoveredPoints =
        recovery.batches().values().stream().mapToLong(JournaledBatch::points).sum();
    this.lastTaken = recovery.lastSequence();
    lanes.push(lastTaken);
  }

  /** Has so many threads started as it says, each to ask for work until there is none. */
  void startWorkersBy(IntConsumer starter) {
    startWorkers = starter;
  }

  // ---- taking points

  /** Takes a point, unless there is no room. Not for use with a journal. */
  boolean offer(KpiPoint point, int bytes) {
    int wanted;
    lock.lock();
    try {
      requireOpen();
      if (!hasRoom()) {
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
    lock.lock();
    try {
      requireOpen();
      if (onDisk == 0 && hasRoom()) {
        return Place.MEMORY;
      }
      return options.overflow().spills() ? Place.DISK : Place.NOWHERE;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a point that is in the journal, after {@link #place} said so. */
  void take(KpiPoint point, int bytes, long sequence) {
    int wanted;
    lock.lock();
    try {
      wanted = add(point, bytes, sequence);
    } finally {
      lock.unlock();
    }
    start(wanted);
  }

  private int add(KpiPoint point, int bytes, long sequence) {
    lastTaken = sequence;
    inMemory++;
    lanes.add(new Entry(point, sequence, bytes, timer.nanoTime()));
    return lanes.claimWorkers();
  }

  /** Counts a point that is in the journal alone; tells whether it can be read back now. */
  boolean spill(long sequence) {
    lock.lock();
    try {
      onDisk++;
      lastTaken = sequence;
      return roomForRefill() > 0;
    } finally {
      lock.unlock();
    }
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
      while (!closed && !(mayTake() && alsoNeeded.getAsBoolean())) {
        long left = deadline - timer.nanoTime();
        if (left <= 0) {
          throw overloaded();
        }
        alarm = alarm == null ? timer.schedule(left, this::signalRoom) : alarm;
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

  private boolean mayTake() {
    return options.overflow().spills() || (onDisk == 0 && hasRoom());
  }

  private boolean hasRoom() {
    return occupied() < options.queueCapacity();
  }

  /** Refused points that only a receipt will tell of take room as well. */
  private long occupied() {
    return inMemory + (options.hasRejectionListener() ? 0 : tally.rejected());
  }

  private OverloadedException overloaded() {
    SignalCraftException failure = lanes.failure();
    long untold = occupied() - inMemory;
    String message =
        "the writer has no room: %,d points wait%s; the point is not taken%s"
            .formatted(
                inMemory + onDisk,
                untold == 0 ? "" : " and %,d refused ones for a flush to tell".formatted(untold),
                failure == null ? "" : "; the last failure: " + failure.getMessage());
    return new OverloadedException(
        message,
        failure == null
            ? FailureDetails.NONE
            : new FailureDetails(
                failure.requestId().orElse(null), failure.retryAfter().orElse(null), failure));
  }

  private void signalRoom() {
    lock.lock();
    try {
      room.signalAll();
    } finally {
      lock.unlock();
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
        room.signalAll();
      }
      return work;
    } finally {
      lock.unlock();
    }
  }

  /** Counts a worker that could not be started, or died. */
  void workerEnded() {
    lock.lock();
    try {
      lanes.workerEnded();
    } finally {
      lock.unlock();
    }
  }

  /** Has workers started for what is ready. */
  void wake() {
    int wanted;
    lock.lock();
    try {
      wanted = lanes.claimWorkers();
    } finally {
      lock.unlock();
    }
    start(wanted);
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
      inMemory -= delivery.points();
      recoveredPoints -= delivery.isRecovered() ? delivery.points() : 0;
      passed = barriers.settled(delivery);
      work.lane().settled();
      lanes.release(work.lane());
      if (occupied() <= options.queueCapacity() - wakingRoom) {
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
    lock.lock();
    try {
      int failures = lane.failed(why);
      long delay = backoff.nanos(failures, why.retryAfter());
      lane.state(Lane.State.RESTING);
      timer.schedule(delay, () -> rested(lane, failures));
      return delay;
    } finally {
      lock.unlock();
    }
  }

  private void rested(Lane lane, int failures) {
    lock.lock();
    try {
      // A flush may have woken it before, and it failed again since.
      if (lane.state() == Lane.State.RESTING && lane.failures() == failures) {
        lanes.makeReady(lane);
      }
    } finally {
      lock.unlock();
    }
    wake();
  }

  private void old(Lane lane) {
    lock.lock();
    try {
      lanes.old(lane);
    } finally {
      lock.unlock();
    }
    wake();
  }

  // ---- reading back from the journal

  /** How many points may be read back now, by the caller alone; 0 for none. */
  int beginRefill() {
    lock.lock();
    try {
      int most = refilling ? 0 : roomForRefill();
      refilling = refilling || most > 0;
      return most;
    } finally {
      lock.unlock();
    }
  }

  private int roomForRefill() {
    // The batches of an earlier process are sent as they were, however little room there is.
    long most = options.queueCapacity() + recoveredPoints - occupied();
    return (int) Math.max(0, Math.min(Math.min(most, onDisk), Integer.MAX_VALUE));
  }

  /** Takes points that were read back. */
  void endRefill(List<JournaledEntry> entries) {
    lock.lock();
    try {
      refilling = false;
      onDisk -= entries.size();
      inMemory += entries.size();
      long now = timer.nanoTime();
      entries.forEach(entry -> lanes.add(entry.at(now)));
      room.signalAll();
    } finally {
      lock.unlock();
    }
    wake();
  }

  /** Gives up points that are in the journal alone and cannot be read; returns how many. */
  long loseSpilled() {
    List<Barrier> passed;
    long lost;
    lock.lock();
    try {
      lost = onDisk;
      onDisk = 0;
      recoveredPoints = 0;
      lanes.forgetRecovered();
      passed = barriers.remaining(inMemory);
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
    Barrier barrier;
    lock.lock();
    try {
      requireOpen();
      lanes.push(lastTaken);
      barrier = barriers.add(lastTaken, inMemory + onDisk);
    } finally {
      lock.unlock();
    }
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
      lanes.push(Long.MAX_VALUE);
      barrier = barriers.add(Long.MAX_VALUE, inMemory + onDisk);
      room.signalAll();
    } finally {
      lock.unlock();
    }
    wake();
    return barrier;
  }

  /** Forgets a barrier that nobody waits for any more. */
  void drop(Barrier barrier) {
    lock.lock();
    try {
      barriers.remove(barrier);
    } finally {
      lock.unlock();
    }
  }

  /** Lets all go who wait for a barrier. */
  void release() {
    List<Barrier> waiting;
    lock.lock();
    try {
      waiting = barriers.takeAll();
    } finally {
      lock.unlock();
    }
    Barriers.open(waiting);
  }

  /** The receipt since the last one. */
  FlushReport report() {
    lock.lock();
    try {
      FlushReport report = tally.report(inMemory + onDisk);
      room.signalAll();
      return report;
    } finally {
      lock.unlock();
    }
  }

  /** How many points there are. */
  Depth depth() {
    lock.lock();
    try {
      return new Depth(inMemory, onDisk);
    } finally {
      lock.unlock();
    }
  }

  /** How many points are in memory, and in the journal alone. */
  record Depth(long inMemory, long onDisk) {

    long points() {
      return inMemory + onDisk;
    }
  }

  /** The last failure of some source that still fails, or null. */
  @Nullable SignalCraftException failure() {
    lock.lock();
    try {
      return lanes.failure();
    } finally {
      lock.unlock();
    }
  }
}
