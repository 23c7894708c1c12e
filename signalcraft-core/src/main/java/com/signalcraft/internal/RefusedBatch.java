package com.signalcraft.internal;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import java.util.List;

/** A batch that is refused as a whole, seen point by point. Stateless. */
public final class RefusedBatch {

  private RefusedBatch() {}

  /**
   * The points of a refused batch.
   *
   * @param batch the batch
   * @param why the error that it was refused with
   * @return each point, with the code and the message of the error
   */
  public static List<RejectedPoint> points(PointBatch batch, SignalCraftException why) {
    String reason = why.getMessage() == null ? why.code() : why.getMessage();
    return batch.points().stream()
        .map(point -> new RejectedPoint(point, why.code(), reason))
        .toList();
  }
}
