package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import java.util.List;

/**
 * What became of each point of a batch; the counts add up to its size. Immutable.
 *
 * @param inserted new points
 * @param corrected points that were there with another value
 * @param unchanged points that were there with the same value
 * @param superseded points followed by a later one with the same id in the batch
 * @param rejected points that were refused, in their order
 * @param replayed whether this is the answer that the idempotency key got before
 */
public record WriteResult(
    int inserted,
    int corrected,
    int unchanged,
    int superseded,
    List<RejectedPoint> rejected,
    boolean replayed) {

  public WriteResult {
    rejected = Checks.list("rejected", rejected);
  }

  /**
   * How many points are stored now as the batch says.
   *
   * @return inserted, corrected and unchanged ones
   */
  public int accepted() {
    return inserted + corrected + unchanged;
  }

  /**
   * This result, where a refused point is an error.
   *
   * @return this
   * @throws PartialWriteException if any point was refused
   */
  public WriteResult requireComplete() {
    if (!rejected.isEmpty()) {
      throw new PartialWriteException(this);
    }
    return this;
  }
}
