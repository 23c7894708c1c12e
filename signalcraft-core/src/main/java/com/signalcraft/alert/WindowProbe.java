package com.signalcraft.alert;

import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;

/** The aggregate of the window, or its change against the window before. Not thread-safe. */
final class WindowProbe implements Probe {

  private final AlertRule rule;
  private final TimeSeries series;
  private final WindowStart windowStart;
  private final long timeframe;
  private final long step;
  private final SlidingWindow window;
  private final SlidingWindow before;

  /**
   * A probe.
   *
   * @param timeframe the window's length, in milliseconds
   * @param step the distance of two points, in milliseconds, or 0 where it is not known
   * @param from an index before which no window will reach
   */
  WindowProbe(AlertRule rule, TimeSeries series, long timeframe, long step, int from) {
    this.rule = rule;
    this.series = series;
    this.windowStart = WindowStart.of(series, timeframe);
    this.timeframe = timeframe;
    this.step = step;
    this.window = new SlidingWindow(series, rule.aggregation(), from);
    this.before = new SlidingWindow(series, rule.aggregation(), from);
  }

  @Override
  public AlertReading read(int index) {
    long now = series.timestampAt(index);
    long start = windowStart.before(now);
    window.moveTo(start, now);
    if (!isFull(window, start)) {
      return AlertReading.unknown(now);
    }
    double value = window.aggregate();
    if (rule.condition() != AlertCondition.CHANGE_PERCENT) {
      return reading(now, value, value, Double.NaN);
    }
    long earlier = windowStart.before(start);
    before.moveTo(earlier, start);
    double baseline = isFull(before, earlier) ? baseline() : Double.NaN;
    if (Double.isNaN(baseline) || baseline == 0) {
      return AlertReading.unknown(now);
    }
    return reading(now, (value - baseline) / Math.abs(baseline) * 100, value, baseline);
  }

  private AlertReading reading(long now, double measure, double value, double baseline) {
    State state = rule.condition().hits(measure, rule.limit()) ? State.HIT : State.CLEAR;
    return new AlertReading(now, state, measure, value, baseline);
  }

  private boolean isFull(SlidingWindow window, long after) {
    if (!rule.fullWindow()) {
      return true;
    }
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
