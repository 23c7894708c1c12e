package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.PageRequest;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriterOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writer: what a flush promises. */
abstract class WriterContract extends ContractArea {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
  void a_flush_writes_all_that_was_taken_before_it() {
    List<KpiPoint> points = points(5);
    try (KpiWriter writer = writer(WriterOptions.defaults().withBatchSize(2))) {
      points.forEach(writer::write);

      assertThat(writer.flush(PATIENCE)).isEqualTo(new FlushReport(5, List.of(), 0));
      assertThat(stored(source)).containsExactlyElementsOf(points);
      assertThat(writer.flush(PATIENCE))
          .as("nothing since the last one")
          .isEqualTo(new FlushReport(0, List.of(), 0));
    }
  }

  @Test
  void a_receipt_tells_of_each_refused_point_and_so_does_the_listener() {
    KpiPoint good = KpiPoint.of(source, at, "1");
    KpiPoint far = KpiPoint.of(source, now().plus(Duration.ofDays(400)), "2");
    KpiPoint farther = KpiPoint.of(source, now().plus(Duration.ofDays(500)), "3");
    List<RejectedPoint> heard = new ArrayList<>();
    try (KpiWriter writer = writer(WriterOptions.defaults().withOnRejected(heard::add))) {
      writer.write(far);
      writer.write(good);
      writer.write(farther);
      FlushReport report = writer.flush(PATIENCE);

      assertThat(report.accepted()).isOne();
      assertThat(report.pending()).isZero();
      assertThat(report.isComplete()).isFalse();
      assertThat(report.rejected()).extracting(RejectedPoint::point).containsExactly(far, farther);
      assertThat(report.rejected())
          .allSatisfy(rejected -> assertThat(rejected.code()).isEqualTo(ValidationException.CODE));
      assertThat(heard).isEqualTo(report.rejected());
    }
    assertThat(stored(source)).containsExactly(good);
  }

  @Test
  void what_the_listener_throws_does_not_stop_the_writer() {
    KpiPoint good = KpiPoint.of(source, at, "1");
    WriterOptions options =
        WriterOptions.defaults()
            .withOnRejected(
                rejected -> {
                  throw new IllegalStateException("a listener's own trouble");
                });
    try (KpiWriter writer = writer(options)) {
      writer.write(KpiPoint.of(source, now().plus(Duration.ofDays(400)), "2"));
      writer.write(good);

      assertThat(writer.flush(PATIENCE).accepted()).isOne();
    }
    assertThat(stored(source)).containsExactly(good);
  }

  @Test
  void one_writer_serves_several_sources() {
    UUID other = given().source(tenant.owner(), tenant.businessId()).id();
    try (KpiWriter writer = writer(WriterOptions.defaults())) {
      writer.write(KpiPoint.of(source, at, "1"));
      writer.write(KpiPoint.of(other, at, "2"));
      writer.write(KpiPoint.of(source, at.plusSeconds(1), "3"));

      assertThat(writer.flush(PATIENCE).accepted()).isEqualTo(3);
    }
    assertThat(stored(source)).hasSize(2);
    assertThat(stored(other)).containsExactly(KpiPoint.of(other, at, "2"));
  }

  @Test
  void points_of_a_source_keep_their_order_so_that_the_last_value_stays() {
    try (KpiWriter writer = writer(WriterOptions.defaults().withBatchSize(2))) {
      for (int i = 1; i <= 5; i++) {
        writer.write(KpiPoint.of(source, at, Integer.toString(i)));
      }
      assertThat(writer.flush(PATIENCE).isComplete()).isTrue();
    }
    assertThat(stored(source)).containsExactly(KpiPoint.of(source, at, "5"));
  }

  @Test
  void closing_writes_what_is_left_and_a_second_time_nothing() {
    KpiWriter writer = writer(WriterOptions.defaults());
    writer.write(KpiPoint.of(source, at, "1"));

    writer.close();
    writer.close();

    assertThat(stored(source)).hasSize(1);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> writer.write(KpiPoint.of(source, at, "2")));
  }

  @Test
  void who_may_not_push_has_each_point_refused_with_the_reason() {
    FlushReport report;
    try (KpiWriter writer = as(tenant.viewer()).kpis().writer(WriterOptions.defaults())) {
      points(2).forEach(writer::write);
      report = writer.flush(PATIENCE);
    }

    assertThat(report.accepted()).isZero();
    assertThat(report.pending()).isZero();
    assertThat(report.rejected())
        .hasSize(2)
        .allSatisfy(
            rejected -> assertThat(rejected.code()).isEqualTo(PermissionDeniedException.CODE));
    assertThat(stored(source)).isEmpty();
  }

  @Test
  void a_deleted_sources_points_are_refused_and_the_others_written() {
    UUID gone = given().source(tenant.owner(), tenant.businessId()).id();
    try (KpiWriter writer = writer(WriterOptions.defaults())) {
      writer.write(KpiPoint.of(gone, at, "1"));
      writer.write(KpiPoint.of(source, at, "2"));
      service().sources().delete(gone);
      FlushReport report = writer.flush(PATIENCE);

      assertThat(report.accepted()).isOne();
      assertThat(report.rejected()).hasSize(1);
    }
  }

  private KpiWriter writer(WriterOptions options) {
    return as(tenant.editor()).kpis().writer(options);
  }

  private List<KpiPoint> points(int count) {
    List<KpiPoint> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(KpiPoint.of(source, at.plusSeconds(i), Integer.toString(i)));
    }
    return points;
  }

  private List<KpiPoint> stored(UUID sourceId) {
    return service().kpis().list(PointQuery.all(sourceId), PageRequest.first()).items();
  }
}
