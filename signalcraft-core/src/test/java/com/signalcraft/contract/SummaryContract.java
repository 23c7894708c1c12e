package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.Trend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** The dashboard. */
abstract class SummaryContract extends ContractArea {

  private static final Duration DAY = Duration.ofDays(1);

  private Tenant tenant;
  private UUID source;

  @BeforeEach
  void makeTenant() {
    tenant = given().tenant();
    source = tenant.sourceId();
  }

  @Test
  void an_empty_business_has_an_empty_summary() {
    assertThat(summary())
        .isEqualTo(
            new DashboardSummary(tenant.businessId(), tenant.business().name(), 1, 0, 0, null));
    assertThat(kpis(Timeframe.SEVEN_DAYS))
        .containsExactly(
            new KpiSummary(source, tenant.source().name(), "$", null, null, null, Trend.STABLE));
  }

  @Test
  void the_summary_counts_sources_recent_points_and_active_alerts() {
    KpiSource idle = given().source(tenant.editor(), tenant.businessId());
    KpiSource gone = given().source(tenant.editor(), tenant.businessId());
    Instant recent = now().minusSeconds(60);
    given()
        .points(KpiPoint.of(source, recent.minusSeconds(1), "1"), KpiPoint.of(source, recent, "1"));
    given().point(source, now().minus(DAY).minusSeconds(60), "1");
    given().point(source, now().plus(DAY), "1");
    given().point(idle.id(), recent.minusSeconds(2), "1");
    given().point(gone.id(), recent.plusSeconds(30), "1");
    Alert active = alert(source);
    Alert off = alert(source);
    alert(gone.id());
    as(tenant.editor()).alerts().update(off.id(), AlertUpdate.active(false));
    as(tenant.editor()).sources().update(idle.id(), KpiSourceUpdate.active(false));
    as(tenant.admin()).sources().delete(gone.id());

    DashboardSummary summary = summary();

    assertThat(summary.totalKpiSources()).as("inactive ones count, removed ones not").isEqualTo(2);
    assertThat(summary.recentDataPoints()).isEqualTo(3);
    assertThat(summary.activeAlerts()).isOne();
    assertThat(summary.lastDataUpdate())
        .as("not what lies ahead")
        .isEqualTo(KpiPoint.of(source, recent, "1").timestamp());
    assertThat(as(tenant.editor()).alerts().get(active.id()).isActive()).isTrue();
  }

  @Test
  void recent_is_from_24_hours_ago_to_now_both_inclusive() {
    Instant now = standingClock();
    given()
        .points(
            KpiPoint.of(source, now.minus(DAY).minusNanos(1_000), "1"),
            KpiPoint.of(source, now.minus(DAY), "1"),
            KpiPoint.of(source, now, "1"),
            KpiPoint.of(source, now.plusNanos(1_000), "1"));

    assertThat(summary().recentDataPoints()).isEqualTo(2);
    assertThat(summary().lastDataUpdate()).isEqualTo(now);
  }

  @ParameterizedTest
  @CsvSource({
    // previous, current, change in per cent, trend
    "100,   125,       25,       UP",
    "3,     4,         33.3333,  UP",
    "3,     5,         66.6667,  UP",
    "4,     3,         -25,      DOWN",
    "-3,    -4,        -33.3333, DOWN",
    "-4,    -3,        25,       UP",
    "-10,   10,        200,      UP",
    "16,    16.000008, 0.0001,   UP",
    "16,    15.999992, -0.0001,  DOWN",
    "16,    16.000007, 0,        UP",
    "7,     7.00,      0,        STABLE",
    "3,     1000000000000000000000000000000, 33333333333333333333333333333233.3333, UP",
    "0,     5,         ,         UP",
    "0,     -5,        ,         DOWN",
    "0,     0,         ,         STABLE"
  })
  void the_change_is_in_per_cent_of_the_previous_amount(
      String previous, String current, @Nullable BigDecimal change, Trend trend) {
    given()
        .points(
            KpiPoint.of(source, now().minus(Duration.ofDays(8)), previous),
            KpiPoint.of(source, now().minusSeconds(60), current));

    KpiSummary summary = kpis(Timeframe.SEVEN_DAYS).get(0);

    assertThat(summary.currentValue()).isEqualByComparingTo(current);
    assertThat(summary.previousValue()).isEqualByComparingTo(previous);
    if (change == null) {
      assertThat(summary.changePercent()).isNull();
    } else {
      assertThat(summary.changePercent()).isEqualByComparingTo(change);
    }
    assertThat(summary.trend()).isEqualTo(trend);
  }

