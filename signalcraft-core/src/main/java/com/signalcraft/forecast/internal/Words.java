package com.signalcraft.forecast.internal;

import java.util.List;
import java.util.Locale;

/** Phrases of descriptions. Stateless. */
public final class Words {

  private Words() {}

  /**
   * Such as {@code 1,200 observations}.
   *
   * @param count how many
   * @return the words
   */
  public static String observations(int count) {
    return String.format(Locale.ROOT, "%,d observation%s", count, count == 1 ? "" : "s");
  }

  /**
   * Such as {@code a, b and c}.
   *
   * @param words the words
   * @return one text
   */
  public static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
