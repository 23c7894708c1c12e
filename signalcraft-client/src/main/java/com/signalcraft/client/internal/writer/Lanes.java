package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.JournaledBatch;
import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.error.SignalCraftException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sources that have points on their way, which of them have a batch to send, and how many
 * workers are at it. Guarded by the queue's lock.
 */
final class Lanes {

  private final DeliveryOptions options;
  private final Timer timer;
  private final Supplier<String> keys;
  private final Consumer<Lane> whenOld;
  private final Map<UUID, JournaledBatch> recovered;
  private final Map<UUID, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private long flushedThrough;
  private int workers;

  /**
   * Lanes.
   *
   * @param keys makes idempotency keys
   * @param recovered by source, batches of an earlier process; taken over
   * @param whenOld called by the timer when the oldest point of a lane may be old
   */
  Lanes(
      DeliveryOptions options,
      Timer timer,
      Supplier<String> keys,
      Map<UUID, JournaledBatch> recovered,
      Consumer<Lane> whenOld) {
    this.options = options;
    this.timer = timer;
    this.keys = keys;
    this.recovered = new HashMap<>(recovered);
    this.whenOld = whenOld;
  }

  void add(Entry entry) {
    UUID sourceId = entry.point().sourceId();
    Lane lane = lanes.get(sourceId);
    if (lane == null) {
      lane = new Lane(sourceId, options, recovered.remove(sourceId));
      lanes.put(sourceId, lane);
    }
    lane.add(entry);
    if (lane.state() == Lane.State.IDLE) {
      schedule(lane, entry.takenAt());
    }
  }

  /** The next batch to send, or null where there is none; then the worker that asks ends. */
  @Nullable Work next() {
    long now = timer.nanoTime();
    for (Lane lane = ready.poll(); lane != null; lane = ready.poll()) {
      if (lane.isDue(now, flushedThrough)) {
        return new Work(lane, lane.next(keys), lane.failures());
      }
      release(lane);
    }
    workers--;
    return null;
  }

  /** Puts a lane where it belongs that is with no worker any more, and does not rest. */
  void release(Lane lane) {
    lane.state(Lane.State.IDLE);
    if (lane.isEmpty()) {
      lanes.remove(lane.sourceId(), lane);
    } else {
      schedule(lane, timer.nanoTime());
    }
  }

  /** Looks at a lane again whose oldest point may be old. */
  void old(Lane lane) {
    lane.timed(false, 0);
    if (lane.state() == Lane.State.IDLE) {
      release(lane);
    }
  }

  private void schedule(Lane lane, long now) {
    if (lane.isDue(now, flushedThrough)) {
      makeReady(lane);
    } else if (lane.needsTimer()) {
      timer.schedule(lane.timed(true, now), () -> whenOld.accept(lane));
    }
  }

  void makeReady(Lane lane) {
    lane.state(Lane.State.BUSY);
    ready.add(lane);
  }

  /** Makes all due that have a number up to a given one, and ends all rests. */
  void push(long through) {
    flushedThrough = Math.max(flushedThrough, through);
    long now = timer.nanoTime();
    for (Lane lane : lanes.values()) {
      if (lane.state() == Lane.State.RESTING) {
        makeReady(lane);
      } else if (lane.state() == Lane.State.IDLE) {
        schedule(lane, now);
      }
    }
  }

  /** Sends what is there of recovered batches, as the rest of them cannot be read. */
  void forgetRecovered() {
    recovered.clear();
    for (Lane lane : List.copyOf(lanes.values())) {
      lane.forgetRecovered();
      if (lane.state() == Lane.State.IDLE) {
        release(lane);
      }
    }
  }

  /** How many workers to start for what is ready; they count from now on. */
  int claimWorkers() {
    int wanted = Math.max(0, Math.min(options.inFlight() - workers, ready.size()));
    workers += wanted;
    return wanted;
  }

  /** Counts a worker that could not be started, or died. */
  void workerEnded() {
    workers--;
  }

  /** The last failure of some source that still fails, or null. */
  @Nullable SignalCraftException failure() {
    for (Lane lane : lanes.values()) {
      if (lane.failure() != null) {
        return lane.failure();
      }
    }
    return null;
  }
}
