package com.signalcraft.client.internal.writer;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.util.regex.Pattern;

/** Makes a server's refusal fit for a receipt, whatever its code and message are. Stateless. */
final class Refusals {

  private static final int MAX_CODE = 100;
  private static final int MAX_MESSAGE = 1_000;

  /** What a text of ours must not hold: U+0000 and halves of characters. */
  private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

  private Refusals() {}

  static SignalCraftException presentable(SignalCraftException why) {
    String message = why.getMessage() == null ? "" : why.getMessage();
    String code = fit(why.code(), MAX_CODE, "REFUSED");
    String reason = fit(message, MAX_MESSAGE, code);
    return code.equals(why.code()) && reason.equals(message)
        ? why
        : new SignalCraftException(code, false, reason, FailureDetails.causedBy(why));
  }

  private static String fit(String text, int length, String instead) {
    String clean = UNFIT.matcher(text).replaceAll("\uFFFD");
    if (clean.isBlank()) {
      return instead;
    }
    if (clean.length() <= length) {
      return clean;
    }
    // not through the middle of a character
    return clean.substring(0, clean.offsetByCodePoints(0, clean.codePointCount(0, length) - 1));
  }
}
