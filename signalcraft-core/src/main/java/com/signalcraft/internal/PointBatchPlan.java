package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What of a batch is to be written: without the points that are refused, of two with one key the
 * later one, in the order of the keys. Immutable.
 *
 * @param points the points to be written, in the order of {@link PointKey}, each key once
 * @param superseded how many were followed by a later one with the same key
 * @param rejected the points that are refused, in the order of the batch
 */
public record PointBatchPlan(List<KpiPoint> points, int superseded, List<RejectedPoint> rejected) {

  public PointBatchPlan {
    points = Checks.list("points", points);
    Checks.that(superseded >= 0, "superseded", "must not be negative, was " + superseded);
    rejected = Checks.list("rejected", rejected);
  }

  /** How far ahead of the clock a point may be. */
  public static final Duration MAX_AHEAD = Duration.ofDays(366);

  private static final Comparator<KpiPoint> ORDER = Comparator.comparing(PointKey::of);

  /**
   * The plan for a batch.
   *
   * @param batch the batch
   * @param now the time; points more than {@link #MAX_AHEAD} after it are refused
   * @return what is to be written, and what is refused and why
   */
  public static PointBatchPlan of(PointBatch batch, Instant now) {
    Instant latest = now.plus(MAX_AHEAD);
    List<KpiPoint> wanted = new ArrayList<>(batch.points().size());
    List<RejectedPoint> rejected = new ArrayList<>();
    for (KpiPoint point : batch.points()) {
      if (point.timestamp().isAfter(latest)) {
        rejected.add(
            new RejectedPoint(
                point,
                ValidationException.CODE,
                "timestamp: must be at most 366 days ahead, until "
                    + latest
                    + ", was "
                    + point.timestamp()));
      } else {
        wanted.add(point);
      }
    }
    // Stable, and linear where the points are in order already.
    wanted.sort(ORDER);
    List<KpiPoint> points = withoutSuperseded(wanted);
    return new PointBatchPlan(points, wanted.size() - points.size(), rejected);
  }

  private static List<KpiPoint> withoutSuperseded(List<KpiPoint> sorted) {
    List<KpiPoint> points = new ArrayList<>(sorted.size());
    for (int i = 0; i < sorted.size(); i++) {
      boolean later = i + 1 < sorted.size() && ORDER.compare(sorted.get(i), sorted.get(i + 1)) == 0;
      if (!later) {
        points.add(sorted.get(i));
      }
    }
    return points;
  }
}
