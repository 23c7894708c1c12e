package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.JournaledBatch;
import com.signalcraft.client.internal.json.PointBatchEncoder;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.error.SignalCraftException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The points of one source on their way: first the batch that was sent and not settled, if any,
 * then those that wait, in their order. Guarded by the queue's lock.
 */
final class Lane {

  /** Where a lane is. */
  enum State {
    /** It has nothing to send yet. */
    IDLE,
    /** It is queued for a thread, or with one. */
    BUSY,
    /** Its batch failed, and is sent again after a while. */
    RESTING
  }

  private final UUID sourceId;
  private final int batchPoints;
  private final int batchBytes;
  private final long maxAge;
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private @Nullable Delivery unsettled;
  private @Nullable JournaledBatch recovered;
  private State state = State.IDLE;
  private boolean timed;
  private int failures;
  private @Nullable SignalCraftException failure;

  Lane(UUID sourceId, DeliveryOptions options, @Nullable JournaledBatch recovered) {
    this.sourceId = sourceId;
    this.batchPoints = options.batchPoints();
    this.batchBytes = options.batchBytes();
    this.maxAge = options.maxAge().toNanos();
    this.recovered = recovered;
  }

  UUID sourceId() {
    return sourceId;
  }

  State state() {
    return state;
  }

  void state(State next) {
    state = next;
  }

  void add(Entry entry) {
    waiting.add(entry);
    waitingBytes += entry.bytes();
  }

  /** Whether nothing is on its way or known to come from the journal. */
  boolean isEmpty() {
    return unsettled == null && waiting.isEmpty() && recovered == null;
  }

  /** Sends what is there under a new key, as a part of the recovered batch cannot be read. */
  void forgetRecovered() {
    recovered = null;
  }

  /** Whether there is a batch to send: one to repeat, a full one, an old one, or a flushed one. */
  boolean isDue(long now, long flushedThrough) {
    Entry first = waiting.peekFirst();
    if (unsettled != null) {
      return true;
    } else if (first == null) {
      return false;
    }
    JournaledBatch known = recovered;
    if (known != null && first.sequence() >= known.firstSequence()) {
      return waiting.size() >= known.points();
    }
    return known != null
        || waiting.size() >= batchPoints
        || waitingBytes + PointBatchEncoder.FRAME_BYTES >= batchBytes
        || first.sequence() <= flushedThrough
        || now - first.takenAt() >= maxAge;
  }

  /** The batch to send; the lane must be due. */
  Delivery next(Supplier<String> keys) {
    Delivery delivery = unsettled == null ? take(keys) : unsettled;
    unsettled = delivery;
    return delivery;
  }

  private Delivery take(Supplier<String> keys) {
    JournaledBatch known = recovered;
    List<Entry> entries = new ArrayList<>(Math.min(batchPoints, waiting.size()));
    if (known != null && waiting.getFirst().sequence() >= known.firstSequence()) {
      // As it was sent before, whatever the limits are now.
      while (entries.size() < known.points()) {
        entries.add(remove());
      }
      recovered = null;
      return Delivery.again(entries, known.key());
    }
    long bytes = PointBatchEncoder.FRAME_BYTES;
    while (entries.size() < batchPoints && !waiting.isEmpty()) {
      Entry next = waiting.getFirst();
      boolean tooLarge = !entries.isEmpty() && bytes + next.bytes() > batchBytes;
      if (tooLarge || (known != null && next.sequence() >= known.firstSequence())) {
        break;
      }
      bytes += next.bytes();
      entries.add(remove());
    }
    return Delivery.of(entries, keys.get());
  }

  private Entry remove() {
    Entry entry = waiting.removeFirst();
    waitingBytes -= entry.bytes();
    return entry;
  }

  /** Notes that the batch was settled. */
  void settled() {
    unsettled = null;
    failures = 0;
    failure = null;
  }

  /** Notes that the batch failed; returns how often in a row. */
  int failed(SignalCraftException why) {
    failure = why;
    failures++;
    return failures;
  }

  int failures() {
    return failures;
  }

  @Nullable SignalCraftException failure() {
    return failure;
  }

  /**
   * Whether somebody has to watch for the oldest waiting point to become old. Not while a recovered
   * batch is read back, which goes as a whole, whatever its age is.
   */
  boolean needsTimer() {
    return !timed && !waiting.isEmpty() && recovered == null;
  }

  /** Notes whether somebody watches; returns how long until the oldest point is old. */
  long timed(boolean isTimed, long now) {
    timed = isTimed;
    Entry first = waiting.peekFirst();
    return first == null ? 0 : Math.max(0, maxAge - (now - first.takenAt()));
  }
}
