package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertBook;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertPoints;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStep;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.Grouping;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Quantiles;
import com.signalcraft.series.TimeSeries;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many evaluations of alerts one core makes a second: one evaluation is one alert looked at
 * with one new point of a minute. The points lie in memory, as they would in a cache.
 */
public final class AlertFigures {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int ROUNDS = 9;
  private static final int STEPS = 20;
  private static final int DAY = 1_440;
  private static final int HISTORY = 20 * DAY;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final int alerts;
  private final int step;
  private final AlertCondition condition;
  private final @Nullable BigDecimal threshold;
  private final Map<UUID, AlertState> states = new HashMap<>();
  private final TimeSeries points = points();
  private final List<Alert> all = new ArrayList<>();
  private int minute;

  private AlertFigures(
      int alerts, int step, AlertCondition condition, @Nullable BigDecimal threshold) {
    this.alerts = alerts;
    this.step = step;
    this.condition = condition;
    this.threshold = threshold;
    for (int i = 0; i < alerts; i++) {
      all.add(alert(i));
    }
  }

  /**
   * Measures, and prints a table in Markdown.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.print(table(2_000, 150));
  }

  /** The figures of so many alerts in a business, after so many rounds that do not count. */
  static String table(int alerts, int warmUp) {
    BigDecimal calm = BigDecimal.valueOf(1_000);
    BigDecimal swinging = BigDecimal.valueOf(101);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("evaluation", "median", "lowest to highest", "a second"));
    rows.add(
        new AlertFigures(Math.max(1, alerts / 4), DAY, AlertCondition.ABOVE, calm)
            .row("a day of points at once, nothing fires", Math.min(4, warmUp)));
    rows.add(
        new AlertFigures(alerts, 1, AlertCondition.ABOVE, calm)
            .row("one new point for each alert, nothing fires", warmUp));
    rows.add(
        new AlertFigures(alerts, 1, AlertCondition.ABOVE, swinging)
            .row("one new point for each alert, about one in six fires", warmUp));
    rows.add(
        new AlertFigures(Math.max(1, alerts / 20), 1, AlertCondition.ANOMALY, null)
            .row("one new point for each alert, by the detector", warmUp));
    return FigureTable.table(rows);
  }

  private List<String> row(String name, int warmUp) {
    double[] nanos = new double[ROUNDS];
    for (int round = -warmUp; round < ROUNDS; round++) {
      double time = round();
      if (round >= 0) {
        nanos[round] = time;
      }
    }
    Quantiles times = Quantiles.of(nanos);
    return List.of(
        name,
        format("%,.0f ns", times.median()),
        format("%,.0f to %,.0f ns", times.at(0), times.at(1)),
        format("%,.0f", 1e9 / times.median()));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** Nanoseconds of the core for one evaluation. */
  private double round() {
    int steps = step == DAY ? 1 : STEPS;
    long before = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < steps; i++) {
      advance();
    }
    long time = THREADS.getCurrentThreadCpuTime() - before;
    return (double) time / ((long) steps * step * alerts);
  }

  private void advance() {
    minute += step;
    TimeSeries window = points.slice(Math.max(0, minute - step - 10), minute + 1);
    AlertPoints source =
        (id, range) ->
            condition == AlertCondition.ANOMALY ? points.between(range.from(), range.to()) : window;
    Instant until = START.plusMillis(minute * MINUTE);
    AlertStep result =
        AlertBook.advance(all, List.copyOf(states.values()), source, until, Grouping.defaults());
    for (AlertState state : result.states()) {
      states.put(state.status().alertId(), state);
    }
  }

  private Alert alert(int number) {
    AlertSettings settings = AlertSettings.defaults();
    return new Alert(
        new UUID(1, number),
        new UUID(0, 1),
        new UUID(2, number),
        "Revenue of shop " + number,
        OpenEnum.of(condition),
        threshold,
        OpenEnum.of(AlertTimeframe.FIVE_MINUTES),
        true,
        null,
        settings,
        null,
        START,
        START);
  }

  /** A level with noise, as many minutes as all rounds take. */
  private static TimeSeries points() {
    SplittableRandom random = new SplittableRandom(7);
    long[] times = new long[HISTORY];
    double[] values = new double[HISTORY];
    for (int i = 0; i < HISTORY; i++) {
      times[i] = START.toEpochMilli() + i * MINUTE;
      values[i] = 100 + 4 * random.nextDouble(-1, 1);
    }
    return TimeSeries.of(ZoneOffset.UTC, times, values);
  }
}
