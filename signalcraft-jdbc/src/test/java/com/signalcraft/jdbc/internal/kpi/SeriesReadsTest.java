package com.signalcraft.jdbc.internal.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.TimeRange;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.Identity;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Points on their way into a series. */
class SeriesReadsTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void disconnect() {
    service.close();
    database.close();
  }

  @Test
  void exact_values_are_rounded_to_the_nearest_double_as_java_does() {
    TestTenant tenant = TestTenant.create(database, service);
    List<BigDecimal> values = hardToRound();
    write(tenant, values);

    double[] read = tenant.asOwner().kpis().series(tenant.sourceId(), TimeRange.ALL).values();

    assertThat(read).isEqualTo(values.stream().mapToDouble(BigDecimal::doubleValue).toArray());
  }

  @Test
  void sums_and_means_of_buckets_are_those_of_the_exact_values() {
    TestTenant tenant = TestTenant.create(database, service);
    write(
        tenant,
        List.of(
            new BigDecimal("0.1"),
            new BigDecimal("1e20"),
            new BigDecimal("0.2"),
            new BigDecimal("-1e20")));

    assertThat(daily(tenant, Aggregation.SUM)).containsExactly(0.3);
    assertThat(daily(tenant, Aggregation.AVG)).containsExactly(0.075);
  }

  @ParameterizedTest
  @EnumSource(PoolMode.class)
  void more_points_than_are_fetched_at_once_arrive_in_every_mode(PoolMode mode) {
    TestTenant tenant = TestTenant.create(database, service);
    int count = 25_001;
    long[] millis = new long[count];
    double[] values = new double[count];
    List<BigDecimal> written = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      millis[i] = START.toEpochMilli() + i * 1_000L;
      values[i] = i / 4.0;
      written.add(BigDecimal.valueOf(values[i]));
    }
    write(tenant, written);

    try (JdbcSignalCraft other = database.signalCraft().poolMode(mode).build()) {
      // Statements are prepared on the server from some repetition on.
      for (int i = 0; i < 7; i++) {
        TimeSeries series =
            other
                .as(Identity.user(tenant.owner().id()))
                .kpis()
                .series(tenant.sourceId(), TimeRange.ALL);

        assertThat(series.timestamps()).isEqualTo(millis);
        assertThat(series.values()).isEqualTo(values);
      }
    }
  }

  private static double[] daily(TestTenant tenant, Aggregation aggregation) {
    return tenant
        .asOwner()
        .kpis()
        .series(tenant.sourceId(), TimeRange.ALL, Frequency.DAILY, aggregation)
        .values();
  }

  private static void write(TestTenant tenant, List<BigDecimal> values) {
    for (int from = 0; from < values.size(); from += PointBatch.MAX_POINTS) {
      List<KpiPoint> points = new ArrayList<>();
      for (int i = from; i < Math.min(values.size(), from + PointBatch.MAX_POINTS); i++) {
        points.add(KpiPoint.of(tenant.sourceId(), START.plusSeconds(i), values.get(i)));
      }
      tenant.asOwner().kpis().write(PointBatch.of(tenant.sourceId(), points));
    }
  }

  /** Values half way between two doubles, and next to that, and of every length. */
  private static List<BigDecimal> hardToRound() {
    Random random = new Random(3);
    List<BigDecimal> values = new ArrayList<>();
    BigDecimal least = new BigDecimal("1e-50");
    for (int i = 0; i < 300; i++) {
      // 54 significant bits, the last one set, with up to 45 bits of them behind the point.
      BigInteger bits = BigInteger.valueOf(random.nextLong(1L << 52, 1L << 53) * 2 + 1);
      BigDecimal half =
          new BigDecimal(bits).divide(new BigDecimal(BigInteger.TWO.pow(random.nextInt(46))));
      values.add(half);
      values.add(half.add(least));
      values.add(half.subtract(least).negate());
    }
    for (int i = 0; i < 600; i++) {
      BigInteger digits = new BigInteger(random.nextInt(1, 166), random);
      values.add(new BigDecimal(digits, random.nextInt(51)));
      values.add(new BigDecimal(digits, random.nextInt(51)).negate());
    }
    return values;
  }
}
