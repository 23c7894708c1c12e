package com.signalcraft.examples.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.PageRequest;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.PointBatch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnomalyFinderTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant TODAY = Instant.parse("2026-11-26T00:00:00Z");
  private static TestDatabase database;
  private static JdbcSignalCraft service;
  private TestTenant tenant;
  private KpiSource source;
  private AnomalyFinder finder;
  private final Random random = new Random(7);

  @BeforeAll
  static void start() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @BeforeEach
  void tenant() {
    // What a day has is the sum of its points.
    tenant = TestTenant.create(database, service, "UTC", JsonObject.of("aggregation", "sum"));
    source = service.sources().get(tenant.sourceId());
    finder = new AnomalyFinder(service);
  }

  /** Points with a weekly pattern and a little noise, up to a time and without it. */
  private List<KpiPoint> usual(int count, Duration apart, Instant end) {
    List<KpiPoint> points = new ArrayList<>();
    for (int i = count; i >= 1; i--) {
      Instant at = end.minus(apart.multipliedBy(i));
      double week = 20 * Math.sin(2 * Math.PI * at.getEpochSecond() / 604_800.0);
      points.add(point(at, 1_000 + week + random.nextGaussian() * 5));
    }
    return points;
  }

  private KpiPoint point(Instant at, double value) {
    return KpiPoint.of(
        source.id(), at, BigDecimal.valueOf(value).setScale(2, java.math.RoundingMode.HALF_UP));
  }

  private void write(List<KpiPoint> points) {
    for (int from = 0; from < points.size(); from += PointBatch.MAX_POINTS) {
      int end = Math.min(points.size(), from + PointBatch.MAX_POINTS);
      service.kpis().write(PointBatch.of(source.id(), points.subList(from, end)));
    }
  }

  private void write(Instant at, double value) {
    write(List.of(point(at, value)));
  }

  private List<Anomaly> saved() {
    return service
        .anomalies()
        .list(AnomalyQuery.of(tenant.business().id()), PageRequest.first())
        .items();
  }

  private List<Anomaly> savedFrom(Instant begin) {
    return saved().stream().filter(one -> !one.timestamp().isBefore(begin)).toList();
  }

  @Test
  void an_odd_day_is_told_once_and_keeps_who_took_note() {
    write(usual(200, DAY, TODAY.minus(DAY)));
    write(TODAY.minus(DAY), 300);
    finder.find(source, TODAY.plus(HOUR));
    List<Anomaly> odd = savedFrom(TODAY.minus(DAY));
    assertThat(odd).hasSize(1);
    assertThat(odd.get(0).actualValue()).isEqualByComparingTo("300");
    assertThat(odd.get(0).deviationScore()).isNegative();
    tenant.asOwner().anomalies().acknowledge(odd.get(0).id());
    int count = saved().size();
    assertThat(finder.find(source, TODAY.plus(HOUR))).isZero();
    assertThat(saved()).hasSize(count);
    assertThat(service.anomalies().get(odd.get(0).id()).acknowledgedAt()).isNotNull();
  }

  @Test
  void a_point_that_was_corrected_corrects_what_was_told() {
    write(usual(200, DAY, TODAY.minus(DAY)));
    KpiPoint wrong = point(TODAY.minus(DAY), 300);
    write(List.of(wrong));
    finder.find(source, TODAY.plus(HOUR));
    Anomaly told = savedFrom(TODAY.minus(DAY)).get(0);
    tenant.asOwner().anomalies().acknowledge(told.id());
    write(
        List.of(
            new KpiPoint(
                wrong.id(),
                source.id(),
                wrong.timestamp(),
                new BigDecimal("250"),
                wrong.metadata())));
    assertThat(finder.find(source, TODAY.plus(HOUR))).isEqualTo(1);
    Anomaly corrected = service.anomalies().get(told.id());
    assertThat(corrected.actualValue()).isEqualByComparingTo("250");
    assertThat(corrected.acknowledgedAt()).isNotNull();
  }

  @Test
  void the_day_that_is_not_over_yet_is_not_judged() {
    write(usual(200, DAY, TODAY));
    write(TODAY, 20);
    finder.find(source, TODAY.plus(HOUR));
    assertThat(savedFrom(TODAY)).isEmpty();
    assertThat(finder.find(source, TODAY.plus(DAY).plus(HOUR))).isEqualTo(1);
    assertThat(savedFrom(TODAY)).hasSize(1);
  }

  @Test
  void live_points_of_today_after_daily_ones_are_not_judged_as_days() {
    write(usual(200, DAY, TODAY));
    List<KpiPoint> live = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      live.add(point(TODAY.plusSeconds(60L * i), 0.7));
    }
    write(live);
    finder.find(source, TODAY.plus(HOUR));
    assertThat(savedFrom(TODAY)).isEmpty();
  }

  @Test
  void an_outage_of_many_points_is_told_by_few() {
    write(usual(24 * 40, HOUR, TODAY.minus(HOUR.multipliedBy(8))));
    List<KpiPoint> outage = new ArrayList<>();
    for (int i = 8; i >= 1; i--) {
      outage.add(point(TODAY.minus(HOUR.multipliedBy(i)), 10));
    }
    write(outage);
    finder.find(source, TODAY);
    List<Anomaly> odd = savedFrom(TODAY.minus(HOUR.multipliedBy(8)));
    assertThat(odd).hasSizeBetween(1, 4);
    assertThat(odd).anyMatch(one -> one.timestamp().equals(TODAY.minus(HOUR.multipliedBy(8))));
  }

  @Test
  void what_is_older_than_ninety_days_or_than_what_was_told_is_not_told() {
    List<KpiPoint> points = usual(300, DAY, TODAY);
    Instant old = TODAY.minus(DAY.multipliedBy(100));
    Instant late = TODAY.minus(DAY.multipliedBy(10));
    points.removeIf(point -> point.timestamp().equals(old) || point.timestamp().equals(late));
    write(points);
    write(old, 200);
    write(TODAY.minus(DAY.multipliedBy(5)).plusMillis(1), 0.01); // too small to matter
    write(TODAY, 200);
    Instant tomorrow = TODAY.plus(DAY).plus(HOUR);
    finder.find(source, tomorrow);
    assertThat(saved()).noneMatch(one -> one.timestamp().equals(old));
    assertThat(savedFrom(TODAY)).hasSize(1);
    write(late, 200); // comes after something newer was told
    finder.find(source, tomorrow);
    assertThat(saved()).noneMatch(one -> one.timestamp().equals(late));
  }

  @Test
  void a_source_with_too_many_points_is_judged_in_steps_of_five_minutes() {
    Instant now = TODAY.plus(1, ChronoUnit.MINUTES);
    List<KpiPoint> points = usual(40_000, Duration.ofSeconds(20), TODAY);
    points.replaceAll(
        point ->
            point.timestamp().isBefore(TODAY.minusSeconds(1_800))
                ? point
                : point(point.timestamp(), 100));
    write(points);
    finder.find(source, now);
    assertThat(savedFrom(TODAY.minusSeconds(1_800))).hasSizeBetween(1, 4);
  }

  @Test
  void nothing_comes_of_nothing() {
    assertThat(finder.find(source, TODAY)).isZero();
    write(TODAY, 1);
    assertThat(finder.find(source, TODAY)).isZero();
  }
}
