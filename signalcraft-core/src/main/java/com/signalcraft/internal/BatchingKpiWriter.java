package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PartialWriteException;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer on top of any back end's way to write a batch. It has no thread of its own: a batch is
 * written by the thread that completes it, so the back end's pace is the caller's. Sources are
 * written side by side, the points of one in their order.
 *
 * <p>A batch that fails for a passing reason ({@link SignalCraftException#retryable()}) stays with
 * the writer and is sent again, with the same idempotency key, so that it counts once even where
 * the first try got through unnoticed. At most {@value #ROOM_IN_BATCHES} batches of a source wait
 * so; then {@link #write} takes no more points of it and throws the failure. A batch that is
 * refused as a whole gives a {@link RejectedPoint} for each point. Anything else that the back end
 * throws is a defect and goes to the caller; the batch waits as well.
 *
 * <p>Thread-safe.
 */
public final class BatchingKpiWriter implements KpiWriter {

  /** How many batches of a source wait at the most. */
  public static final int ROOM_IN_BATCHES = 4;

  private static final Logger LOG = LoggerFactory.getLogger(BatchingKpiWriter.class);

  private final Function<PointBatch, WriteResult> sink;
  private final WriterOptions options;
  private final LongSupplier nanoTime;
  private final Map<UUID, WriterLane> lanes = new ConcurrentSkipListMap<>(UuidOrder.UNSIGNED);
  private final WriterTally tally = new WriterTally();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A writer.
   *
   * @param sink writes a batch; called by many threads at once, for each source by one at a time
   * @param options how it batches
   */
  public BatchingKpiWriter(Function<PointBatch, WriteResult> sink, WriterOptions options) {
    this(sink, options, System::nanoTime);
  }

  /**
   * A writer with a clock of its own for time-outs.
   *
   * @param sink writes a batch; called by many threads at once, for each source by one at a time
   * @param options how it batches
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  public BatchingKpiWriter(
      Function<PointBatch, WriteResult> sink, WriterOptions options, LongSupplier nanoTime) {
    this.sink = Checks.required("sink", sink);
    this.options = Checks.required("options", options);
    this.nanoTime = Checks.required("nano_time", nanoTime);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SignalCraftException the passing failure of the source's last batch, where there is no
   *     room for another point of it; the point is not taken
   */
  @Override
  public void write(KpiPoint point) {
    Checks.required("point", point);
    WriterLane lane =
        lanes.computeIfAbsent(point.sourceId(), id -> new WriterLane(id, sink, options));
    WriterLane.Outcome outcome = lane.add(point, this::requireOpen, tally);
    tell(outcome.rejected());
    outcome.rethrow();
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new ValidationException("writer", "must be open, was closed");
    }
  }

  /**
   * {@inheritDoc} Sources are written one after the other; after the time is up no further batch is
   * begun. A point with a later one of the same key in its batch counts as accepted. An interrupt
   * ends the waiting for other threads and stays set; what they hold is pending.
   */
  @Override
  public FlushReport flush(Duration timeout) {
    Checks.required("timeout", timeout);
    Checks.that(!timeout.isNegative(), "timeout", "must not be negative, was " + timeout);
    requireOpen();
    drain(Deadline.after(timeout, nanoTime));
    return tally.report();
  }

  private @Nullable SignalCraftException drain(Deadline deadline) {
    SignalCraftException failure = null;
    for (WriterLane lane : lanes.values()) {
      WriterLane.Outcome outcome = lane.drain(deadline, tally);
      tell(outcome.rejected());
      failure = failure == null ? outcome.failure() : failure;
    }
    return failure;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SignalCraftException if points are lost: those that could not be written, with the code
   *     of the failure; or {@link com.signalcraft.kpi.PartialWriteException} for refused ones that
   *     are in no receipt and that no listener was told of
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    SignalCraftException failure = drain(Deadline.NEVER);
    FlushReport last = tally.report();
    if (last.pending() > 0) {
      throw lost(last.pending(), failure);
    }
    // The options' own listener does nothing: then the receipts are the only ones who know.
    boolean nobodyTold = options.onRejected() == WriterOptions.defaults().onRejected();
    if (nobodyTold && !last.rejected().isEmpty()) {
      throw new PartialWriteException(new WriteResult(0, 0, 0, 0, last.rejected(), false));
    }
  }

  private static SignalCraftException lost(long points, @Nullable SignalCraftException failure) {
    String why = failure == null ? "another thread is still writing them" : failure.getMessage();
    return new SignalCraftException(
        failure == null ? "CLOSED" : failure.code(),
        failure != null && failure.retryable(),
        points + " points could not be written before the writer was closed, and are lost: " + why,
        failure == null ? FailureDetails.NONE : FailureDetails.causedBy(failure));
  }

  private void tell(List<RejectedPoint> rejected) {
    for (RejectedPoint point : rejected) {
      try {
        options.onRejected().accept(point);
      } catch (RuntimeException e) {
        LOG.warn(
            "the listener for refused points failed on one of source {}",
            point.point().sourceId(),
            e);
      }
    }
  }

  /** When to stop. */
  record Deadline(long nanos, @Nullable LongSupplier clock) {

    static final Deadline NEVER = new Deadline(0, null);

    static Deadline after(Duration timeout, LongSupplier clock) {
      long nanos =
          timeout.compareTo(Duration.ofDays(10_000)) > 0
              ? Duration.ofDays(10_000).toNanos()
              : timeout.toNanos();
      return new Deadline(clock.getAsLong() + nanos, clock);
    }

    boolean isNever() {
      return clock == null;
    }

    long remaining() {
      return clock == null ? Long.MAX_VALUE : Math.max(0, nanos - clock.getAsLong());
    }
  }

  /** The counts since the last receipt. Thread-safe. */
  static final class WriterTally {
    private final List<RejectedPoint> rejected = new ArrayList<>();
    private long accepted;
    private long pending;

    synchronized void taken() {
      pending++;
    }

    synchronized void written(int points, List<RejectedPoint> refused) {
      pending -= points;
      accepted += points - (long) refused.size();
      rejected.addAll(refused);
    }

    synchronized FlushReport report() {
      FlushReport report = new FlushReport(accepted, rejected, pending);
      accepted = 0;
      rejected.clear();
      return report;
    }
  }
}
