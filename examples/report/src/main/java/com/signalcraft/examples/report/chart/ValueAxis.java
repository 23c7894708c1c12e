package com.signalcraft.examples.report.chart;

import java.util.List;

/**
 * The vertical axis of a chart. It starts at zero where that costs little room, as lengths are then
 * true to the eye; where all values lie far from zero it starts near the least of them.
 *
 * @param ticks the ticks, from the bottom to the top, at least two
 */
record ValueAxis(List<Tick> ticks) {

  /** Zero is taken in while the values fill at least so much of the axis. */
  private static final double LEAST_SHARE = 0.45;

  static ValueAxis of(double min, double max, int wantedTicks) {
    double low = min;
    double high = max;
    if (low > 0 && (high - low) >= LEAST_SHARE * high) {
      low = 0;
    } else if (high < 0 && (high - low) >= LEAST_SHARE * -low) {
      high = 0;
    }
    return new ValueAxis(NumberTicks.covering(low, high, wantedTicks));
  }

  double bottom() {
    return ticks.get(0).value();
  }

  double top() {
    return ticks.get(ticks.size() - 1).value();
  }

  /** The width of the longest label, in characters. */
  int labelLength() {
    return ticks.stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
  }
}
