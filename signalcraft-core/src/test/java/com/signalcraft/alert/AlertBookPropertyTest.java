package com.signalcraft.alert;

import static com.signalcraft.alert.AlertCondition.ABOVE;
import static com.signalcraft.alert.AlertCondition.BELOW;
import static com.signalcraft.alert.AlertCondition.CHANGE_PERCENT;
import static com.signalcraft.alert.AlertTimeframe.FIFTEEN_MINUTES;
import static com.signalcraft.alert.AlertTimeframe.FIVE_MINUTES;
import static com.signalcraft.alert.AlertTimeframe.ONE_HOUR;
import static com.signalcraft.alert.AlertTimeframe.SIX_HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.TimeRange;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whenever the evaluation runs, it comes to the same. */
class AlertBookPropertyTest {

  private static final int MINUTES = 600;
  private static final UUID OTHER = new UUID(0, 8);
  private static final Comparator<AlertEvent> ORDER =
      Comparator.comparing(AlertEvent::at).thenComparing(event -> event.id().toString());

  /** The second bench is given no point before its time, so nothing looks ahead either. */
  @Property(tries = 150)
  void the_evaluation_does_not_depend_on_when_it_runs(@ForAll long seed) {
    Random random = new Random(seed);
    Duration window = Duration.ofSeconds(random.nextInt(4) * 20L);
    AlertBench whole = new AlertBench().grouped(window).source(OTHER);
    AlertBench parts = new AlertBench().grouped(window).source(OTHER);
    for (Alert alert : alerts(random)) {
      whole.with(alert);
      parts.with(alert);
    }
    List<Point> points = points(random);
    points.forEach(point -> point.addTo(whole));

    Instant end = AlertBench.minute(MINUTES);
    whole.advance(end);
    int next = 0;
    for (Instant tick : ticks(random)) {
      for (; next < points.size() && !points.get(next).at().isAfter(tick); next++) {
        points.get(next).addTo(parts);
      }
      parts.advance(tick);
    }

    assertThat(sorted(parts.events())).isEqualTo(sorted(whole.events()));
    assertThat(parts.states()).isEqualTo(whole.states());
  }

  @Property(tries = 30)
  void a_detector_goes_on_wherever_the_evaluation_was_cut(@ForAll long seed) {
    Random random = new Random(seed);
    BigDecimal threshold = random.nextBoolean() ? null : BigDecimal.valueOf(4);
    AlertSettings settings =
        random.nextBoolean()
            ? AlertSettings.defaults()
            : AlertSettings.defaults().withRecoveryThreshold(BigDecimal.valueOf(2));
    Alert alert =
        AlertBench.alert(1, "anomaly", threshold, AlertTimeframe.FIFTEEN_MINUTES, settings);
    AlertBench whole = new AlertBench().with(alert);
    AlertBench parts = new AlertBench().with(alert);
    for (int i = -600; i < MINUTES; i++) {
      double odd = i > 0 && (i % 200 == 100 || random.nextInt(200) == 0) ? 60 : 0;
      double value = 100 + random.nextGaussian() + odd;
      whole.point(i, value);
      parts.point(i, value);
    }

    whole.advance(MINUTES);
    ticks(random).forEach(parts::advance);

    assertThat(parts.events()).isEqualTo(whole.events()).isNotEmpty();
    assertThat(parts.states()).isEqualTo(whole.states());
  }

  @Property(tries = 200)
  void tells_the_firings_that_the_evaluation_of_the_series_finds(@ForAll long seed) {
    Random random = new Random(seed);
    AlertSettings settings =
        AlertSettings.defaults()
            .withAggregation(oneOf(random, Aggregation.values()))
            .withFullWindow(random.nextBoolean());
    AlertCondition condition = oneOf(random, ABOVE, BELOW, CHANGE_PERCENT);
    BigDecimal threshold = BigDecimal.valueOf(1 + random.nextInt(12));
    AlertTimeframe timeframe = oneOf(random, FIVE_MINUTES, FIFTEEN_MINUTES, ONE_HOUR, SIX_HOURS);
    Alert alert = AlertBench.alert(1, condition.wireName(), threshold, timeframe, settings);
    AlertBench bench = new AlertBench().with(alert);
    for (int i = 1; i <= MINUTES; i++) {
      bench.point(i, random.nextInt(13));
    }
    TimeSeries series = bench.series(AlertBench.SOURCE, TimeRange.since(AlertBench.START));

    bench.advance(MINUTES);

    List<String> expected = new ArrayList<>();
    for (FiredAlert firing : AlertEvaluator.evaluate(AlertRule.of(alert), series)) {
      expected.add("fired " + firing.firedAt());
      firing.resolvedAtIfOver().ifPresent(over -> expected.add("resolved " + over));
    }
    assertThat(bench.events())
        .extracting(event -> event.change() + " " + event.at())
        .startsWith(expected.subList(0, Math.min(20, expected.size())).toArray(new String[0]));
  }

