package com.signalcraft.memory;

import java.math.BigDecimal;

/** Decimals given as an unscaled number and a scale. */
final class CompactDecimal {

  /** Up to here every whole number is a double. */
  private static final long EXACT = 1L << 53;

  /** The powers of ten that are doubles. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private CompactDecimal() {}

  /**
   * The double nearest to a decimal. One division of two exact doubles rounds once, so it is right
   * (Clinger 1990); what is too large for that goes by way of {@link BigDecimal}.
   */
  static double toDouble(long unscaled, int scale) {
    boolean exact = -EXACT <= unscaled && unscaled <= EXACT && Math.abs(scale) < TENS.length;
    if (!exact) {
      return BigDecimal.valueOf(unscaled, scale).doubleValue();
    }
    return scale >= 0 ? unscaled / TENS[scale] : unscaled * TENS[-scale];
  }
}
