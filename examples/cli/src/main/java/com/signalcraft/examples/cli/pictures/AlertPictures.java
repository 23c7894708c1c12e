package com.signalcraft.examples.cli.pictures;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertBook;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.Grouping;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.examples.report.chart.MarkerShape;
import com.signalcraft.examples.report.chart.TimeChart;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What alerts tell of a load that rises above its threshold. */
final class AlertPictures {

  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int MINUTES = 360;
  private static final int THRESHOLD = 130;
  private static final int RECOVERY = 110;

  private AlertPictures() {}

  static List<Picture> all() {
    TimeSeries load = load();
    return List.of(
        new Picture(
            "alerts-plain",
            chart("Above 130 alone: each crossing is told", load, AlertSettings.defaults(), false)),
        new Picture(
            "alerts-recovery",
            chart(
                "Above 130 for ten minutes, over when below 110: told once",
                load,
                AlertSettings.defaults()
                    .withRecoveryThreshold(BigDecimal.valueOf(RECOVERY))
                    .withPendingFor(Duration.ofMinutes(10)),
                true)));
  }

  /** A load that peaks for a moment, later swings about the threshold, and falls in the end. */
  private static TimeSeries load() {
    Random random = new Random(4);
    long[] times = new long[MINUTES];
    double[] values = new double[MINUTES];
    for (int i = 0; i < MINUTES; i++) {
      times[i] = START.toEpochMilli() + i * MINUTE;
      double level = i >= 40 && i < 45 ? 145 : i < 120 ? 95 : i < 260 ? 133 : 95;
      double swing = i >= 120 && i < 260 ? 12 * Math.sin(2 * Math.PI * i / 45) : 0;
      values[i] = level + swing + 2 * random.nextGaussian();
    }
    return TimeSeries.of(ZoneOffset.UTC, times, values);
  }

  private static TimeChart chart(
      String label, TimeSeries load, AlertSettings settings, boolean recovery) {
    TimeChart chart =
        new TimeChart(label, ZoneOffset.UTC)
            .line("history", load.timestamps(), load.values())
            .line("limit", load.timestamps(), constant(THRESHOLD));
    if (recovery) {
      chart.line("recovery", load.timestamps(), constant(RECOVERY));
    }
    Instant end = START.plusMillis(MINUTES * MINUTE);
    List<AlertEvent> events =
        AlertBook.advance(
                List.of(alert(settings)),
                List.of(),
                (source, range) -> load.between(range.from(), range.to()),
                end,
                Grouping.NONE)
            .events();
    Instant fired = null;
    for (AlertEvent event : events) {
      boolean firing = event.change().is(AlertChange.FIRED);
      chart.marker(
          firing ? "fired" : "resolved",
          firing ? MarkerShape.TRIANGLE : MarkerShape.CIRCLE,
          event.at().toEpochMilli(),
          value(load, event.at()),
          event.title());
      if (firing) {
        fired = event.at();
      } else if (fired != null) {
        chart.span("high", fired.toEpochMilli(), event.at().toEpochMilli(), "firing");
        fired = null;
      }
    }
    return chart;
  }

  private static double value(TimeSeries load, Instant at) {
    int index = (int) ((at.toEpochMilli() - START.toEpochMilli()) / MINUTE);
    return load.valueAt(Math.max(0, Math.min(index, load.size() - 1)));
  }

  private static double[] constant(double value) {
    double[] values = new double[MINUTES];
    Arrays.fill(values, value);
    return values;
  }

  private static Alert alert(AlertSettings settings) {
    return new Alert(
        new UUID(0, 1),
        new UUID(0, 2),
        new UUID(0, 3),
        "Load",
        OpenEnum.of(AlertCondition.ABOVE),
        BigDecimal.valueOf(THRESHOLD),
        OpenEnum.of(AlertTimeframe.FIVE_MINUTES),
        true,
        null,
        settings,
        null,
        START,
        START);
  }
}