  /** Alerts are edited all the time; at last nothing keeps them quiet any more. */
  @Property(tries = 150)
  void whatever_is_edited_people_know_in_the_end_how_an_alert_stands(@ForAll long seed) {
    Random random = new Random(seed);
    AlertBench bench = new AlertBench().source(OTHER);
    points(random).forEach(point -> point.addTo(bench));
    for (Instant tick : ticks(random)) {
      if (random.nextInt(5) == 0) {
        alerts(random).forEach(bench::with);
      }
      bench.advance(tick);
    }

    for (int number = 1; number <= 5; number++) {
      AlertSettings plain = AlertSettings.defaults().withPendingFor(Duration.ofMinutes(1));
      bench.with(AlertBench.alert(number, AlertCondition.ABOVE, BigDecimal.TEN, plain));
    }
    bench.advance(AlertBench.minute(MINUTES).plus(Duration.ofDays(1)));

    bench.states().values().forEach(state -> assertThat(lastTold(bench, state)).isTrue());
  }

  private static boolean lastTold(AlertBench bench, AlertState state) {
    UUID id = state.status().alertId();
    List<String> told =
        bench.events().stream()
            .filter(event -> event.alertIds().contains(id))
            .map(event -> event.change().value())
            .toList();
    String last = told.isEmpty() ? "resolved" : told.get(told.size() - 1);
    boolean fires = state.status().phase().is(AlertPhase.FIRING);
    return fires ? last.equals("fired") || last.equals("repeated") : last.equals("resolved");
  }

  private static List<AlertEvent> sorted(List<AlertEvent> events) {
    return events.stream().sorted(ORDER).toList();
  }

  private static List<Instant> ticks(Random random) {
    List<Instant> ticks = new ArrayList<>();
    int longest = 1 + random.nextInt(200);
    for (double at = 0; at < MINUTES; at += random.nextDouble() * longest) {
      ticks.add(AlertBench.minute(at));
    }
    ticks.add(AlertBench.minute(MINUTES));
    return ticks;
  }

  private static List<Alert> alerts(Random random) {
    List<Alert> alerts = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 1; i <= count; i++) {
      AlertCondition condition = oneOf(random, ABOVE, BELOW, CHANGE_PERCENT);
      AlertTimeframe timeframe = oneOf(random, AlertTimeframe.values());
      BigDecimal threshold = BigDecimal.valueOf(1 + random.nextInt(12));
      AlertSettings settings = settings(random, condition, threshold, i, count);
      Alert alert = AlertBench.alert(i, condition.wireName(), threshold, timeframe, settings);
      alerts.add(random.nextBoolean() ? alert : AlertBench.onSource(alert, OTHER));
    }
    return alerts;
  }

  private static AlertSettings settings(
      Random random, AlertCondition condition, BigDecimal threshold, int number, int count) {
    AlertSettings settings =
        AlertSettings.defaults()
            .withAggregation(oneOf(random, Aggregation.values()))
            .withFullWindow(random.nextInt(4) == 0)
            .withPendingFor(minutes(random, 10))
            .withKeepFiringFor(minutes(random, 10))
            .withNoData(oneOf(random, NoDataPolicy.values()))
            .withNoDataAfter(Duration.ofMinutes(1 + random.nextInt(30)))
            .withCoolDown(minutes(random, 30))
            .withDelay(random.nextInt(4) == 0 ? minutes(random, 20) : Duration.ZERO);
    if (random.nextBoolean()) {
      settings = settings.withFlapping(2 + random.nextInt(4), Duration.ofMinutes(20));
    }
    if (random.nextBoolean()) {
      settings = settings.withRepeatInterval(Duration.ofMinutes(1 + random.nextInt(60)));
    }
    if (random.nextBoolean()) {
      BigDecimal band = BigDecimal.valueOf(random.nextInt(3));
      boolean below = condition == AlertCondition.BELOW;
      settings =
          settings.withRecoveryThreshold(below ? threshold.add(band) : threshold.subtract(band));
    }
    if (condition == AlertCondition.CHANGE_PERCENT && random.nextBoolean()) {
      settings = settings.withLeastChange(BigDecimal.valueOf(random.nextInt(5)));
    }
    if (random.nextBoolean()) {
      int other = 1 + random.nextInt(count);
      settings = other == number ? settings : settings.withDependsOn(new UUID(1, other));
    }
    return settings.withSilences(silences(random));
  }

  @SafeVarargs
  private static <T> T oneOf(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  private static Duration minutes(Random random, int most) {
    return random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(random.nextInt(most * 60));
  }

  private static List<Silence> silences(Random random) {
    List<Silence> silences = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      double from = random.nextInt(MINUTES);
      TimeRange during =
          TimeRange.of(AlertBench.minute(from), AlertBench.minute(from + random.nextInt(60)));
      silences.add(new Silence(during, "Maintenance"));
    }
    return silences;
  }

  /** Two sources, with pauses, odd times and values that swing about the thresholds. */
  private static List<Point> points(Random random) {
    List<Point> points = new ArrayList<>();
    for (UUID source : List.of(AlertBench.SOURCE, OTHER)) {
      boolean steady = random.nextBoolean();
      double at = -random.nextInt(2_000);
      while (at < MINUTES) {
        points.add(new Point(source, AlertBench.minute(at), random.nextInt(14) * 1.1));
        boolean pause = random.nextInt(60) == 0;
        at += pause ? random.nextInt(120) : steady ? 1 : random.nextInt(1, 300) / 60.0;
      }
    }
    points.sort(Comparator.comparing(Point::at));
    return points;
  }

  private record Point(UUID source, Instant at, double value) {

    private void addTo(AlertBench bench) {
      bench.point(source, at, value);
    }
  }
}
