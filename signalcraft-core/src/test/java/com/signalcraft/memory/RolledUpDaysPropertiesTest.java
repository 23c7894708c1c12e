package com.signalcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.JsonObject;
import com.signalcraft.internal.Micros;
import com.signalcraft.internal.PointBatchPlan;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Days rolled up in several goes say exactly what one go over all points would. */
class RolledUpDaysPropertiesTest {

  private static final UUID SOURCE = new UUID(1, 2);
  private static final LocalDate FIRST = LocalDate.of(2024, 2, 27);

  @Property(tries = 100)
  void are_exact_whatever_comes_late(
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 4) int goes,
      @ForAll long seed) {
    Random random = new Random(seed);
    SourcePoints source = new SourcePoints(SOURCE);
    List<KpiPoint> all = new ArrayList<>();
    long rolledUp = 0;
    for (int go = 0; go < goes; go++) {
      List<KpiPoint> points = points(size, random);
      all.addAll(points);
      source.write(new PointBatchPlan(points, 0, List.of()));
      rolledUp += source.retain(RolledUpDays.startMicros(FIRST.plusDays(3)), FIRST).points();
    }

    LocalDate end = FIRST.plusDays(3);
    List<KpiPoint> old = all.stream().filter(p -> day(p).isBefore(end)).toList();
    assertThat(source.days(FIRST, FIRST.plusDays(10))).isEqualTo(expected(old));
    assertThat(rolledUp).isEqualTo(old.size());
    assertThat(source.all())
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(p -> !day(p).isBefore(end)).toList());
    RolledUpDays.Change dropped = source.retain(RolledUpDays.startMicros(end), FIRST.plusDays(1));
    assertThat(dropped.points()).isZero();
    assertThat(source.days(FIRST, FIRST.plusDays(1))).isEmpty();
  }

  private static List<KpiPoint> points(int size, Random random) {
    List<KpiPoint> points = new ArrayList<>();
    Instant start = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int i = 0; i < size; i++) {
      Instant at = start.plus(Duration.ofHours(random.nextInt(4 * 24)));
      points.add(
          new KpiPoint(
              new UUID(random.nextLong(), random.nextLong()),
              SOURCE,
              at,
              BigDecimal.valueOf(random.nextInt(2_000) - 1_000L, 3),
              JsonObject.EMPTY));
    }
    return points;
  }

  private static List<DailyRollup> expected(List<KpiPoint> points) {
    Map<LocalDate, List<KpiPoint>> byDay =
        points.stream()
            .collect(
                Collectors.groupingBy(
                    RolledUpDaysPropertiesTest::day, TreeMap::new, Collectors.toList()));
    List<DailyRollup> days = new ArrayList<>();
    byDay.forEach(
        (day, its) ->
            days.add(
                new DailyRollup(
                    SOURCE,
                    day,
                    its.size(),
                    its.stream().map(KpiPoint::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                    its.stream().map(KpiPoint::value).min(BigDecimal::compareTo).orElseThrow(),
                    its.stream().map(KpiPoint::value).max(BigDecimal::compareTo).orElseThrow(),
                    its.stream()
                        .max(
                            Comparator.comparing(KpiPoint::timestamp)
                                .thenComparing(p -> p.id().toString()))
                        .orElseThrow()
                        .value())));
    return days;
  }

  private static LocalDate day(KpiPoint point) {
    return Instant.ofEpochSecond(0, Micros.floor(point.timestamp()) * 1_000)
        .atZone(ZoneOffset.UTC)
        .toLocalDate();
  }
}
