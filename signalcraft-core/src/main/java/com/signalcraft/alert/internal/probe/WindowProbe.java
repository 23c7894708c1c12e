package com.signalcraft.alert.internal.probe;

import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;

/** The aggregate of the window, or its change against the window before. Not thread-safe. */
public final class WindowProbe implements Probe {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final AlertRule rule;
  private final TimeSeries series;
  private final Grid grid;
  private final long timeframe;
  private final int from;
  private final double leastChange;
  private SlidingWindow window;
  private SlidingWindow before;
  private long earliest = Long.MIN_VALUE;

  /**
   * A probe.
   *
   * @param rule the rule
   * @param series the points
   * @param grid how far they are apart
   * @param timeframe the window's length, in milliseconds
   * @param from an index before which no window will reach
   */
  public WindowProbe(AlertRule rule, TimeSeries series, Grid grid, long timeframe, int from) {
    this.rule = rule;
    this.series = series;
    this.grid = grid;
    this.timeframe = timeframe;
    this.from = from;
    this.leastChange = rule.leastChange().doubleValue();
    this.window = window();
    this.before = window();
  }

  private SlidingWindow window() {
    return new SlidingWindow(series, rule.aggregation(), timeframe, from);
  }

  @Override
  public AlertReading read(int index) {
    long now = series.timestampAt(index);
    long start = before(now, index);
    if (start < earliest) {
      // Where the grid turns from days to hours at a change of the clocks.
      window = window();
      before = window();
    }
    earliest = start;
    window.moveTo(start, now);
    if (!isFull(window, start, index)) {
      return AlertReading.unknown(now);
    }
    double value = window.aggregate();
    if (rule.condition() != AlertCondition.CHANGE_PERCENT) {
      return new AlertReading(now, rule.stateOf(value), value, value, Double.NaN);
    }
    long earlier = before(start, index);
    before.moveTo(earlier, start);
    double baseline = isFull(before, earlier, index) ? baseline() : Double.NaN;
    return change(now, value, baseline);
  }

  private AlertReading change(long now, double value, double baseline) {
    boolean undefined = baseline == 0 && leastChange == 0;
    if (Double.isNaN(baseline) || undefined) {
      return AlertReading.unknown(now);
    }
    double difference = value - baseline;
    double percent = difference == 0 ? 0 : difference / Math.abs(baseline) * 100;
    boolean small = Math.abs(difference) < leastChange;
    State state = small ? State.CLEAR : rule.stateOf(percent);
    return new AlertReading(now, state, percent, value, baseline);
  }

  /**
   * Where a window begins that ends at a time. In a series whose steps are days of the calendar or
   * longer, 24 hours are a day of its calendar, so that the day on which summer time begins, of 23
   * hours, does not share its window with the day before.
   */
  private long before(long end, int index) {
    return timeframe == DAY && grid.isCalendarAt(index)
        ? Frequency.DAILY.plus(end, -1, series.zone())
        : end - timeframe;
  }

  private boolean isFull(SlidingWindow window, long after, int index) {
    if (!rule.fullWindow()) {
      return true;
    }
    long step = grid.stepAt(index);
    boolean reachesBack =
        step > 0 ? window.present() >= timeframe / step : series.timestampAt(0) <= after;
    return reachesBack && window.missing() == 0;
  }

  /** The aggregate of the window before; where it is empty, the last value before it. */
  private double baseline() {
    if (before.present() > 0 || rule.aggregation() == Aggregation.COUNT) {
      return before.aggregate();
    }
    int last = before.start() - 1;
    while (last >= 0 && series.isMissing(last)) {
      last--;
    }
    return last < 0 ? Double.NaN : series.valueAt(last);
  }
}
