package com.signalcraft.anomaly.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/** Numbers and times in words for a person, in English. Stateless. */
public final class Wording {

  private static final MathContext SIX_DIGITS = new MathContext(6);
  private static final double LEAST_PLAIN = 1e-4;
  private static final double GREATEST_PLAIN = 1e15;

  private Wording() {}

  /**
   * A number with six significant digits: with commas between thousands, as 1,204.5, or with an
   * exponent where it is below 0.0001 or from 1e15 on.
   *
   * @param value the number
   * @return its text; "no value" for NaN
   */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "no value";
    }
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= LEAST_PLAIN && size < GREATEST_PLAIN);
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    return new DecimalFormat(plain ? "#,##0.#########" : "0.#####E0", symbols)
        .format(rounded)
        .replace("E", "e");
  }

  /**
   * The size of a deviation score with three significant digits.
   *
   * @param score the score
   * @return the text of its size
   */
  public static String deviation(double score) {
    double size = Math.abs(score);
    return size < 10
        ? String.format(Locale.ROOT, "%.1f", size)
        : String.format(Locale.ROOT, "%,.0f", size);
  }

  /**
   * A length of time by its two greatest units, as "2 days 3 hours" or "20 minutes".
   *
   * @param duration the length, not negative
   * @return the text
   */
  public static String duration(Duration duration) {
    long[] amounts = {
      duration.toDays(),
      duration.toHoursPart(),
      duration.toMinutesPart(),
      duration.toSecondsPart(),
      duration.toMillisPart()
    };
    String[] units = {"day", "hour", "minute", "second", "millisecond"};
    for (int k = 0; k < amounts.length; k++) {
      if (amounts[k] > 0) {
        String first = amount(amounts[k], units[k]);
        boolean more = k + 1 < amounts.length && amounts[k + 1] > 0;
        return more ? first + " " + amount(amounts[k + 1], units[k + 1]) : first;
      }
    }
    return amount(0, "seconds");
  }

  private static String amount(long amount, String unit) {
    return amount + " " + (amount == 1 || unit.endsWith("s") ? unit : unit + "s");
  }
}
