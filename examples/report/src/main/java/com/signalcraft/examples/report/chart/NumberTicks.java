package com.signalcraft.examples.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Ticks of a value axis at round numbers: 1, 2, 2.5 or 5 times a power of ten apart. */
final class NumberTicks {

  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  private NumberTicks() {}

  /**
   * Ticks that cover a range: the first at or below its start, the last at or above its end.
   *
   * @param min the least value
   * @param max the greatest value; may equal the least
   * @param wanted about how many steps, at least 1
   * @return at least two ticks, in increasing order
   */
  static List<Tick> covering(double min, double max, int wanted) {
    double low = min;
    double high = max;
    if (low == high) {
      double room = low == 0 ? 1 : Math.abs(low) * 0.1;
      low -= room;
      high += room;
    }
    double step = step(high / wanted - low / wanted);
    long first = (long) Math.floor(low / step + 1e-9);
    long last = (long) Math.ceil(high / step - 1e-9);
    NumberText text = NumberText.ofStep(step, Math.max(Math.abs(low), Math.abs(high)));
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      double value = i * step;
      ticks.add(new Tick(value, text.format(value)));
    }
    return ticks;
  }

  /** The least round step that is not below a raw one. */
  static double step(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double round : ROUND) {
      if (round * power >= raw * (1 - 1e-9)) {
        return round * power;
      }
    }
    return 10 * power;
  }
}
