package com.signalcraft.forecast.diagnostic;

import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Optional;

/**
 * The largest change of slope, in the second half of the history, of a trend that is made of
 * straight pieces, as Prophet's is. Other trends change all the time, and have none.
 *
 * @param history the history
 * @param index where the slope changes
 * @param before the slope before it, in the series' unit per step
 * @param after the slope after it
 */
record TrendChange(TimeSeries history, int index, double before, double after) {

  /** Of so many steps at most one may have a change for the pieces to count as straight. */
  private static final int STRAIGHT = 8;

  private static final double ROUNDING = 1e-6;

  /** A change below this share of the steepest slope is not worth a word. */
  private static final double SLIGHT = 0.05;

  static Optional<TrendChange> of(FittedForecaster model) {
    List<Component> parts = model.components();
    if (parts.isEmpty() || !parts.get(0).name().equals("trend")) {
      return Optional.empty();
    }
    double[] trend = parts.get(0).values();
    double steepest = 0;
    for (int i = 1; i < trend.length; i++) {
      steepest = Math.max(steepest, Math.abs(trend[i] - trend[i - 1]));
    }
    int changes = 0;
    int largest = -1;
    double size = SLIGHT * steepest;
    for (int i = 2; i + 2 < trend.length; i++) {
      double bend = Math.abs(trend[i + 1] - 2 * trend[i] + trend[i - 1]);
      // Written so that NaN is no change; a change between two steps bends at both.
      if (bend > ROUNDING * steepest) {
        changes++;
      }
      double turn = Math.abs(slope(trend, i + 2) - slope(trend, i - 1));
      if (i >= trend.length / 2 && bend > ROUNDING * steepest && turn > size) {
        size = turn;
        largest = i;
      }
    }
    return largest > 0 && changes * STRAIGHT <= trend.length
        ? Optional.of(
            new TrendChange(
                model.history(), largest, slope(trend, largest - 1), slope(trend, largest + 2)))
        : Optional.empty();
  }

  private static double slope(double[] trend, int index) {
    return trend[index] - trend[index - 1];
  }

  String sentence() {
    String step = Figures.steps(1, history.frequency().orElse(Frequency.INDEX));
    String each = step.startsWith("1 ") ? step.substring(2) : step;
    return "The trend last changed most around "
        + Figures.when(history, index)
        + ", from "
        + signed(before)
        + " to "
        + signed(after)
        + " per "
        + each
        + ".";
  }

  private static String signed(double slope) {
    return (slope < 0 ? "−" : "+") + Figures.number(Math.abs(slope));
  }
}
