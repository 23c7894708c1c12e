package com.signalcraft.alerting.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text that comes from outside, made fit for a line of its own. Stateless. */
public final class Texts {

  private static final Pattern NOT_OF_A_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private Texts() {}

  /**
   * One line without control characters and half characters, that is not blank and not too long.
   *
   * @param text the text
   * @param most how many characters at the most, at least 8
   * @return the line; {@code unknown} where there is nothing in it
   */
  public static String plain(@Nullable String text, int most) {
    String line = NOT_OF_A_LINE.matcher(text == null ? "" : text).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return "unknown";
    }
    String cut = line.length() <= most ? line : line.substring(0, most - 1) + "…";
    // What UTF-8 cannot hold, such as half a character at the cut, becomes a question mark.
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
