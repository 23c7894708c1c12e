package com.signalcraft.examples.report.chart;

import java.util.List;
import java.util.stream.LongStream;

/** Ticks of an axis that counts observations, for series without a calendar. */
final class IndexTicks {

  private IndexTicks() {}

  /**
   * Ticks within a range of indices, at round whole numbers.
   *
   * @param from the first index
   * @param to the last index
   * @param most the greatest number of ticks wanted, at least 2
   * @return the ticks, in order
   */
  static List<Tick> within(long from, long to, int most) {
    double step = Math.max(1, Math.ceil(NumberTicks.step(Math.max(1, to - from) / (most - 1.0))));
    NumberText text = NumberText.ofDecimals(0);
    return LongStream.rangeClosed((long) Math.ceil(from / step), (long) Math.floor(to / step))
        .mapToObj(i -> new Tick(i * step, text.format(i * step)))
        .toList();
  }
}
