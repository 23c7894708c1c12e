package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.PageRequest;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches with an idempotency key: what a repetition does, and what it does not. */
abstract class IdempotencyContract extends ContractArea {

  private static final String KEY = "nightly-load-7";

  private Tenant tenant;
  private UUID source;
  private Instant at;

  @BeforeEach
  void makeTenant() {
    tenant = given().tenant();
    source = tenant.sourceId();
    at = midnight(3);
  }

  @Test
  void a_repeated_batch_gets_the_first_answer_again() {
    PointBatch batch =
        batch(
            KEY,
            KpiPoint.of(source, at, "1"),
            KpiPoint.of(source, at, "2"),
            KpiPoint.of(source, now().plus(Duration.ofDays(400)), "3"));

    WriteResult first = write(batch);
    WriteResult second = write(batch);

    assertThat(first.replayed()).isFalse();
    assertThat(first.inserted()).isOne();
    assertThat(second).isEqualTo(new WriteResult(1, 0, 0, 1, first.rejected(), true));
    assertThat(second.rejected()).hasSize(1);
    assertThat(points()).containsExactly(KpiPoint.of(source, at, "2"));
  }

  @Test
  void a_repetition_does_not_undo_what_came_since() {
    PointBatch batch = batch(KEY, KpiPoint.of(source, at, "1"));
    write(batch);
    given().point(source, at, "2");

    assertThat(write(batch).replayed()).isTrue();

    assertThat(points()).containsExactly(KpiPoint.of(source, at, "2"));
  }

  @Test
  void a_repetition_by_another_member_is_one_too() {
    PointBatch batch = batch(KEY, KpiPoint.of(source, at, "1"));
    write(batch);

    assertThat(as(tenant.owner()).kpis().write(batch).replayed()).isTrue();
  }

  @Test
  void the_same_key_with_another_body_is_a_conflict_and_changes_nothing() {
    KpiPoint one = KpiPoint.of(source, at, "1.0");
    KpiPoint two = KpiPoint.of(source, at.plusSeconds(1), "2");
    write(batch(KEY, one, two));
    UUID other = given().source(tenant.editor(), tenant.businessId()).id();
    KpiPoint tagged = KpiPoint.of(source, at, one.value(), JsonObject.of("shop", "a"));
    KpiPoint sameIdTagged =
        new KpiPoint(one.id(), source, at, one.value(), JsonObject.of("shop", "a"));
    KpiPoint otherId = new KpiPoint(UUID.randomUUID(), source, at, one.value(), JsonObject.EMPTY);

    List<PointBatch> bodies =
        List.of(
            batch(KEY, one),
            batch(KEY, two, one),
            batch(KEY, one, two, two),
            batch(KEY, KpiPoint.of(source, at, "1.00"), two),
            batch(KEY, KpiPoint.of(source, at, "3"), two),
            batch(KEY, KpiPoint.of(source, at.plusNanos(1_000), "1.0"), two),
            batch(KEY, tagged, two),
            batch(KEY, sameIdTagged, two),
            batch(KEY, otherId, two),
            new PointBatch(
                other,
                List.of(KpiPoint.of(other, at, "1.0"), KpiPoint.of(other, at.plusSeconds(1), "2")),
                KEY));
    for (PointBatch body : bodies) {
      assertConflict(() -> write(body));
    }

    assertThat(points()).containsExactly(one, two);
    assertThat(service().kpis().latest(other)).isEmpty();
    assertThat(write(batch(KEY, one, two)).replayed()).as("the first stays").isTrue();
  }

  @Test
  void another_key_is_another_batch() {
    KpiPoint point = KpiPoint.of(source, at, "1");
    write(batch(KEY, point));

    WriteResult again = write(batch("nightly-load-8", point));

    assertThat(again).isEqualTo(new WriteResult(0, 0, 1, 0, List.of(), false));
  }

  @Test
  void a_refused_batch_does_not_use_up_its_key() {
    PointBatch batch = batch(KEY, KpiPoint.of(source, at, "1"));
    assertDenied(() -> as(tenant.viewer()).kpis().write(batch));

    assertThat(write(batch).replayed()).isFalse();
    assertDenied(() -> as(tenant.viewer()).kpis().write(batch));
  }

  @Test
  void of_batches_with_one_key_at_the_same_time_one_is_written() throws Exception {
    PointBatch batch = batch(KEY, KpiPoint.of(source, at, "1"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<WriteResult> results = new ArrayList<>();
    try {
      List<Callable<WriteResult>> calls =
          Stream.<Callable<WriteResult>>generate(() -> () -> write(batch)).limit(8).toList();
      for (Future<WriteResult> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(results).allSatisfy(result -> assertThat(result.inserted()).isOne());
    assertThat(results).filteredOn(result -> !result.replayed()).hasSize(1);
    assertThat(points()).hasSize(1);
  }

  @Test
  void points_written_at_the_same_time_are_all_kept() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    int batches = 20;
    try {
      List<Callable<WriteResult>> calls = new ArrayList<>();
      for (int i = 0; i < batches; i++) {
        KpiPoint own = KpiPoint.of(source, at.plusSeconds(i), BigDecimal.ONE);
        KpiPoint common = KpiPoint.of(source, at.minusSeconds(1), BigDecimal.ONE);
        calls.add(() -> write(PointBatch.of(source, List.of(own, common))));
      }
      int inserted = 0;
      for (Future<WriteResult> future : threads.invokeAll(calls)) {
        inserted += future.get().inserted();
      }
      assertThat(inserted).isEqualTo(batches + 1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(points()).hasSize(batches + 1);
  }

  private WriteResult write(PointBatch batch) {
    return as(tenant.editor()).kpis().write(batch);
  }

  private PointBatch batch(String key, KpiPoint... points) {
    return new PointBatch(source, List.of(points), key);
  }

  private List<KpiPoint> points() {
    return service().kpis().list(PointQuery.all(source), PageRequest.first()).items();
  }
}
