package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import java.util.function.Consumer;

/**
 * How a {@link KpiWriter} batches. Immutable.
 *
 * @param batchSize how many points of a source are written together, 1 to 10,000
 * @param onRejected told of each refused point, in the thread that writes; what it throws is logged
 *     and does not stop the writer
 */
public record WriterOptions(int batchSize, Consumer<RejectedPoint> onRejected) {

  public WriterOptions {
    Checks.between("batch_size", batchSize, 1, PointBatch.MAX_POINTS);
    Checks.required("on_rejected", onRejected);
  }

  /**
   * Batches of 1,000 points; refused points are in the receipts alone.
   *
   * @return the options
   */
  public static WriterOptions defaults() {
    return new WriterOptions(1_000, NobodyListens.INSTANCE);
  }

  /**
   * These options with another batch size.
   *
   * @param batchSize how many points of a source are written together, 1 to 10,000
   * @return the options
   */
  public WriterOptions withBatchSize(int batchSize) {
    return new WriterOptions(batchSize, onRejected);
  }

  /**
   * These options with another listener.
   *
   * @param onRejected told of each refused point
   * @return the options
   */
  public WriterOptions withOnRejected(Consumer<RejectedPoint> onRejected) {
    return new WriterOptions(batchSize, onRejected);
  }

  /** One instance, so that a writer can tell that its receipts are the only ones who know. */
  private enum NobodyListens implements Consumer<RejectedPoint> {
    INSTANCE;

    @Override
    public void accept(RejectedPoint rejected) {}
  }
}
