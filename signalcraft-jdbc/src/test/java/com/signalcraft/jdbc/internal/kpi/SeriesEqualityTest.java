package com.signalcraft.jdbc.internal.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.TimeRange;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series read from the database equal those of the in-memory back end, bucket by bucket. */
class SeriesEqualityTest {

  private static final List<Frequency> FREQUENCIES =
      Stream.of(
              "15m", "90m", "1h", "2h", "5h", "6h", "1d", "3d", "1b", "3b", "1w", "2w", "1mo",
              "1mo@31", "5mo", "1q", "1y", "7y")
          .map(Frequency::parse)
          .toList();

  private static TestDatabase database;
  private static JdbcSignalCraft service;
  private static InMemorySignalCraft memory;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
    memory = InMemorySignalCraft.create();
  }

  @AfterAll
  static void disconnect() {
    memory.close();
    service.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        // Midnight was skipped and repeated.
        "America/Sao_Paulo",
        // The clock moves by half an hour.
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        // 2011-12-30 was skipped.
        "Pacific/Apia",
        // PostgreSQL takes these for zones west of Greenwich.
        "UTC+2",
        "+05:30"
      })
  void buckets_of_every_zone_and_frequency_are_those_of_the_memory(String zone) {
    Pair pair = pair(zone, "sum");
    Random random = new Random(zone.hashCode());
    pair.write(points(ZoneId.of(zone), random));

    for (Frequency frequency : FREQUENCIES) {
      for (Aggregation aggregation : Aggregation.values()) {
        pair.assertSame(range(frequency, random), frequency, aggregation);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Aggregation.class)
  void points_of_one_millisecond_are_combined_as_in_the_memory(Aggregation aggregation) {
    Pair pair = pair("Europe/Berlin", aggregation.wireName());
    Random random = new Random(7);
    Instant start = Instant.parse("2026-03-28T23:00:00Z");
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      // Three points a millisecond on average, some of them at one microsecond.
      long micros = random.nextInt(4_000) * 250L;
      points.add(point(start.plusNanos(micros * 1_000), random));
    }
    pair.write(points);

    pair.assertSame(TimeRange.ALL);
    pair.assertSame(TimeRange.of(start.plusNanos(1_500_000), start.plusMillis(700)));
    pair.assertSame(TimeRange.ALL, Frequency.parse("1s"), aggregation);
  }

  @ParameterizedTest
  @EnumSource(Aggregation.class)
  void more_buckets_than_the_server_is_told_of_are_the_same(Aggregation aggregation) {
    Pair pair = pair("Europe/Berlin", "sum");
    Random random = new Random(11);
    Instant start = Instant.parse("2026-03-28T12:00:00Z");
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      points.add(point(start.plusSeconds(random.nextInt(86_400)), random));
    }
    points.add(point(start, random));
    points.add(point(start.plusSeconds(86_400), random));
    pair.write(points);

    for (int seconds : List.of(8, 9)) {
      // 10,801 and 9,601 of them.
      pair.assertSame(TimeRange.ALL, Frequency.parse(seconds + "s"), aggregation);
    }
  }

  /** Some years of points, most of them close to where the clock changes. */
  private static List<Point> points(ZoneId zone, Random random) {
    List<Point> points = new ArrayList<>();
    Instant at = Instant.parse("2009-06-01T00:00:00Z");
    while (at.isBefore(Instant.parse("2019-06-01T00:00:00Z"))) {
      ZoneOffsetTransition change = zone.getRules().nextTransition(at);
      Instant near = change == null ? at.plus(Duration.ofDays(170)) : change.getInstant();
      points.add(point(near, random));
      points.add(point(near.minusNanos(1_000), random));
      for (int i = 0; i < 20; i++) {
        points.add(point(near.plusSeconds(random.nextInt(-200_000, 200_000)), random));
      }
      at = near;
    }
    return points;
  }

  /** Everything, or a part of it of up to some thousand buckets. */
  private static TimeRange range(Frequency frequency, Random random) {
    Instant begin = Instant.parse("2009-01-01T00:00:00Z");
    if (frequency.unit().isCalendar() && random.nextBoolean()) {
      return TimeRange.since(begin);
    }
    Instant from = begin.plusSeconds(random.nextInt(200_000_000));
    return TimeRange.of(
        from, from.plus(frequency.meanLength().multipliedBy(random.nextInt(4_000))));
  }

  private static Point point(Instant at, Random random) {
    return new Point(
        new UUID(random.nextLong(), random.nextLong()),
        at,
        BigDecimal.valueOf(random.nextInt(1, 1_000_000_000), random.nextInt(8)));
  }

  private static Pair pair(String zone, String aggregation) {
    JsonObject config = JsonObject.of("aggregation", aggregation);
    TestTenant tested = TestTenant.create(database, service, zone, config);
    TestTenant model = TestTenant.create(database, memory, zone, config);
    return new Pair(tested.asOwner(), tested.sourceId(), model.asOwner(), model.sourceId());
  }

  private record Point(UUID id, Instant at, BigDecimal value) {
    KpiPoint of(UUID source) {
      return new KpiPoint(id, source, at, value, JsonObject.EMPTY);
    }
  }

  /** The same source in both back ends. */
  private record Pair(SignalCraft tested, UUID testedId, SignalCraft model, UUID modelId) {

    void write(List<Point> points) {
      tested.kpis().write(batch(points, testedId));
      model.kpis().write(batch(points, modelId));
    }

    private static PointBatch batch(List<Point> points, UUID source) {
      return PointBatch.of(source, points.stream().map(point -> point.of(source)).toList());
    }

    void assertSame(TimeRange range) {
      TimeSeries expected = model.kpis().series(modelId, range);
      TimeSeries actual = tested.kpis().series(testedId, range);

      assertThat(actual.size()).isPositive();
      assertThat(actual).isEqualTo(expected);
    }

    void assertSame(TimeRange range, Frequency frequency, Aggregation aggregation) {
      TimeSeries expected = model.kpis().series(modelId, range, frequency, aggregation);
      TimeSeries actual = tested.kpis().series(testedId, range, frequency, aggregation);

      String what = frequency + " " + aggregation + " " + range;
      assertThat(actual.zone()).as(what).isEqualTo(expected.zone());
      assertThat(actual.frequency()).as(what).isEqualTo(expected.frequency());
      assertThat(actual.timestamps()).as(what).isEqualTo(expected.timestamps());
      if (aggregation == Aggregation.SUM || aggregation == Aggregation.AVG) {
        for (int i = 0; i < expected.size(); i++) {
          double value = expected.valueAt(i);
          if (Double.isNaN(value)) {
            assertThat(actual.valueAt(i)).as(what).isNaN();
          } else {
            assertThat(actual.valueAt(i)).as(what).isCloseTo(value, within(1e-12 * value));
          }
        }
      } else {
        assertThat(actual.values()).as(what).isEqualTo(expected.values());
      }
    }
  }
}