  @ParameterizedTest
  @EnumSource(Timeframe.class)
  void the_previous_value_is_the_last_up_to_the_begin_of_the_timeframe(Timeframe timeframe) {
    Instant now = standingClock();
    Instant begin = now.minus(timeframe.duration());
    given()
        .points(
            KpiPoint.of(source, begin.minusSeconds(5), "1"),
            KpiPoint.of(source, begin, "2"),
            KpiPoint.of(source, begin.plusNanos(1_000), "3"),
            KpiPoint.of(source, now, "4"),
            KpiPoint.of(source, now.plusNanos(1_000), "5"));

    KpiSummary summary = kpis(timeframe).get(0);

    assertThat(summary.previousValue()).isEqualByComparingTo("2");
    assertThat(summary.currentValue()).isEqualByComparingTo("4");
    assertThat(summary.changePercent()).isEqualByComparingTo("100");
  }

  @Test
  void an_old_value_is_current_and_previous_where_nothing_came_since() {
    given().point(source, now().minus(Duration.ofDays(50)), "6");

    KpiSummary summary = kpis(Timeframe.ONE_DAY).get(0);

    assertThat(summary.currentValue()).isEqualByComparingTo("6");
    assertThat(summary.previousValue()).isEqualByComparingTo("6");
    assertThat(summary.trend()).isEqualTo(Trend.STABLE);
  }

  @Test
  void without_a_previous_value_there_is_no_change() {
    given().point(source, now().minus(Duration.ofDays(2)), "6");

    KpiSummary summary = kpis(Timeframe.SEVEN_DAYS).get(0);

    assertThat(summary.currentValue()).isEqualByComparingTo("6");
    assertThat(summary.previousValue()).isNull();
    assertThat(summary.changePercent()).isNull();
    assertThat(summary.trend()).isEqualTo(Trend.STABLE);
  }

  @Test
  void of_one_instant_the_greatest_id_as_an_unsigned_number_counts() {
    Instant at = midnight(1);
    given()
        .points(
            point("80000000-0000-4000-8000-000000000000", at, "2"),
            point("7fffffff-ffff-4fff-bfff-ffffffffffff", at, "1"));

    assertThat(kpis(Timeframe.SEVEN_DAYS).get(0).currentValue()).isEqualByComparingTo("2");
  }

  @Test
  void every_active_source_has_a_line_in_order_of_creation() {
    KpiSource second = given().source(tenant.editor(), tenant.businessId());
    KpiSource third = given().source(tenant.editor(), tenant.businessId());
    KpiSource gone = given().source(tenant.editor(), tenant.businessId());
    as(tenant.editor()).sources().update(second.id(), KpiSourceUpdate.active(false));
    as(tenant.admin()).sources().delete(gone.id());

    assertThat(kpis(Timeframe.SEVEN_DAYS))
        .extracting(KpiSummary::sourceId)
        .containsExactly(source, third.id());
  }

  @Test
  void summaries_do_not_mix_tenants() {
    Tenant other = given().tenant();
    given().point(other.sourceId(), now().minusSeconds(60), "1");

    assertThat(summary().recentDataPoints()).isZero();
    assertThat(kpis(Timeframe.SEVEN_DAYS)).extracting(KpiSummary::sourceId).containsExactly(source);
  }

  private Instant standingClock() {
    if (backend().timeMachine().isEmpty()) {
      throw new TestAbortedException("this back end's clock does not stand still");
    }
    return now();
  }

  private Alert alert(UUID sourceId) {
    return as(tenant.editor())
        .alerts()
        .create(
            new NewAlert(
                sourceId, "High", AlertCondition.ABOVE, BigDecimal.ONE, AlertTimeframe.ONE_HOUR));
  }

  private DashboardSummary summary() {
    return as(tenant.viewer()).dashboard().summary(tenant.businessId());
  }

  private List<KpiSummary> kpis(Timeframe timeframe) {
    return as(tenant.viewer()).dashboard().kpiSummary(tenant.businessId(), timeframe);
  }

  private KpiPoint point(String id, Instant at, String value) {
    return new KpiPoint(UUID.fromString(id), source, at, new BigDecimal(value), JsonObject.EMPTY);
  }
}
