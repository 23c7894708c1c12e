package com.signalcraft.client.internal.limit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's headers say of a limit.
 *
 * @param limit requests in a window
 * @param remaining how many of them are left
 * @param reset when the next window begins, in seconds of the server's clock since 1970
 * @param untilReset how long that is from the answer on
 */
public record QuotaReading(long limit, long remaining, long reset, Duration untilReset) {

  private static final Duration LONGEST_WINDOW = Duration.ofHours(25);
  private static final int MAX_DIGITS = 12;

  /**
   * Reads the headers {@code X-RateLimit-*}. The distance to the reset is taken from the server's
   * own {@code Date}, so that it is right even where this machine's clock is wrong.
   *
   * @param headers the headers
   * @param now this machine's time, for answers without a date
   * @return the reading, or empty where there is none or it makes no sense
   */
  public static Optional<QuotaReading> of(Headers headers, Instant now) {
    long remaining = number(headers.get("X-RateLimit-Remaining"));
    long reset = number(headers.get("X-RateLimit-Reset"));
    if (remaining < 0 || reset < 0) {
      return Optional.empty();
    }
    long limit = number(headers.get("X-RateLimit-Limit"));
    Instant answered = date(headers.get("Date"), now);
    Duration untilReset = Duration.between(answered, Instant.ofEpochSecond(reset));
    if (untilReset.isNegative()
        || untilReset.isZero()
        || untilReset.compareTo(LONGEST_WINDOW) > 0) {
      return Optional.empty();
    }
    return Optional.of(new QuotaReading(Math.max(limit, remaining), remaining, reset, untilReset));
  }

  private static long number(@Nullable String text) {
    String digits = text == null ? "" : text.strip();
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= MAX_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(digits) : -1;
  }

  private static Instant date(@Nullable String text, Instant otherwise) {
    try {
      return text == null
          ? otherwise
          : DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
    } catch (DateTimeException e) {
      // not a date: as if there were none
      return otherwise;
    }
  }
}
