package com.signalcraft.forecast.internal.transform;

import com.signalcraft.common.internal.StateWriter;

/** A strictly increasing change of scale. Implementations are immutable and thread-safe. */
interface Transformation {

  /**
   * The value on the model's scale.
   *
   * @throws com.signalcraft.error.ValidationException if the value is outside of the domain
   */
  double forward(double value);

  /** The value in the series' unit; never NaN for a number, infinities possible. */
  double back(double transformed);

  /**
   * The mean in the series' unit, to the second order, of a normal value on the model's scale.
   * {@link #back} alone gives its median.
   */
  double backMean(double transformed, double standardError);

  /** Whether parts that add up on the model's scale multiply in the series' unit. */
  boolean multiplicative();

  /** What it does, such as {@code Box-Cox transformation with lambda 0.250}. */
  String describe();

  /** Writes what it is made of. */
  void store(StateWriter out);
}
