package com.signalcraft.examples.cli.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as other programs read them: a decimal point, no exponent, no thousands separator. */
public final class Numbers {

  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /**
   * A number with up to twelve significant digits.
   *
   * @param value the number
   * @return its text; empty for NaN
   */
  public static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (value == 0) {
      return "0";
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
