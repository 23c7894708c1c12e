package com.signalcraft.examples.fleet.stream;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.jspecify.annotations.Nullable;

/** A stream that runs. */
public final class StreamRun {

  private final StreamingQuery query;
  private final StreamCounts counts;
  private final BatchKeeper keeper;

  StreamRun(StreamingQuery query, StreamCounts counts, BatchKeeper keeper) {
    this.query = query;
    this.counts = counts;
    this.keeper = keeper;
  }

  /**
   * Waits until it ends: because all is read, or it was stopped.
   *
   * @return what it came to
   * @throws SignalCraftException if what was kept of a series cannot be read
   * @throws IllegalStateException if it failed otherwise
   */
  public StreamReport await() {
    try {
      query.awaitTermination();
    } catch (StreamingQueryException e) {
      throw told(e);
    }
    return report();
  }

  private static RuntimeException told(StreamingQueryException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableStateException unreadable) {
        return new ValidationException("state", String.valueOf(unreadable.getMessage()));
      }
      if (cause instanceof SignalCraftException known) {
        return known;
      }
    }
    return new IllegalStateException("the stream failed: " + failure.getMessage(), failure);
  }

  /** Ends it after the batch that is under way, or in it; it can be gone on with. */
  public void stop() {
    try {
      query.stop();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark did not stop the stream in time", e);
    }
  }

  StreamingQuery query() {
    return query;
  }

  StreamReport report() {
    return new StreamReport(
        keeper.batches(),
        keeper.told(Told.UNREADABLE),
        keeper.told(Told.LATE),
        counts.replaced().value(),
        counts.judged().value(),
        counts.waiting(),
        keeper.told(Told.ANOMALY),
        keeper.episodes(),
        keeper.told(Told.RESTARTED),
        counts.forgotten().value(),
        watermark());
  }

  private @Nullable String watermark() {
    StreamingQueryProgress last = query.lastProgress();
    return last == null ? null : last.eventTime().get("watermark");
  }
}
