package com.signalcraft.csv;

import java.math.BigDecimal;

/** Numbers as text that every program reads: the fewest digits that give the same double. */
final class CsvNumbers {

  private static final double LEAST_PLAIN = 1e-6;
  private static final double GREATEST_PLAIN = 1e21;
  private static final double GREATEST_WHOLE = 1e15;

  private CsvNumbers() {}

  /**
   * Digits and a point from 1e-6 to below 1e21, otherwise with an exponent as in {@code 1.5E+300};
   * empty for NaN; 0 for both zeros.
   */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double magnitude = Math.abs(value);
    if (magnitude < GREATEST_WHOLE && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return magnitude >= LEAST_PLAIN && magnitude < GREATEST_PLAIN
        ? shortest.toPlainString()
        : shortest.toString();
  }
}
