package com.signalcraft.forecast.internal.arima;

import com.signalcraft.error.ValidationException;
import java.util.OptionalDouble;

/**
 * From a series' unit to the scale of the model: the transformation of Box and Cox (1964), if any,
 * and a division by a power of two, so that no value is too large or too small.
 *
 * @param lambda the power, 0 for the logarithm; empty for none
 * @param unit the power of two
 */
record Transform(OptionalDouble lambda, double unit) {

  /**
   * The transform of a series.
   *
   * @param values the values, NaN where missing, at least one there
   * @param power 0 to 1; 1 and empty for none
   * @return the transform
   */
  static Transform of(double[] values, OptionalDouble power) {
    OptionalDouble lambda = power.orElse(1) == 1 ? OptionalDouble.empty() : power;
    if (lambda.isPresent()) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] < 0 || (values[i] == 0 && lambda.getAsDouble() == 0)) {
          throw new ValidationException(
              "series",
              "must hold "
                  + (lambda.getAsDouble() == 0 ? "values above 0" : "no values below 0")
                  + " for a transformation with lambda "
                  + lambda.getAsDouble()
                  + ", was "
                  + values[i]
                  + " at index "
                  + i);
        }
      }
    }
    Transform plain = new Transform(lambda, 1);
    double greatest = 0;
    for (double value : values) {
      double there = Math.abs(plain.there(value));
      greatest = there > greatest ? there : greatest;
    }
    int exponent = greatest > 0 ? Math.max(Math.getExponent(greatest), -1000) : 0;
    return new Transform(lambda, Math.scalb(1.0, exponent));
  }

  /** To the scale of the model. */
  double there(double value) {
    if (lambda.isEmpty()) {
      return value / unit;
    }
    double power = lambda.getAsDouble();
    return (power == 0 ? Math.log(value) : (Math.pow(value, power) - 1) / power) / unit;
  }

  /** Back to the series' unit; increasing. */
  double back(double there) {
    double value = there * unit;
    if (lambda.isEmpty()) {
      return value;
    }
    double power = lambda.getAsDouble();
    return power == 0 ? Math.exp(value) : Math.pow(Math.max(0, power * value + 1), 1 / power);
  }

  /** All of a series. */
  double[] there(double[] values) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = there(values[i]);
    }
    return mapped;
  }
}
