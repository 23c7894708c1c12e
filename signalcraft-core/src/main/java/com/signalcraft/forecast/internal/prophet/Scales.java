package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.prophet.Bound;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import com.signalcraft.forecast.prophet.Scaling;
import java.util.Arrays;
import java.util.Optional;

/**
 * How values and times become numbers of a common size, and back. Values are first divided by a
 * unit, the largest magnitude, so that no difference overflows. Immutable.
 *
 * @param growth whose bounds are scaled too
 * @param start the first time on the wall, in milliseconds, which becomes 0
 * @param span from the first to the last observation, in milliseconds, which becomes 1
 * @param unit the largest magnitude of the values, 1 where that is 0
 * @param floor what is taken off values in units where the growth has no floor of its own
 * @param scale what values in units less the floor are divided by
 * @param centres what is taken off each regressor
 * @param widths what each regressor is divided by
 */
@SuppressWarnings("ArrayRecordComponent") // shared within the package, never changed
record Scales(
    Growth growth,
    long start,
    double span,
    double unit,
    double floor,
    double scale,
    double[] centres,
    double[] widths) {

  /** A bound of growth at some times: one level, or an array of them. */
  record Levels(double constant, double[] changing) {
    double at(int row) {
      return changing.length == 0 ? constant : changing[row];
    }
  }

  static Scales of(ProphetOptions options, Observations observations) {
    Growth growth = options.growth();
    double[] y = observations.values();
    double unit = 0;
    for (double value : y) {
      unit = Math.max(unit, Math.abs(value));
    }
    unit = unit > 0 ? unit : 1;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : y) {
      least = Math.min(least, value / unit);
      most = Math.max(most, value / unit);
    }
    boolean minmax = options.scaling() == Scaling.MINMAX;
    double floor = minmax ? least : 0;
    double scale = minmax ? most - least : 1;
    if (growth.floor().isPresent()) {
      Levels floors = levels(growth.floor(), unit, observations.epochMillis());
      Levels caps = levels(growth.cap(), unit, observations.epochMillis());
      floor = 0;
      scale = minmax ? range(floors, caps, y.length) : farthest(y, unit, floors);
    }
    long start = observations.firstWall();
    double span = Math.max(1, observations.lastWall() - start);
    int count = options.regressors().size();
    Scales scales =
        new Scales(
            growth,
            start,
            span,
            unit,
            floor,
            scale > 0 ? scale : 1,
            new double[count],
            new double[count]);
    for (int j = 0; j < count; j++) {
      scales.learn(j, options.regressors().get(j), observations.epochMillis());
    }
    return scales;
  }

  private static double range(Levels floors, Levels caps, int rows) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      lowest = Math.min(lowest, floors.at(i));
      highest = Math.max(highest, caps.at(i));
    }
    return highest - lowest;
  }

  private static double farthest(double[] y, double unit, Levels floors) {
    double farthest = 0;
    for (int i = 0; i < y.length; i++) {
      farthest = Math.max(farthest, Math.abs(y[i] / unit - floors.at(i)));
    }
    return farthest;
  }

  /** Mean and standard deviation of a regressor over the observations, where they are wanted. */
  private void learn(int j, ProphetRegressor given, long[] epochMillis) {
    double[] values = given.regressor().at(epochMillis);
    centres[j] = 0;
    widths[j] = 1;
    boolean binary = true;
    boolean changes = false;
    double size = 0;
    for (double value : values) {
      binary &= value == 0 || value == 1;
      changes |= value != values[0];
      size = Math.max(size, Math.abs(value));
    }
    if (!changes || !given.standardised().orElse(!binary)) {
      return;
    }
    double mean = 0;
    for (double value : values) {
      mean += value / size / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value / size - mean) * (value / size - mean);
    }
    centres[j] = mean * size;
    widths[j] = Math.sqrt(squares / (values.length - 1)) * size;
  }

  /** Brings the values of a regressor to the scale of the model. */
  void standardise(int j, double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - centres[j]) / widths[j];
    }
  }

  /** A time on the wall, scaled: 0 at the first observation, 1 at the last one. */
  double time(long wall) {
    return (wall - start) / span;
  }

  /** The floors at some times, in units. */
  Levels floors(long[] epochMillis) {
    return growth.floor().isPresent()
        ? levels(growth.floor(), unit, epochMillis)
        : new Levels(floor, new double[0]);
  }

  /** The caps above the floors at some times, scaled; 1 where growth has none. */
  Levels caps(long[] epochMillis) {
    if (growth.kind() != Growth.Kind.LOGISTIC) {
      return new Levels(1, new double[0]);
    }
    Levels floors = floors(epochMillis);
    Levels caps = levels(growth.cap(), unit, epochMillis);
    if (floors.changing().length == 0 && caps.changing().length == 0) {
      return new Levels(above(caps.constant(), floors.constant()), new double[0]);
    }
    double[] scaled = new double[epochMillis.length];
    Arrays.setAll(scaled, i -> above(caps.at(i), floors.at(i)));
    return new Levels(1, scaled);
  }

  private double above(double cap, double low) {
    Checks.that(
        cap > low,
        "cap",
        "must be above the floor, " + Fits.finite(low * unit) + ", was " + Fits.finite(cap * unit));
    return (cap - low) / scale;
  }

  private static Levels levels(Optional<Bound> bound, double unit, long[] epochMillis) {
    Bound given = bound.orElseThrow();
    if (given.constant().isPresent()) {
      return new Levels(given.constant().getAsDouble() / unit, new double[0]);
    }
    double[] levels = Covering.at("bound", given.changing().orElseThrow(), epochMillis);
    for (int i = 0; i < levels.length; i++) {
      levels[i] /= unit;
    }
    return new Levels(0, levels);
  }

  /** A value, scaled. */
  double scaled(double value, double floorInUnits) {
    return (value / unit - floorInUnits) / scale;
  }

  /** A scaled value in the series' unit. */
  double back(double scaled, double floorInUnits) {
    return Fits.finite((scaled * scale + floorInUnits) * unit);
  }

  /** A scaled difference in the series' unit. */
  double size(double scaled) {
    return Fits.finite(scaled * scale * unit);
  }
}
