package com.signalcraft.csv;

import java.math.BigDecimal;

/**
 * Reads numbers as people and programs write them. A double is the one nearest to the decimal: at
 * once where both the digits and the power of ten are exact in a double (W. Clinger, "How to read
 * floating point numbers accurately", PLDI 1990), else by {@link Double#parseDouble}. Holds the
 * last number.
 */
final class NumberParser {

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long GREATEST_EXACT = 1L << 53;
  private static final int MOST_DIGITS = 18;

  private final char decimalSign;
  private final NumberText numberText;
  private double value;
  private boolean plain;
  private long plainDigits;
  private int plainPlaces;
  private String reason = "";

  NumberParser(char decimalSign) {
    this.decimalSign = decimalSign;
    this.numberText = new NumberText(decimalSign);
  }

  /** Whether a part of a text, without blanks around it, says that the value is missing. */
  static boolean isMissing(char[] text, int from, int to) {
    return switch (to - from) {
      case 0 -> true;
      case 1 -> text[from] == '-';
      case 2 -> is(text, from, "NA");
      case 3 -> is(text, from, "N/A") || is(text, from, "NAN");
      case 4 -> is(text, from, "NULL") || is(text, from, "#N/A");
      default -> false;
    };
  }

  private static boolean is(char[] text, int from, String upperCase) {
    for (int i = 0; i < upperCase.length(); i++) {
      if (Character.toUpperCase(text[from + i]) != upperCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads a double; whether the text is a number that a double can hold. */
  boolean parse(char[] text, int from, int to) {
    plain = plain(text, from, to);
    if (plain) {
      return true;
    }
    if (!numberText.read(text, from, to)) {
      return fail(numberText.reason());
    }
    value = Double.parseDouble(numberText.canonical());
    return Double.isFinite(value) || fail("is too large");
  }

  /** The last number exactly as written; only after it could be read. */
  BigDecimal exact() {
    return plain
        ? BigDecimal.valueOf(plainDigits, plainPlaces)
        : new BigDecimal(numberText.canonical());
  }

  double value() {
    return value;
  }

  /** Why the last text is no number. */
  String reason() {
    return reason;
  }

  /** Digits with at most a sign and a decimal sign, few enough to be exact. */
  private boolean plain(char[] text, int from, int to) {
    int position = from;
    boolean negative = text[from] == '-';
    if (negative) {
      position++;
    }
    long digits = 0;
    int point = -1;
    int start = position;
    for (; position < to; position++) {
      char c = text[position];
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else if (c == decimalSign && point < 0) {
        point = position;
      } else {
        return false;
      }
    }
    int count = to - start - (point < 0 ? 0 : 1);
    if (count == 0 || count > MOST_DIGITS || digits > GREATEST_EXACT) {
      return false;
    }
    int places = point < 0 ? 0 : to - point - 1;
    double magnitude = digits / POWERS_OF_TEN[places];
    value = negative ? -magnitude : magnitude;
    plainDigits = negative ? -digits : digits;
    plainPlaces = places;
    return true;
  }

  private boolean fail(String why) {
    reason = why;
    return false;
  }
}
