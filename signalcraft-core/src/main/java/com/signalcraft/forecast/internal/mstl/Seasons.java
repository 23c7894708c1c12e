package com.signalcraft.forecast.internal.mstl;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.decompose.MstlPlan;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Seasons that were found in the first steps of a series, on the scale of a model; after those the
 * last one of each repeats. Immutable.
 */
final class Seasons {

  private final boolean logarithm;
  private final List<Integer> lengths;
  private final double[][] effects;
  private final int steps;

  private Seasons(boolean logarithm, List<Integer> lengths, double[][] effects, int steps) {
    this.logarithm = logarithm;
    this.lengths = lengths;
    this.effects = effects;
    this.steps = steps;
  }

  static Seasons of(TimeSeries series, MstlOptions options) {
    MstlPlan plan = MstlPlan.of(series, options);
    double[] values = scaled(series, options.logarithm());
    return new Seasons(
        options.logarithm(), plan.lengths(), plan.decompose(values).seasons(), series.size());
  }

  private static double[] scaled(TimeSeries series, boolean logarithm) {
    double[] values = series.values();
    for (int i = 0; logarithm && i < values.length; i++) {
      Checks.that(
          !(values[i] <= 0),
          "series",
          "must be above zero for a logarithm, was " + values[i] + " at index " + i);
      values[i] = Math.log(values[i]);
    }
    return values;
  }

  /** The season lengths, shortest first. */
  List<Integer> lengths() {
    return lengths;
  }

  /** How many steps they were found in. */
  int steps() {
    return steps;
  }

  /** The effect of one of the seasons at a step, from 0 on. */
  double at(int season, long step) {
    if (step < steps) {
      return effects[season][(int) step];
    }
    int length = lengths.get(season);
    return effects[season][steps - length + (int) ((step - steps) % length)];
  }

  /** The effects of one of the seasons from a step on, in the series' unit or as factors. */
  double[] from(int season, long first, int count) {
    double[] part = new double[count];
    Arrays.setAll(part, i -> back(at(season, first + i)));
    return part;
  }

  /** A value of the model at a step, with the seasons, in the series' unit. */
  double on(double value, long step) {
    double sum = value;
    for (int season = 0; season < effects.length; season++) {
      sum += at(season, step);
    }
    return back(sum);
  }

  /** From the scale of the model to the series' unit. */
  double back(double value) {
    return Fits.finite(logarithm ? Math.exp(value) : value);
  }

  /** The series without its seasons, on the scale of the model. */
  TimeSeries off(TimeSeries series) {
    double[] values = scaled(series, logarithm);
    for (int i = 0; i < values.length; i++) {
      for (int season = 0; season < effects.length; season++) {
        values[i] -= at(season, i);
      }
    }
    return series.withValues(values);
  }
}
