package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retention: old points become days, old days go. Months are those of UTC. */
abstract class RetentionContract extends ContractArea {

  private static final RetentionPolicy POLICY = new RetentionPolicy(13, 26);
  private static final LocalDate FIRST = LocalDate.EPOCH;
  private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

  private UUID source;
  private LocalDate hotFrom;
  private LocalDate keptFrom;

  @BeforeEach
  void makeSource() {
    source = given().source().id();
    YearMonth month = YearMonth.from(now().atZone(ZoneOffset.UTC));
    hotFrom = month.minusMonths(13).atDay(1);
    keptFrom = month.minusMonths(26).atDay(1);
  }

  @Test
  void points_before_the_hot_months_become_days() {
    LocalDate day = hotFrom.minusDays(1);
    KpiPoint hot = KpiPoint.of(source, start(hotFrom), "100");
    given()
        .points(
            hot,
            KpiPoint.of(source, start(hotFrom).minusNanos(1_000), "-2.5"),
            KpiPoint.of(source, start(day), "7"),
            KpiPoint.of(source, start(day).plusSeconds(60), "10.25"),
            KpiPoint.of(source, start(day.minusDays(1)).plusSeconds(60), "3"));

    RetentionReport report = service().lifecycle().applyRetention(POLICY);

    assertThat(rollups())
        .usingRecursiveFieldByFieldElementComparator(
            RecursiveComparisonConfiguration.builder()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .build())
        .containsExactly(
            rollup(day.minusDays(1), 1, "3", "3", "3", "3"),
            rollup(day, 3, "14.75", "-2.5", "10.25", "-2.5"));
    assertThat(points()).containsExactly(hot);
    if (backend().isShared()) {
      assertThat(report.pointsRolledUp()).isGreaterThanOrEqualTo(4);
      assertThat(report.daysWritten()).isGreaterThanOrEqualTo(2);
    } else {
      assertThat(report).isEqualTo(new RetentionReport(4, 2, 0));
    }
  }

  @Test
  void a_second_run_changes_nothing_more() {
    given().point(source, start(hotFrom.minusDays(3)), "1");
    service().lifecycle().applyRetention(POLICY);
    List<DailyRollup> before = rollups();

    RetentionReport report = service().lifecycle().applyRetention(POLICY);

    assertThat(rollups()).isEqualTo(before).hasSize(1);
    if (!backend().isShared()) {
      assertThat(report).isEqualTo(new RetentionReport(0, 0, 0));
    }
  }

  @Test
  void late_points_are_added_to_the_day_that_is_there_exactly() {
    LocalDate day = hotFrom.minusDays(3);
    given().points(point(day, 100, "0.1"), point(day, 200, "5"));
    service().lifecycle().applyRetention(POLICY);
    given().points(point(day, 50, "0.2"), point(day, 300, "-1"));

    service().lifecycle().applyRetention(POLICY);

    DailyRollup merged = rollups().get(0);
    assertThat(merged.day()).isEqualTo(day);
    assertThat(merged.count()).isEqualTo(4);
    assertThat(merged.sum()).isEqualByComparingTo("4.3");
    assertThat(merged.min()).isEqualByComparingTo("-1");
    assertThat(merged.max()).isEqualByComparingTo("5");
    assertThat(merged.last()).isEqualByComparingTo("-1");
    assertThat(rollups()).hasSize(1);
  }

  @Test
  void of_two_merged_parts_the_one_with_the_later_point_gives_the_last_value() {
    LocalDate day = hotFrom.minusDays(3);
    given().points(point(day, 200, "5"));
    service().lifecycle().applyRetention(POLICY);
    given().points(point(day, 100, "6"));

    service().lifecycle().applyRetention(POLICY);

    assertThat(rollups())
        .singleElement()
        .satisfies(merged -> assertThat(merged.last()).isEqualByComparingTo("5"));
  }

  @Test
  void days_before_the_kept_months_are_dropped() {
    given()
        .points(
            point(keptFrom, 0, "1"),
            KpiPoint.of(source, start(keptFrom).minusNanos(1_000), "2"),
            point(keptFrom.minusMonths(3), 0, "3"));

    service().lifecycle().applyRetention(POLICY);

    assertThat(rollups()).extracting(DailyRollup::day).containsExactly(keptFrom);
    assertThat(points()).isEmpty();
  }

  @Test
  void nothing_is_told_of_a_source_that_was_removed_before() {
    Tenant tenant = given().tenant();
    given().point(tenant.sourceId(), start(hotFrom.minusDays(3)), "1");
    service().sources().delete(tenant.sourceId());

    RetentionReport report = service().lifecycle().applyRetention(POLICY);

    AuditQuery ofPoints =
        new AuditQuery(tenant.businessId(), AuditAction.DELETE, "kpi_data", TimeRange.ALL);
    assertThat(service().auditLog().list(ofPoints, PageRequest.first()).items()).isEmpty();
    if (!backend().isShared()) {
      assertThat(report).isEqualTo(new RetentionReport(0, 0, 0));
    }
  }

  @Test
  void days_are_read_from_the_first_to_the_last_exclusive() {
    LocalDate day = hotFrom.minusDays(10);
    given()
        .points(point(day, 0, "1"), point(day.plusDays(1), 0, "2"), point(day.plusDays(2), 0, "3"));
    service().lifecycle().applyRetention(POLICY);

    assertThat(service().kpis().rollups(source, day, day.plusDays(2)))
        .extracting(DailyRollup::day)
        .containsExactly(day, day.plusDays(1));
    assertThat(service().kpis().rollups(source, day, day)).isEmpty();
  }

  private KpiPoint point(LocalDate day, int seconds, String value) {
    return KpiPoint.of(source, start(day).plusSeconds(seconds), value);
  }

  private DailyRollup rollup(
      LocalDate day, long count, String sum, String min, String max, String last) {
    return new DailyRollup(source, day, count, number(sum), number(min), number(max), number(last));
  }

  private List<DailyRollup> rollups() {
    return service().kpis().rollups(source, FIRST, LAST);
  }

  private List<KpiPoint> points() {
    return service().kpis().list(PointQuery.all(source), PageRequest.first()).items();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
