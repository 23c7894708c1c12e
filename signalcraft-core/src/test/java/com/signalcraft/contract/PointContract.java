package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.PartialWriteException;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points: what is one and the same, what a batch's answer says, and how points are read. */
abstract class PointContract extends ContractArea {

  private UUID source;
  private Instant at;

  @BeforeEach
  void makeSource() {
    source = given().source().id();
    at = midnight(3);
  }

  @Test
  void the_same_point_pushed_twice_is_one_row() {
    KpiPoint point = KpiPoint.of(source, at, "1250.50");

    assertThat(given().points(point)).isEqualTo(result(1, 0, 0, 0));
    assertThat(given().points(point)).isEqualTo(result(0, 0, 1, 0));
    assertThat(all()).containsExactly(point);
  }

  @Test
  void another_value_for_a_point_is_a_correction() {
    given().point(source, at, "10");

    assertThat(given().point(source, at, "11")).isEqualTo(result(0, 1, 0, 0));

    assertThat(all()).containsExactly(KpiPoint.of(source, at, "11"));
  }

  @Test
  void a_value_written_with_other_zeros_is_the_same_value() {
    given().point(source, at, "10");

    assertThat(given().point(source, at, "10.00")).isEqualTo(result(0, 0, 1, 0));
  }

  @Test
  void other_metadata_for_a_point_with_an_id_of_its_own_is_a_correction() {
    UUID id = UUID.randomUUID();
    KpiPoint plain = new KpiPoint(id, source, at, BigDecimal.TEN, JsonObject.EMPTY);
    KpiPoint tagged = new KpiPoint(id, source, at, BigDecimal.TEN, JsonObject.of("shop", "a"));
    given().points(plain);

    assertThat(given().points(tagged)).isEqualTo(result(0, 1, 0, 0));
    assertThat(given().points(tagged)).isEqualTo(result(0, 0, 1, 0));
    assertThat(all()).containsExactly(tagged);
  }

