package com.signalcraft.forecast.internal.transform;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.TimeSeries;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The Box-Cox transformation in the form of Bickel and Doksum (1981), which takes negative values
 * too where lambda is above zero: (sign(y)|y|^λ − 1)/λ, and log y for λ = 0 (Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 3.1). Immutable.
 *
 * @param lambda the exponent, −1 to 2
 * @param scale what the values are divided by first: 1, or a power of two where the values are so
 *     large or small that digits would be lost
 */
record BoxCox(double lambda, double scale) implements Transformation {

  static final byte KIND = 1;

  /** Beyond these magnitudes a power less 1 loses digits that count. */
  private static final double LARGE = 0x1p20;

  private static final double SMALL = 0x1p-6;

  /** The correction of the mean is a series expansion, which says nothing beyond this. */
  private static final double STANDARD_ERRORS = 3;

  /** The transformation for a series; lambda by {@link Guerrero} where none is given. */
  static BoxCox of(TimeSeries series, OptionalDouble lambda) {
    double largest = 0;
    for (int i = 0; i < series.size(); i++) {
      largest = Math.max(largest, series.isMissing(i) ? 0 : Math.abs(series.valueAt(i)));
    }
    boolean usual = largest == 0 || (largest < LARGE && largest > SMALL);
    double scale = usual ? 1 : Math.scalb(1.0, Math.getExponent(largest));
    return new BoxCox(lambda.orElseGet(() -> Guerrero.lambda(series)), scale);
  }

  static BoxCox read(StateReader in) {
    return new BoxCox(in.getDouble(), in.getDouble());
  }

  @Override
  public double forward(double value) {
    if (lambda <= 0 && value <= 0) {
      throw new ValidationException(
          "series",
          "must be above 0 throughout for "
              + (lambda == 0 ? "the logarithm" : "a Box-Cox transformation with lambda " + lambda)
              + ", held "
              + value);
    }
    double scaled = value / scale;
    if (lambda == 0) {
      return Math.log(scaled);
    }
    // Written so that an exponent near zero goes over into the logarithm.
    return scaled > 0
        ? Math.expm1(lambda * Math.log(scaled)) / lambda
        : (-Math.pow(-scaled, lambda) - 1) / lambda;
  }

  @Override
  public double back(double transformed) {
    if (lambda == 0) {
      return scale * Math.exp(transformed);
    }
    double power = lambda * transformed;
    if (power > -1) {
      return scale * Math.exp(Math.log1p(power) / lambda);
    }
    return lambda < 0 ? Double.POSITIVE_INFINITY : -scale * Math.pow(-power - 1, 1 / lambda);
  }

  /** Hyndman and Athanasopoulos, section 5.6. */
  @Override
  public double backMean(double transformed, double standardError) {
    double power = lambda * transformed + 1;
    double relative = standardError / power;
    double median = back(transformed);
    double mean = median * (1 + relative * relative * (1 - lambda) / 2);
    double least = back(transformed - STANDARD_ERRORS * standardError);
    double most = back(transformed + STANDARD_ERRORS * standardError);
    return Double.isNaN(mean) ? median : Math.max(least, Math.min(most, mean));
  }

  @Override
  public boolean multiplicative() {
    return lambda == 0;
  }

  @Override
  public String describe() {
    return lambda == 0
        ? "logarithm"
        : String.format(Locale.ROOT, "Box-Cox transformation with lambda %.3f", lambda);
  }

  @Override
  public void store(StateWriter out) {
    out.put(KIND).put(lambda).put(scale);
  }
}
