package com.signalcraft.anomaly.internal;

import java.time.Duration;

/** Lengths of time in words for a person, in English. Stateless. */
public final class Wording {

  private Wording() {}

  /**
   * A length of time by its two greatest units, as "2 days 3 hours" or "20 minutes"; "no time" for
   * zero.
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
    return "no time";
  }

  private static String amount(long amount, String unit) {
    return amount + " " + (amount == 1 ? unit : unit + "s");
  }
}
