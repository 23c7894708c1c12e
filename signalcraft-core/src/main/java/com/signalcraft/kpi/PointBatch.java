package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points of one source that are written together. Immutable.
 *
 * @param sourceId the source of every point
 * @param points 1 to 10,000 points; of two with one id the later wins
 * @param idempotencyKey 8 to 200 characters; a batch repeated with its key changes nothing and gets
 *     the first answer again. Null for none
 */
public record PointBatch(UUID sourceId, List<KpiPoint> points, @Nullable String idempotencyKey) {

  public PointBatch {
    Checks.required("source_id", sourceId);
    points = Checks.list("data_points", points);
    Checks.between("data_points", points.size(), 1, MAX_POINTS);
    for (KpiPoint point : points) {
      // Not by Checks.that: the message would be made for each of millions of points.
      if (!point.sourceId().equals(sourceId)) {
        throw new ValidationException(
            "source_id",
            "must be " + sourceId + " for every point of the batch, was " + point.sourceId());
      }
    }
    if (idempotencyKey != null) {
      Checks.text("idempotency_key", idempotencyKey, 200);
      Checks.that(
          idempotencyKey.length() >= 8,
          "idempotency_key",
          "must have at least 8 characters, had " + idempotencyKey.length());
    }
  }

  /** The largest batch. */
  public static final int MAX_POINTS = 10_000;

  /**
   * A batch without an idempotency key.
   *
   * @param sourceId the source of every point
   * @param points 1 to 10,000 points
   * @return the batch
   */
  public static PointBatch of(UUID sourceId, List<KpiPoint> points) {
    return new PointBatch(sourceId, points, null);
  }
}
