package com.signalcraft.jdbc.internal.load;

import com.signalcraft.common.Checks;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Cuts points into batches that can be written in one transaction. The same points in the same
 * order are always cut in the same way and get the same keys. Not thread-safe.
 */
final class BatchCutter {

  /** How many points are held at once. */
  static final int MAX_HELD = 50_000;

  /** Each takes two locks of the database, which has some thousands of them for everybody. */
  static final int MAX_TOGETHER = 500;

  private final String key;
  private final Iterator<KpiPoint> points;
  private long cut;

  /**
   * A cutter.
   *
   * @param key what the keys of the batches begin with
   * @param points the points
   */
  BatchCutter(String key, Iterator<KpiPoint> points) {
    this.key = key;
    this.points = points;
  }

  /**
   * The next points in their batches.
   *
   * @return groups of up to {@value #MAX_TOGETHER} batches, of different sources within a group,
   *     and in the order in which they are to be written; empty at the end of the points
   */
  List<List<PointBatch>> next() {
    Map<UUID, List<KpiPoint>> bySource = new LinkedHashMap<>();
    for (int held = 0; held < MAX_HELD && points.hasNext(); held++) {
      KpiPoint point = Checks.required("points", points.next());
      bySource.computeIfAbsent(point.sourceId(), id -> new ArrayList<>()).add(point);
    }
    List<List<PointBatch>> groups = new ArrayList<>();
    for (int from = 0; from < MAX_HELD; from += PointBatch.MAX_POINTS) {
      List<PointBatch> group = new ArrayList<>();
      for (Map.Entry<UUID, List<KpiPoint>> source : bySource.entrySet()) {
        if (from < source.getValue().size()) {
          group.add(batch(source.getKey(), source.getValue(), from));
          if (group.size() == MAX_TOGETHER) {
            groups.add(group);
            group = new ArrayList<>();
          }
        }
      }
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
  }

  private PointBatch batch(UUID sourceId, List<KpiPoint> all, int from) {
    int to = Math.min(all.size(), from + PointBatch.MAX_POINTS);
    cut++;
    return new PointBatch(sourceId, all.subList(from, to), key + "/" + cut);
  }
}
