package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.jdbc.internal.transaction.Query;
import com.signalcraft.kpi.KpiPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs points into arrays, one for each column, so that thousands travel as a handful of values.
 * The form in which {@code signalcraft.push_points} takes them is known here alone. Stateless.
 */
final class PointPacker {

  /** The parameters that {@link #bind} gives values to, in their order. */
  static final String PARAMETERS = "?, ?, ?, ?";

  private PointPacker() {}

  /**
   * Binds the ids, time stamps, values and metadata of some points.
   *
   * @param query the statement, whose next question marks are {@link #PARAMETERS}
   * @param points the points, of one source
   * @return the statement
   */
  static Query bind(Query query, List<KpiPoint> points) {
    return query
        .bindUuids(points.stream().map(KpiPoint::id).toList())
        .bindInstants(points.stream().map(KpiPoint::timestamp).toList())
        .bindDecimals(points.stream().map(KpiPoint::value).toList())
        .bindArray("jsonb", metadata(points));
  }

  /** Null where no point has any, which is the rule. */
  private static @Nullable String @Nullable [] metadata(List<KpiPoint> points) {
    @Nullable String[] texts = null;
    for (int i = 0; i < points.size(); i++) {
      if (!points.get(i).metadata().isEmpty()) {
        if (texts == null) {
          texts = new @Nullable String[points.size()];
        }
        texts[i] = points.get(i).metadata().toJson();
      }
    }
    return texts;
  }
}
