package com.signalcraft.alert.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Numbers and lengths of time as people read them. Stateless. */
public final class Words {

  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final int MOST_ZEROS = 12;

  private Words() {}

  /**
   * Six significant digits, without an exponent unless the number is very great or small.
   *
   * @param value the number
   * @return such as {@code 1250.5}
   */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
    return Math.abs(rounded.scale()) > MOST_ZEROS ? rounded.toString() : rounded.toPlainString();
  }

  /**
   * The two greatest units of a length of time.
   *
   * @param millis the length, not negative
   * @return such as {@code 1 h 5 min}; {@code 0 s} below a second
   */
  public static String length(long millis) {
    Duration length = Duration.ofMillis(millis);
    List<String> parts = new ArrayList<>();
    add(parts, length.toDays(), "d");
    add(parts, length.toHoursPart(), "h");
    add(parts, length.toMinutesPart(), "min");
    add(parts, length.toSecondsPart(), "s");
    return parts.isEmpty() ? "0 s" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }

  /**
   * Text cut to a length.
   *
   * @param text the text
   * @param most how many characters at most
   * @return the text, or its beginning and an ellipsis; no character is cut in half
   */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
