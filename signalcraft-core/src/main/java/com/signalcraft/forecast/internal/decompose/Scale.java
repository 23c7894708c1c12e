package com.signalcraft.forecast.internal.decompose;

/** Units in which values are neither huge nor tiny. Stateless. */
public final class Scale {

  private Scale() {}

  /**
   * A power of two near the greatest value, so that dividing by it loses nothing.
   *
   * @param arrays the values, NaN for missing
   * @return the unit; 1 where all values are zero
   */
  public static double unitOf(double[]... arrays) {
    double greatest = 0;
    for (double[] array : arrays) {
      for (double value : array) {
        greatest = Math.abs(value) > greatest ? Math.abs(value) : greatest;
      }
    }
    int exponent = Math.max(Double.MIN_EXPONENT, Math.getExponent(greatest));
    return greatest > 0 ? Math.scalb(1.0, exponent) : 1;
  }
}
