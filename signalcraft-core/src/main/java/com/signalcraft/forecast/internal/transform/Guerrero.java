package com.signalcraft.forecast.internal.transform;

import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.series.TimeSeries;

/**
 * The exponent of the Box-Cox transformation that makes the spread of a series depend least on its
 * level: the series is cut into subseries of a season each, or of two values without a season, and
 * the coefficient of variation of s/m^(1−λ) over them is the least, m and s being the mean and the
 * standard deviation of a subseries (Guerrero, 1993, Time-series analysis supported by power
 * transformations). Stateless.
 */
final class Guerrero {

  private static final double LEAST = -1;
  private static final double GREATEST = 2;

  /** The least exponent where a value is not above zero. */
  private static final double LEAST_SIGNED = 0.05;

  private static final int GRID = 60;
  private static final double TOLERANCE = 1e-7;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Guerrero() {}

  /** The exponent, −1 to 2; 1, which changes nothing, where the series cannot tell. */
  static double lambda(TimeSeries series) {
    Subseries parts = Subseries.of(series, Math.max(2, SeasonLengths.primary(series)));
    if (parts.count < 2) {
      return 1;
    }
    double least = parts.positive ? LEAST : LEAST_SIGNED;
    double step = (GREATEST - least) / GRID;
    int best = -1;
    double bestVariation = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double variation = parts.variation(least + i * step);
      if (variation < bestVariation) {
        bestVariation = variation;
        best = i;
      }
    }
    return best < 0
        ? 1
        : minimum(
            parts,
            Math.max(least, least + (best - 1) * step),
            Math.min(GREATEST, least + (best + 1) * step));
  }

  /** Golden section search. */
  private static double minimum(Subseries parts, double from, double to) {
    double low = from;
    double high = to;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = parts.variation(left);
    double atRight = parts.variation(right);
    while (high - low > TOLERANCE) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = parts.variation(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = parts.variation(right);
      }
    }
    return (low + high) / 2;
  }

  /** Means and standard deviations of the subseries, the latest ones whole, by the largest mean. */
  private static final class Subseries {
    private final double[] means;
    private final double[] deviations;
    private final int count;
    private final boolean positive;

    private Subseries(double[] means, double[] deviations, int count, boolean positive) {
      this.means = means;
      this.deviations = deviations;
      this.count = count;
      this.positive = positive;
    }

    static Subseries of(TimeSeries series, int length) {
      int parts = series.size() / length;
      double largest = 0;
      boolean positive = true;
      for (int i = 0; i < series.size(); i++) {
        if (!series.isMissing(i)) {
          largest = Math.max(largest, Math.abs(series.valueAt(i)));
          positive &= series.valueAt(i) > 0;
        }
      }
      double[] means = new double[parts];
      double[] deviations = new double[parts];
      int count = 0;
      for (int part = 0; part < parts && largest > 0; part++) {
        int from = series.size() - (parts - part) * length;
        int observed = 0;
        double mean = 0;
        double squares = 0;
        for (int i = from; i < from + length; i++) {
          if (!series.isMissing(i)) {
            observed++;
            double value = series.valueAt(i) / largest;
            double difference = value - mean;
            mean += difference / observed;
            squares += difference * (value - mean);
          }
        }
        if (observed >= 2 && mean != 0) {
          means[count] = Math.abs(mean);
          deviations[count++] = Math.sqrt(squares / (observed - 1));
        }
      }
      return new Subseries(means, deviations, count, positive);
    }

    /** The coefficient of variation; NaN where nothing varies. */
    double variation(double lambda) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < count; i++) {
        double ratio = deviations[i] / Math.pow(means[i], 1 - lambda);
        double difference = ratio - mean;
        mean += difference / (i + 1);
        squares += difference * (ratio - mean);
      }
      return Math.sqrt(squares / (count - 1)) / mean;
    }
  }
}
