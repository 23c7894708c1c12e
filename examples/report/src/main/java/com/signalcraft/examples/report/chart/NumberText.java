package com.signalcraft.examples.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How numbers are written for a person: thousands separated by a comma, as many decimals as the
 * magnitude deserves, a real minus sign. Immutable.
 */
public final class NumberText {

  private static final double MILLION = 1e6;
  private static final double BILLION = 1e9;

  private final int decimals;
  private final double divisor;
  private final String suffix;
  private final boolean wholesPlain;

  private NumberText(int decimals, double divisor, String suffix, boolean wholesPlain) {
    this.decimals = decimals;
    this.divisor = divisor;
    this.suffix = suffix;
    this.wholesPlain = wholesPlain;
  }

  /**
   * For values of a given magnitude: as many decimals as it takes to show three digits; a whole
   * number has none.
   *
   * @param magnitude the greatest absolute value to be written
   * @return the format
   */
  public static NumberText ofMagnitude(double magnitude) {
    if (!(magnitude > 0) || magnitude >= 100) {
      return new NumberText(0, 1, "", true);
    }
    return new NumberText(
        (int) Math.min(8, Math.max(1, 2 - Math.floor(Math.log10(magnitude)))), 1, "", true);
  }

  /**
   * For the ticks of an axis: as many decimals as the step needs; millions and billions shortened.
   *
   * @param step the distance of two ticks
   * @param magnitude the greatest absolute value on the axis
   * @return the format
   */
  static NumberText ofStep(double step, double magnitude) {
    double divisor = magnitude >= BILLION ? BILLION : magnitude >= MILLION ? MILLION : 1;
    String suffix = divisor == BILLION ? " bn" : divisor == MILLION ? " m" : "";
    int decimals = 0;
    double shown = step / divisor;
    while (decimals < 8 && Math.abs(shown - Math.rint(shown)) > 1e-6 * Math.max(shown, 1e-3)) {
      shown *= 10;
      decimals++;
    }
    return new NumberText(decimals, divisor, suffix, false);
  }

  /**
   * A fixed number of decimals.
   *
   * @param decimals 0 or more
   * @return the format
   */
  public static NumberText ofDecimals(int decimals) {
    return new NumberText(decimals, 1, "", false);
  }

  /**
   * Writes a number.
   *
   * @param value the number
   * @return its text; a dash for NaN
   */
  public String format(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    if (wholesPlain && value == Math.rint(value)) {
      format.setMinimumFractionDigits(0);
    }
    String text = format.format(value / divisor);
    boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return (text.startsWith("-") ? (isZero ? "" : "−") + text.substring(1) : text) + suffix;
  }
}
