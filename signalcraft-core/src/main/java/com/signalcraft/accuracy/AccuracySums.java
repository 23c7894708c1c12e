package com.signalcraft.accuracy;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Running sums of all measures, over the steps of one forecast or of many. A scaled measure is the
 * mean over steps of errors that were scaled by their own training series. Holds state; not
 * thread-safe.
 */
final class AccuracySums {

  private final List<BandSums> bands;
  private int count;
  private double error;
  private double absolute;
  private double square;
  private double actualSize;
  private double percentage;
  private double symmetric;
  private double scaled;
  private double scaledSquare;
  private boolean zeroActual;
  private boolean unscaled;

  AccuracySums(List<Level> levels) {
    bands = levels.stream().map(BandSums::new).toList();
  }

  /** Empty sums with the levels of a forecast. */
  static AccuracySums of(Forecast forecast) {
    return new AccuracySums(forecast.bands().stream().map(Band::level).toList());
  }

  /** Adds every step of a forecast that has these sums' levels. */
  void add(TimeSeries actual, Forecast forecast, Scale scale) {
    Checks.that(
        actual.size() == forecast.mean().size(),
        "actual",
        "must have one value for each of the "
            + forecast.mean().size()
            + " steps, had "
            + actual.size());
    List<Bounds> bounds = Bounds.of(forecast);
    for (int i = 0; i < actual.size(); i++) {
      addStep(i, actual.valueAt(i), forecast, bounds, scale);
    }
  }

  /** Adds one step of a forecast. */
  void addStep(int step, double actual, Forecast forecast, List<Bounds> bounds, Scale scale) {
    add(actual, forecast.mean().valueAt(step), scale);
    if (!Double.isNaN(actual)) {
      for (int b = 0; b < bands.size(); b++) {
        bands.get(b).add(actual, bounds.get(b).lower[step], bounds.get(b).upper[step], scale);
      }
    }
  }

  /** Adds one point forecast. */
  void add(double actual, double forecast, Scale scale) {
    if (Double.isNaN(actual)) {
      return;
    }
    Checks.finite("actual", actual);
    Checks.finite("forecast", forecast);
    double e = actual - forecast;
    double size = Math.abs(e);
    count++;
    error += e;
    absolute += size;
    square += e * e;
    actualSize += Math.abs(actual);
    if (actual == 0) {
      zeroActual = true;
    } else {
      percentage += 100 * size / Math.abs(actual);
    }
    if (size > 0) {
      symmetric += 200 * size / (Math.abs(actual) + Math.abs(forecast));
    }
    if (scale.meanAbsolute().isPresent() && scale.meanSquare().isPresent()) {
      scaled += size / scale.meanAbsolute().getAsDouble();
      scaledSquare += e * e / scale.meanSquare().getAsDouble();
    } else {
      unscaled = true;
    }
  }

  Accuracy result() {
    return new Accuracy(
        count,
        mean(error, count),
        mean(absolute, count),
        root(mean(square, count)),
        zeroActual ? OptionalDouble.empty() : mean(percentage, count),
        mean(symmetric, count),
        ratio(100 * absolute, actualSize),
        unscaled ? OptionalDouble.empty() : mean(scaled, count),
        unscaled ? OptionalDouble.empty() : root(mean(scaledSquare, count)),
        bands.stream().map(BandSums::result).toList());
  }

  private static OptionalDouble mean(double sum, int count) {
    return ratio(sum, count);
  }

  private static OptionalDouble ratio(double sum, double divisor) {
    double value = sum / divisor;
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static OptionalDouble root(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(Math.sqrt(value.getAsDouble())) : value;
  }

  /** The bounds of one level, copied out of the forecast once. */
  @SuppressWarnings("ArrayRecordComponent") // short-lived, within this package
  record Bounds(double[] lower, double[] upper) {
    static List<Bounds> of(Forecast forecast) {
      List<Bounds> bounds = new ArrayList<>();
      for (Band band : forecast.bands()) {
        bounds.add(new Bounds(band.lower(), band.upper()));
      }
      return bounds;
    }
  }

  /** The sums of one level. */
  private static final class BandSums {
    private final Level level;
    private final double tail;
    private int count;
    private int inside;
    private double width;
    private double score;
    private double pinballLower;
    private double pinballUpper;
    private boolean unscaled;

    BandSums(Level level) {
      this.level = level;
      this.tail = (1 - level.coverage()) / 2;
    }

    void add(double actual, double lower, double upper, Scale scale) {
      count++;
      if (lower <= actual && actual <= upper) {
        inside++;
      }
      width += upper - lower;
      // 2/α is one by the probability of a tail.
      double outside = Math.max(lower - actual, 0) + Math.max(actual - upper, 0);
      if (scale.meanAbsolute().isPresent()) {
        score += (upper - lower + outside / tail) / scale.meanAbsolute().getAsDouble();
      } else {
        unscaled = true;
      }
      pinballLower += BandAccuracy.pinball(actual, lower, tail);
      pinballUpper += BandAccuracy.pinball(actual, upper, 1 - tail);
    }

    BandAccuracy result() {
      return new BandAccuracy(
          level,
          mean(inside, count),
          mean(width, count),
          unscaled ? OptionalDouble.empty() : mean(score, count),
          mean(pinballLower, count),
          mean(pinballUpper, count));
    }
  }
}
