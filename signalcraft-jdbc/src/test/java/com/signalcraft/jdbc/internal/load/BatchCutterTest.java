package com.signalcraft.jdbc.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the points of a load are cut into batches. */
class BatchCutterTest {

  private static final String KEY = "load-of-june";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void points_of_several_sources_are_batches_of_one_group_each_with_its_own_key() {
    List<List<PointBatch>> groups = new BatchCutter(KEY, points(3, 31)).next();

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0))
        .extracting(
            PointBatch::sourceId, batch -> batch.points().size(), PointBatch::idempotencyKey)
        .containsExactly(
            tuple(new UUID(0, 0), 11, KEY + "/1"),
            tuple(new UUID(0, 1), 10, KEY + "/2"),
            tuple(new UUID(0, 2), 10, KEY + "/3"));
  }

  @Test
  void a_group_has_each_source_once_and_the_order_of_its_points_is_kept() {
    List<List<PointBatch>> groups = new BatchCutter(KEY, points(2, 44_000)).next();

    assertThat(groups)
        .allSatisfy(
            group -> assertThat(group).extracting(PointBatch::sourceId).doesNotHaveDuplicates());
    assertThat(sizes(groups))
        .containsExactly(List.of(10_000, 10_000), List.of(10_000, 10_000), List.of(2_000, 2_000));
    for (int source = 0; source < 2; source++) {
      List<KpiPoint> points = new ArrayList<>();
      for (List<PointBatch> group : groups) {
        points.addAll(group.get(source).points());
      }
      assertThat(points).extracting(KpiPoint::timestamp).isSorted();
    }
  }

  @Test
  void a_transaction_never_has_more_batches_than_the_locks_of_a_server_bear() {
    List<List<PointBatch>> groups = new BatchCutter(KEY, points(1_200, 2_400)).next();

    assertThat(groups).extracting(List::size).containsExactly(500, 500, 200);
  }

  @Test
  void no_more_points_than_allowed_are_held_and_the_next_ones_go_on_where_those_ended() {
    BatchCutter cutter = new BatchCutter(KEY, points(7, 120_000));
    List<Integer> held = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (List<List<PointBatch>> groups = cutter.next(); !groups.isEmpty(); groups = cutter.next()) {
      held.add(
          groups.stream().flatMap(List::stream).mapToInt(batch -> batch.points().size()).sum());
      groups.stream().flatMap(List::stream).map(PointBatch::idempotencyKey).forEach(keys::add);
    }

    assertThat(held).containsExactly(50_000, 50_000, 20_000);
    assertThat(keys).isEqualTo(IntStream.rangeClosed(1, 21).mapToObj(i -> KEY + "/" + i).toList());
  }

  @Test
  void without_points_there_is_no_batch() {
    assertThat(new BatchCutter(KEY, points(1, 0)).next()).isEmpty();
  }

  private static List<List<Integer>> sizes(List<List<PointBatch>> groups) {
    return groups.stream()
        .map(group -> group.stream().map(batch -> batch.points().size()).toList())
        .toList();
  }

  /** So many points in all, of one source after the other in turn. */
  private static Iterator<KpiPoint> points(int sources, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new KpiPoint(
                    new UUID(1, i),
                    new UUID(0, i % sources),
                    START.plusSeconds(i),
                    BigDecimal.ONE,
                    JsonObject.EMPTY))
        .iterator();
  }
}
