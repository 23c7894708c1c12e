package com.signalcraft.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them. Stateless. */
final class Words {

  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final int MOST_ZEROS = 12;

  private Words() {}

  /** Six significant digits, without an exponent unless the number is very great or small. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
    return Math.abs(rounded.scale()) > MOST_ZEROS ? rounded.toString() : rounded.toPlainString();
  }
}
