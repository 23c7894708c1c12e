package com.signalcraft.accuracy;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.OptionalDouble;

/**
 * The in-sample error of the seasonal naive forecast, by which scaled errors are divided (Hyndman
 * and Koehler, 2006, Another look at measures of forecast accuracy, International Journal of
 * Forecasting 22; M4 competitors' guide): the mean of |y(t) − y(t−m)| over the training series, and
 * the mean of its square. Pairs with a missing value are left out.
 *
 * @param meanAbsolute the mean absolute difference over a season, in the series' unit, above zero;
 *     empty where there is no pair, or every pair is equal
 * @param meanSquare the mean square of the difference, in the square of the series' unit, above
 *     zero; empty likewise
 */
public record Scale(OptionalDouble meanAbsolute, OptionalDouble meanSquare) {

  /** No scale: scaled measures have no verdict. */
  public static final Scale NONE = new Scale(OptionalDouble.empty(), OptionalDouble.empty());

  /** Checks that the scales are above zero where they are there. */
  public Scale {
    checkPositive("meanAbsolute", meanAbsolute);
    checkPositive("meanSquare", meanSquare);
  }

  private static void checkPositive(String field, OptionalDouble scale) {
    Checks.required(field, scale)
        .ifPresent(
            value ->
                Checks.that(
                    value > 0 && value < Double.POSITIVE_INFINITY,
                    field,
                    "must be above 0 and finite, was " + value));
  }

  /**
   * The scale of a training series.
   *
   * @param training what the model was fitted to
   * @param seasonLength m, the season length in steps; 1 for none
   * @return the scale
   */
  public static Scale of(TimeSeries training, int seasonLength) {
    Checks.between("seasonLength", seasonLength, 1, Integer.MAX_VALUE);
    double absolute = 0;
    double square = 0;
    int pairs = 0;
    for (int i = seasonLength; i < training.size(); i++) {
      double difference = training.valueAt(i) - training.valueAt(i - seasonLength);
      if (!Double.isNaN(difference)) {
        absolute += Math.abs(difference);
        square += difference * difference;
        pairs++;
      }
    }
    return absolute > 0 && square > 0
        ? new Scale(OptionalDouble.of(absolute / pairs), OptionalDouble.of(square / pairs))
        : NONE;
  }
}
