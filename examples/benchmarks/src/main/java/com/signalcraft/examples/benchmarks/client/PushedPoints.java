package com.signalcraft.examples.benchmarks.client;

import com.signalcraft.client.internal.json.PointBatchEncoder;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Points of some sources, one a minute, of four digits and two decimals, and the same as bodies of
 * requests. Immutable.
 *
 * @param points all points, of the sources in turns
 * @param batches by source, the points in batches
 * @param bodies by source, the batches as JSON
 */
record PushedPoints(
    List<KpiPoint> points, List<List<PointBatch>> batches, List<List<byte[]>> bodies) {

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  static PushedPoints of(ClientScale scale) {
    SplittableRandom random = new SplittableRandom(5);
    List<List<KpiPoint>> bySource = new ArrayList<>();
    List<KpiPoint> all = new ArrayList<>();
    for (int s = 0; s < ClientScale.SOURCES; s++) {
      bySource.add(new ArrayList<>());
    }
    for (int i = 0; i < scale.points() / ClientScale.SOURCES; i++) {
      for (int s = 0; s < ClientScale.SOURCES; s++) {
        KpiPoint point =
            KpiPoint.of(
                new UUID(0x8000_0000_0000_4000L, 0x8000_0000_0000_0000L + s),
                START.plusSeconds(60L * i),
                BigDecimal.valueOf(random.nextInt(100_000, 1_000_000), 2));
        bySource.get(s).add(point);
        all.add(point);
      }
    }
    List<List<PointBatch>> batches = bySource.stream().map(PushedPoints::batches).toList();
    List<List<byte[]>> bodies =
        batches.stream()
            .map(some -> some.stream().map(PointBatchEncoder::encode).toList())
            .toList();
    return new PushedPoints(all, batches, bodies);
  }

  private static List<PointBatch> batches(List<KpiPoint> points) {
    List<PointBatch> batches = new ArrayList<>();
    for (int i = 0; i < points.size(); i += ClientScale.BATCH) {
      List<KpiPoint> some = points.subList(i, i + ClientScale.BATCH);
      batches.add(PointBatch.of(some.get(0).sourceId(), some));
    }
    return batches;
  }

  /** By source, the same as {@link #bodies}, each body made anew when it is its turn. */
  List<Iterable<byte[]>> bodiesMadeAsTheyAreAskedFor() {
    List<Iterable<byte[]>> made = new ArrayList<>();
    for (List<PointBatch> some : batches) {
      made.add(() -> some.stream().map(PointBatchEncoder::encode).iterator());
    }
    return made;
  }

  long bytes() {
    return bodies.stream().flatMap(List::stream).mapToLong(body -> body.length).sum();
  }
}
