package com.signalcraft.client.internal.transport;

import com.signalcraft.common.Checks;
import java.util.regex.Pattern;

/** What may stand in a header, checked before okhttp does, which shows values in its errors. */
public final class HeaderText {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final int MAX_LENGTH = 16_384;

  private HeaderText() {}

  /**
   * Checks a header.
   *
   * @param name its name
   * @param value its value, which is not shown
   * @throws com.signalcraft.error.ValidationException if a header cannot have these
   */
  public static void check(String name, String value) {
    Checks.that(
        NAME.matcher(Checks.required("header", name)).matches(),
        "header",
        "must be the name of a header, was \"" + Checks.shown(name) + "\"");
    boolean fits =
        Checks.required(name, value).length() <= MAX_LENGTH
            && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7F));
    Checks.that(fits, name, "must be at most " + MAX_LENGTH + " printable ASCII characters");
  }
}