  @Test
  void points_of_one_instant_with_other_metadata_live_side_by_side() {
    KpiPoint first = KpiPoint.of(source, at, BigDecimal.ONE, JsonObject.of("shop", "a"));
    KpiPoint second = KpiPoint.of(source, at, BigDecimal.TEN, JsonObject.of("shop", "b"));

    assertThat(given().points(first, second)).isEqualTo(result(2, 0, 0, 0));

    assertThat(all()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void one_id_at_two_instants_is_two_points() {
    UUID id = UUID.randomUUID();
    KpiPoint first = new KpiPoint(id, source, at, BigDecimal.ONE, JsonObject.EMPTY);
    KpiPoint second = new KpiPoint(id, source, at.plusSeconds(1), BigDecimal.ONE, JsonObject.EMPTY);

    assertThat(given().points(first, second)).isEqualTo(result(2, 0, 0, 0));
    assertThat(all()).containsExactly(first, second);
  }

  @Test
  void of_two_points_with_one_id_in_a_batch_the_later_wins() {
    WriteResult result =
        given()
            .points(
                KpiPoint.of(source, at, "1"),
                KpiPoint.of(source, at.plusSeconds(1), "7"),
                KpiPoint.of(source, at, "2"),
                KpiPoint.of(source, at, "3"));

    assertThat(result).isEqualTo(result(2, 0, 0, 2));
    assertThat(all())
        .containsExactly(KpiPoint.of(source, at, "3"), KpiPoint.of(source, at.plusSeconds(1), "7"));
  }

  @Test
  void what_is_superseded_never_counts_as_a_correction() {
    given().point(source, at, "5");

    WriteResult result = given().points(KpiPoint.of(source, at, "6"), KpiPoint.of(source, at, "5"));

    assertThat(result).isEqualTo(result(0, 0, 1, 1));
    assertThat(all()).containsExactly(KpiPoint.of(source, at, "5"));
  }

  @Test
  void a_point_too_far_ahead_is_refused_by_itself() {
    Duration margin =
        backend().timeMachine().isPresent() ? Duration.ofNanos(1_000) : Duration.ofHours(1);
    Instant last = now().plus(Duration.ofDays(366));
    KpiPoint near = KpiPoint.of(source, at, "1");
    KpiPoint onTheEdge = KpiPoint.of(source, last, "2");
    KpiPoint beyond = KpiPoint.of(source, last.plus(margin), "3");
    KpiPoint farBeyond = KpiPoint.of(source, last.plus(Duration.ofDays(400)), "4");

    WriteResult result = given().points(farBeyond, near, beyond, onTheEdge);

    assertThat(result.inserted()).isEqualTo(2);
    assertThat(result.accepted()).isEqualTo(2);
    assertThat(result.rejected())
        .extracting(rejected -> rejected.point())
        .containsExactly(farBeyond, beyond);
    assertThat(result.rejected())
        .allSatisfy(rejected -> assertThat(rejected.code()).isEqualTo(ValidationException.CODE));
    assertThatExceptionOfType(PartialWriteException.class).isThrownBy(result::requireComplete);
    assertThat(all()).containsExactly(near, onTheEdge);
  }

  @Test
  void the_counts_of_a_batch_add_up_to_its_size() {
    given().points(KpiPoint.of(source, at, "1"), KpiPoint.of(source, at.plusSeconds(1), "1"));
    KpiPoint[] batch = {
      KpiPoint.of(source, at, "1"),
      KpiPoint.of(source, at.plusSeconds(1), "2"),
      KpiPoint.of(source, at.plusSeconds(2), "3"),
      KpiPoint.of(source, at.plusSeconds(2), "4"),
      KpiPoint.of(source, now().plus(Duration.ofDays(370)), "5")
    };

    WriteResult result = given().points(batch);

    assertThat(result.unchanged()).isOne();
    assertThat(result.corrected()).isOne();
    assertThat(result.inserted()).isOne();
    assertThat(result.superseded()).isOne();
    assertThat(result.rejected()).hasSize(1);
    assertThat(result.accepted() + result.superseded() + result.rejected().size())
        .isEqualTo(batch.length);
  }

  @Test
  void values_are_exact() {
    String whole = "9".repeat(50);
    List<String> values =
        List.of(whole, "-" + whole + "." + "1".repeat(50), "0." + "0".repeat(49) + "1", "0.1", "0");
    List<KpiPoint> points = new ArrayList<>();
    for (String value : values) {
      points.add(KpiPoint.of(source, at.plusSeconds(points.size()), value));
    }

    given().points(points.toArray(KpiPoint[]::new));

    assertThat(all())
        .extracting(KpiPoint::value)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactlyElementsOf(values.stream().map(BigDecimal::new).toList());
  }

  @Test
  void time_stamps_are_kept_to_the_microsecond() {
    KpiPoint first = KpiPoint.of(source, at.plusNanos(123_456_789), "1");
    KpiPoint second = KpiPoint.of(source, at.plusNanos(123_457_000), "2");

    assertThat(given().points(second, first).inserted()).isEqualTo(2);

    assertThat(all())
        .extracting(KpiPoint::timestamp)
        .containsExactly(at.plusNanos(123_456_000), at.plusNanos(123_457_000));
  }

  @Test
  void metadata_comes_back_as_it_went_whatever_it_holds() {
    JsonObject metadata =
        JsonObject.of(
            Map.of(
                "'; drop table kpi_data; --",
                "\" \\ \n \t \u0001 é 漢 😀",
                "list",
                List.of(1, true, "x", Map.of("deep", new BigDecimal("0.10"))),
                "a",
                new BigDecimal("12345678901234567890.5")));
    KpiPoint point = KpiPoint.of(source, at, BigDecimal.ONE, metadata);

    given().points(point);

    assertThat(all().get(0).metadata().toJson()).isEqualTo(metadata.toJson());
    assertThat(all().get(0).id()).isEqualTo(point.id());
  }

  @Test
  void points_are_ordered_by_time_and_then_by_id_as_an_unsigned_number() {
    List<UUID> ids =
        Stream.of(
                "00000000-0000-4000-8000-000000000001",
                "7fffffff-ffff-4fff-bfff-ffffffffffff",
                "80000000-0000-4000-8000-000000000000",
                "80000000-0000-4000-f000-000000000000",
                "ffffffff-ffff-4fff-bfff-ffffffffffff")
            .map(UUID::fromString)
            .toList();
    List<KpiPoint> ordered = new ArrayList<>();
    for (Instant instant : List.of(at, at.plusNanos(1_000))) {
      for (UUID id : ids) {
        ordered.add(new KpiPoint(id, source, instant, BigDecimal.ONE, JsonObject.EMPTY));
      }
    }
    List<KpiPoint> shuffled = new ArrayList<>(ordered);
    Collections.reverse(shuffled);

    given().points(shuffled.toArray(KpiPoint[]::new));

    assertThat(all()).containsExactlyElementsOf(ordered);
    assertThat(service().kpis().latest(source)).contains(ordered.get(9));
    try (Stream<KpiPoint> stream = service().kpis().stream(PointQuery.all(source))) {
      assertThat(stream).containsExactlyElementsOf(ordered);
    }
  }

  @Test
  void a_range_holds_its_begin_and_not_its_end() {
    KpiPoint begin = KpiPoint.of(source, at, "1");
    KpiPoint end = KpiPoint.of(source, at.plusSeconds(1), "2");
    given().points(KpiPoint.of(source, at.minusNanos(1_000), "0"), begin, end);

    assertThat(in(TimeRange.of(at, at.plusSeconds(1)))).containsExactly(begin);
    assertThat(in(TimeRange.of(at, at.plusSeconds(1).plusNanos(1_000))))
        .containsExactly(begin, end);
    assertThat(in(TimeRange.of(at, at))).isEmpty();
    assertThat(in(TimeRange.since(at.plusSeconds(1)))).containsExactly(end);
  }

  @Test
  void the_last_point_is_the_last_in_order_even_where_it_lies_ahead() {
    assertThat(service().kpis().latest(source)).isEmpty();
    KpiPoint ahead = KpiPoint.of(source, now().plus(Duration.ofDays(1)), "2");

    given().points(ahead, KpiPoint.of(source, at, "1"));

    assertThat(service().kpis().latest(source)).contains(ahead);
  }

  @Test
  void a_source_takes_points_while_it_is_inactive() {
    service().sources().update(source, KpiSourceUpdate.active(false));

    assertThat(given().point(source, at, "1").inserted()).isOne();
  }

  @Test
  void the_largest_batch_is_written_and_streamed_whole() {
    KpiPoint[] points = new KpiPoint[PointBatch.MAX_POINTS];
    for (int i = 0; i < points.length; i++) {
      points[i] = KpiPoint.of(source, at.plusSeconds(i), Integer.toString(i));
    }

    assertThat(given().points(points)).isEqualTo(result(points.length, 0, 0, 0));

    try (Stream<KpiPoint> stream = service().kpis().stream(PointQuery.all(source))) {
      assertThat(stream.toList()).containsExactly(points);
    }
    try (Stream<KpiPoint> stream = service().kpis().stream(PointQuery.all(source))) {
      assertThat(stream.findFirst()).contains(points[0]);
    }
  }

  @Test
  void two_sources_keep_their_points_apart() {
    UUID other = given().source().id();
    KpiPoint point = KpiPoint.of(source, at, "1");

    given().points(point);
    given().points(KpiPoint.of(other, at, "2"));

    assertThat(all()).containsExactly(point);
  }

  private List<KpiPoint> all() {
    return in(TimeRange.ALL);
  }

  private List<KpiPoint> in(TimeRange range) {
    return service()
        .kpis()
        .list(new PointQuery(source, range), PageRequest.ofSize(PageRequest.MAX_LIMIT))
        .items();
  }

  private static WriteResult result(int inserted, int corrected, int unchanged, int superseded) {
    return new WriteResult(inserted, corrected, unchanged, superseded, List.of(), false);
  }
}
