package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.SeasonType;
import com.signalcraft.forecast.internal.ClassicalSeason;
import com.signalcraft.forecast.internal.Magnitude;
import java.util.Arrays;

/**
 * A history prepared for estimation: values in units of their mean magnitude, and first guesses of
 * level, slope and seasonal effects (after Hyndman et al., 2008, section 2.6.1: classical
 * decomposition, then a line through the first seasonally adjusted values). Immutable but for its
 * arrays, which nobody writes to.
 */
final class EtsSeries {

  /** Values of less than this share of their mean do not count as positive. */
  private static final double LEAST_POSITIVE = 1e-9;

  final double[] y;
  final double scale;
  final int observed;
  final boolean positive;
  final int m;

  /** The index of the first value in the whole history. */
  final int start;

  /** For additive and multiplicative effects, those of each position. */
  private final double[] sums;

  private final double[] factors;
  private final Line plain;
  private final Line additive;
  private final Line multiplicative;

  EtsSeries(double[] values, int seasonLength) {
    this(values, 0, seasonLength);
  }

  EtsSeries(double[] history, int start, int seasonLength) {
    this.start = start;
    m = seasonLength;
    double[] values = start == 0 ? history : Arrays.copyOfRange(history, start, history.length);
    Magnitude unit = Magnitude.of(values);
    observed = Magnitude.observed(values);
    scale = unit.scale();
    y = unit.scaled(values);
    // Of values that differ by too much the smallest vanish beside the largest.
    boolean above = true;
    for (double value : y) {
      above &= !(value < LEAST_POSITIVE);
    }
    positive = above;
    double[] filled = ClassicalSeason.filled(y);
    sums = ClassicalSeason.effects(filled, m, false);
    factors = positive ? ClassicalSeason.effects(filled, m, true) : sums;
    plain = line(filled, SeasonType.NONE);
    additive = line(filled, SeasonType.ADDITIVE);
    multiplicative = line(filled, SeasonType.MULTIPLICATIVE);
  }

  /** The first guess of the effects of each position; of length 1 without a season. */
  double[] effects(SeasonType season) {
    return season == SeasonType.MULTIPLICATIVE ? factors : sums;
  }

  /** The first guess of level and slope. */
  Line line(SeasonType season) {
    return switch (season) {
      case NONE -> plain;
      case ADDITIVE -> additive;
      case MULTIPLICATIVE -> multiplicative;
    };
  }

  /**
   * A line.
   *
   * @param level its value one step before the first value
   * @param slope how much it rises with each step
   */
  record Line(double level, double slope) {}

  private Line line(double[] filled, SeasonType season) {
    double[] effects = effects(season);
    int count = Math.min(filled.length, Math.max(10, 2 * m));
    double meanTime = (count + 1) / 2.0;
    double mean = 0;
    double products = 0;
    double squares = 0;
    for (int t = 0; t < count; t++) {
      double value =
          switch (season) {
            case NONE -> filled[t];
            case ADDITIVE -> filled[t] - effects[t % m];
            case MULTIPLICATIVE -> filled[t] / effects[t % m];
          };
      double time = t + 1 - meanTime;
      mean += value / count;
      products += time * value;
      squares += time * time;
    }
    double slope = squares > 0 ? products / squares : 0;
    return new Line(mean - slope * meanTime, slope);
  }
}
