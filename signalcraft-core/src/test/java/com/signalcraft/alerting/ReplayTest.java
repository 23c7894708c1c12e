package com.signalcraft.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.alert.Silence;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.memory.SeededBackend;
import com.signalcraft.notification.Notification;
import com.signalcraft.testing.SettableClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What alerts tell follows from the points and their times alone. So a day that is replayed, with
 * all its points there and the scheduler running at other times, tells the same as it did live, to
 * the last byte; but for when the back end made the rows.
 */
class ReplayTest {

  private static final Instant START = Instant.parse("2026-03-15T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** What a day told: to a member, and through a channel. */
  private record Told(List<String> notifications, List<AlertEvent> events) {}

  /** A back end with two shops, which has the same ids each time. */
  private static final class Stage implements AutoCloseable {

    private final SettableClock clock = new SettableClock(START);
    private final InMemorySignalCraft service = SeededBackend.create(clock);
    private final List<Shop> shops = List.of(Shop.open(service, "one"), Shop.open(service, "two"));
    private final ScriptedChannel channel = new ScriptedChannel("hook");
    private final AlertScheduler scheduler =
        AlertScheduler.builder(service).channel(channel).build();

    Stage() {
      for (Shop shop : shops) {
        UUID high = shop.above("130", settings().withPendingFor(minutes(4))).id();
        shop.above("120", settings().withRecoveryThreshold(new BigDecimal("105")));
        shop.above(
            "110",
            settings()
                .withKeepFiringFor(minutes(10))
                .withRepeatInterval(minutes(30))
                .withDependsOn(high));
        shop.alert(
            "Low",
            AlertCondition.BELOW,
            new BigDecimal("80"),
            settings()
                .withNoData(NoDataPolicy.ALERT)
                .withNoDataAfter(minutes(20))
                .withSilences(
                    List.of(
                        new Silence(
                            TimeRange.of(
                                START.plus(Duration.ofHours(9)), START.plus(Duration.ofHours(11))),
                            "Stocktaking"))));
        shop.alert(
            "Jump",
            AlertCondition.CHANGE_PERCENT,
            new BigDecimal("25"),
            settings()
                .withLeastChange(BigDecimal.TEN)
                .withFlapping(5, Duration.ofHours(2))
                .withDelay(Duration.ofSeconds(90)));
        shop.alert("Odd", AlertCondition.ANOMALY, null, settings().withCoolDown(minutes(15)));
      }
    }

    void history() {
      Random random = new Random(11);
      for (Shop shop : shops) {
        List<KpiPoint> points = new ArrayList<>();
        for (int minute = -4_000; minute < 0; minute += 5) {
          points.add(point(shop, START.plusSeconds(60L * minute), random.nextGaussian() * 4));
        }
        shop.push(points);
      }
    }

    Told told() {
      List<String> notifications =
          shops.stream()
              .flatMap(shop -> shop.told(shop.viewer()).stream())
              .map(Stage::written)
              .sorted()
              .toList();
      List<AlertEvent> events =
          channel.sent().stream()
              .map(AlertDelivery::event)
              .sorted(Comparator.comparing(AlertEvent::id))
              .toList();
      return new Told(notifications, events);
    }

    /** All of a notification but when the row was made. */
    private static String written(Notification row) {
      return String.join(
          "\n",
          row.id().toString(),
          String.valueOf(row.userId()),
          String.valueOf(row.businessId()),
          String.valueOf(row.alertId()),
          row.type().value(),
          row.title(),
          row.message(),
          row.data().toJson());
    }

    private static AlertSettings settings() {
      return AlertSettings.defaults();
    }

    private static Duration minutes(int minutes) {
      return Duration.ofMinutes(minutes);
    }

    @Override
    public void close() {
      scheduler.close();
      service.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_day_that_is_replayed_tells_the_same_as_live(long seed) {
    Told live = live(seed);
    Told quarterly = replay(seed, Duration.ofMinutes(15));
    Told atOnce = replay(seed, DAY);

    assertThat(live.notifications()).hasSizeGreaterThan(20);
    assertThat(live.events()).hasSize(live.notifications().size());
    assertThat(live.events().stream().map(event -> event.change().value()).distinct())
        .contains("fired", "resolved", "no_data", "repeated");
    assertThat(quarterly).isEqualTo(live);
    assertThat(atOnce).isEqualTo(live);
  }

  /** Points are pushed as the clock moves, and the scheduler runs at odd times. */
  private static Told live(long seed) {
    try (Stage stage = new Stage()) {
      stage.history();
      List<KpiPoint> points = day(stage.shops, seed);
      Random random = new Random(seed * 31);
      int next = 0;
      while (stage.clock.instant().isBefore(START.plus(DAY))) {
        stage.clock.advance(Duration.ofMillis(1_000 + random.nextInt(400_000)));
        List<List<KpiPoint>> due = List.of(new ArrayList<>(), new ArrayList<>());
        for (; next < points.size() && !isAhead(points.get(next), stage); next++) {
          boolean first = points.get(next).sourceId().equals(stage.shops.get(0).source());
          due.get(first ? 0 : 1).add(points.get(next));
        }
        for (int i = 0; i < 2; i++) {
          if (!due.get(i).isEmpty()) {
            stage.shops.get(i).push(due.get(i));
          }
        }
        stage.scheduler.runOnce();
      }
      return finished(stage);
    }
  }

  private static boolean isAhead(KpiPoint point, Stage stage) {
    return point.timestamp().isAfter(stage.clock.instant());
  }

  /** All points are there, and the scheduler runs now and then. */
  private static Told replay(long seed, Duration pause) {
    try (Stage stage = new Stage()) {
      stage.history();
      List<KpiPoint> points = day(stage.shops, seed);
      for (Shop shop : stage.shops) {
        shop.push(points.stream().filter(point -> point.sourceId().equals(shop.source())).toList());
      }
      for (Duration at = pause; at.compareTo(DAY) <= 0; at = at.plus(pause)) {
        stage.clock.advance(pause);
        stage.scheduler.runOnce();
      }
      return finished(stage);
    }
  }

  /** Up to the same time, whenever the last one ran. */
  private static Told finished(Stage stage) {
    Instant end = START.plus(DAY).plus(Duration.ofHours(1));
    stage.clock.advance(Duration.between(stage.clock.instant(), end));
    RunReport report = stage.scheduler.runOnce();
    assertThat(report.failed()).isZero();
    return stage.told();
  }

  /** The day of two shops: calm, some long swings, some odd values, and hours of silence. */
  private static List<KpiPoint> day(List<Shop> shops, long seed) {
    Random random = new Random(seed);
    List<KpiPoint> points = new ArrayList<>();
    for (Shop shop : shops) {
      Instant at = START.plusSeconds(1 + random.nextInt(60));
      double swing = 0;
      while (at.isBefore(START.plus(DAY))) {
        if (random.nextInt(40) == 0) {
          swing = random.nextInt(3) == 0 ? random.nextInt(90) - 45 : 0;
        }
        double odd = random.nextInt(150) == 0 ? 60 : 0;
        points.add(point(shop, at, random.nextGaussian() * 4 + swing + odd));
        boolean silent = random.nextInt(200) == 0;
        at = at.plusMillis(silent ? 3_000_000 : 20_000 + random.nextInt(100_000));
      }
    }
    points.sort(Comparator.comparing(KpiPoint::timestamp));
    return points;
  }

  private static KpiPoint point(Shop shop, Instant at, double off) {
    return KpiPoint.of(
        shop.source(), at, new BigDecimal(100 + off).setScale(3, RoundingMode.HALF_EVEN));
  }
}
