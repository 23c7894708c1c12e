package com.signalcraft.csv;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings a number as people write it into the form that {@link java.math.BigDecimal} reads: strips
 * parentheses, signs, currencies, percent and thousands separators. Holds the last result.
 */
final class NumberText {

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final int LONGEST_TEXT = 200;
  private static final int GREATEST_EXPONENT = 400;
  private static final String NOT_A_NUMBER = "is not a number";

  private final char decimalSign;
  private final String groupSigns;
  private final StringBuilder canonical = new StringBuilder();
  private String reason = "";
  private String text = "";
  private int from;
  private int to;
  private boolean negative;
  private boolean signed;

  NumberText(char decimalSign) {
    this.decimalSign = decimalSign;
    char other = decimalSign == ',' ? '.' : ',';
    this.groupSigns = other + " '\u2019\u00a0\u202f";
  }

  /** The number with an ASCII sign, digits, point and exponent. */
  String canonical() {
    return canonical.toString();
  }

  String reason() {
    return reason;
  }

  /** Whether a part of a text is a number. */
  boolean read(char[] source, int begin, int end) {
    reason = NOT_A_NUMBER;
    canonical.setLength(0);
    if (end - begin > LONGEST_TEXT) {
      reason = "is too long for a number";
      return false;
    }
    text = new String(source, begin, end - begin);
    from = 0;
    to = text.length();
    negative = false;
    signed = false;
    if (to >= 2 && text.charAt(0) == '(' && text.charAt(to - 1) == ')') {
      negative = true;
      signed = true;
      from++;
      to--;
    }
    strip();
    return body();
  }

  private void strip() {
    boolean currency = stripSignAndCurrency();
    skipBlanks();
    if (to > from && text.charAt(to - 1) == '%') {
      to--;
    } else if (!currency) {
      to -= currencyLength(to, true);
    }
    skipBlanks();
  }

  /** Strips one sign and one currency in either order; whether there was a currency. */
  private boolean stripSignAndCurrency() {
    boolean currency = false;
    while (from < to) {
      char c = text.charAt(from);
      int length = currency ? 0 : currencyLength(from, false);
      if (!signed && (c == '-' || c == '+' || c == '\u2212')) {
        signed = true;
        negative = c != '+';
        from++;
      } else if (length > 0) {
        currency = true;
        from += length;
      } else if (Blanks.is(c)) {
        from++;
      } else {
        break;
      }
    }
    return currency;
  }

  /** The length of the currency sign or code that begins, or ends, at a position; 0 without one. */
  private int currencyLength(int position, boolean ends) {
    int sign = ends ? position - 1 : position;
    if (sign >= from
        && sign < to
        && Character.getType(text.charAt(sign)) == Character.CURRENCY_SYMBOL) {
      return 1;
    }
    int start = ends ? position - 3 : position;
    boolean code =
        start >= from
            && start + 3 <= to
            && CURRENCIES.contains(text.substring(start, start + 3).toUpperCase(Locale.ROOT));
    return code ? 3 : 0;
  }

  private void skipBlanks() {
    while (from < to && Blanks.is(text.charAt(from))) {
      from++;
    }
    while (to > from && Blanks.is(text.charAt(to - 1))) {
      to--;
    }
  }

  private boolean body() {
    if (negative) {
      canonical.append('-');
    }
    int digitsFrom = canonical.length();
    int position = whole();
    if (position < 0) {
      return false;
    }
    if (position < to && text.charAt(position) == decimalSign) {
      canonical.append('.');
      position = digits(position + 1);
    }
    boolean anyDigit = canonical.length() - digitsFrom > (canonical.indexOf(".") < 0 ? 0 : 1);
    return anyDigit && (position == to || exponent(position));
  }

  /** The digits before the decimal sign, in groups or not; the position after them, or -1. */
  private int whole() {
    int position = digits(from);
    int first = position - from;
    char group = position < to ? text.charAt(position) : '\0';
    if (groupSigns.indexOf(group) < 0) {
      return position;
    }
    boolean good = first >= 1 && first <= 3;
    while (position < to && text.charAt(position) == group) {
      int next = digits(position + 1);
      good &= next - position == 4;
      position = next;
    }
    if (!good && (group == ',' || group == '.')) {
      reason =
          "has a '"
              + group
              + "' that does not part thousands; state the locale if it is the decimal"
              + " sign";
    }
    return good ? position : -1;
  }

  private int digits(int start) {
    int position = start;
    while (position < to && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
      canonical.append(text.charAt(position));
      position++;
    }
    return position;
  }

  private boolean exponent(int start) {
    char e = text.charAt(start);
    if (e != 'e' && e != 'E') {
      return false;
    }
    canonical.append('E');
    int position = start + 1;
    if (position < to && (text.charAt(position) == '-' || text.charAt(position) == '+')) {
      canonical.append(text.charAt(position));
      position++;
    }
    int end = digits(position);
    if (end != to || end == position) {
      return false;
    }
    // Also keeps an exact number from being written out in millions of digits.
    if (end - position > 6 || Integer.parseInt(text.substring(position, end)) > GREATEST_EXPONENT) {
      reason = "has an exponent beyond " + GREATEST_EXPONENT;
      return false;
    }
    return true;
  }
}
