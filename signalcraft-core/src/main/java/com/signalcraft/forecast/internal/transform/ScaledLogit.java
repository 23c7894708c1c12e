package com.signalcraft.forecast.internal.transform;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.TimeSeries;

/**
 * The scaled logit log((y − a)/(b − y)), which keeps what comes back within a and b (Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 13.3). Immutable.
 *
 * @param lower the lower bound, a
 * @param upper the upper bound, b
 * @param lowest what a value at the lower bound counts as
 * @param highest what a value at the upper bound counts as
 */
record ScaledLogit(double lower, double upper, double lowest, double highest)
    implements Transformation {

  static final byte KIND = 2;

  /**
   * The transformation for a series. A value at a bound, whose logit would be infinite, counts as
   * half as far from it as the nearest other value, but at most as (b − a)/2n, where n is the
   * number of values.
   */
  static ScaledLogit of(TimeSeries series, double lower, double upper) {
    double inset = (upper / 2 - lower / 2) / Math.max(1, series.size() - series.missingCount());
    double above = 2 * inset;
    double below = 2 * inset;
    for (int i = 0; i < series.size(); i++) {
      double value = series.valueAt(i);
      if (value > lower && value < upper) {
        above = Math.min(above, value - lower);
        below = Math.min(below, upper - value);
      }
    }
    // A bound is large beside what is next to it: then the next number there is.
    double lowest = Math.max(lower + above / 2, Math.nextUp(lower));
    double highest = Math.min(upper - below / 2, Math.nextDown(upper));
    return new ScaledLogit(lower, upper, lowest, highest);
  }

  static ScaledLogit read(StateReader in) {
    return new ScaledLogit(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
  }

  @Override
  public double forward(double value) {
    if (!(value >= lower && value <= upper)) {
      throw new ValidationException(
          "series", "must lie within the bounds " + lower + " and " + upper + ", held " + value);
    }
    double inside = value == lower ? lowest : value == upper ? highest : value;
    return Math.log(inside - lower) - Math.log(upper - inside);
  }

  @Override
  public double back(double transformed) {
    // The smaller of the two exponentials, so that neither overflows.
    double share =
        transformed >= 0
            ? 1 / (1 + Math.exp(-transformed))
            : Math.exp(transformed) / (1 + Math.exp(transformed));
    return Math.max(lower, Math.min(upper, lower * (1 - share) + upper * share));
  }

  @Override
  public double backMean(double transformed, double standardError) {
    return back(transformed);
  }

  @Override
  public boolean multiplicative() {
    return false;
  }

  @Override
  public String describe() {
    return "scaled logit between " + lower + " and " + upper;
  }

  @Override
  public void store(StateWriter out) {
    out.put(KIND).put(lower).put(upper).put(lowest).put(highest);
  }
}
