package com.signalcraft.client.internal.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The wait that a server asks for, in any of the forms that it may take.
 *
 * @param clock tells the time that a date is compared with where the answer has none of its own
 */
public record RetryAfter(InstantSource clock) {

  /** RFC 9110, section 5.6.7, the preferred form. */
  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

  private static final int MAX_DIGITS = 9;

  /** A day's quota and an hour; who would wait for longer, on what may be a typing error? */
  private static final Duration LONGEST = Duration.ofHours(25);

  /**
   * Reads the API's own header first, then the standard one.
   *
   * @param headers an answer's headers
   * @return the wait, from 0 to 25 hours, to which a longer one is cut; null where none was asked
   *     for or it makes no sense
   */
  public @Nullable Duration of(Headers headers) {
    Duration wait = uncut(headers);
    return wait == null || wait.compareTo(LONGEST) <= 0 ? wait : LONGEST;
  }

  private @Nullable Duration uncut(Headers headers) {
    String own = headers.get("X-RateLimit-Retry-After");
    String standard = headers.get("Retry-After");
    Duration wait = own == null ? null : seconds(own);
    if (wait == null && standard != null) {
      wait = seconds(standard);
      return wait == null ? until(date(standard), date(headers.get("Date"))) : wait;
    }
    return wait;
  }

  private static @Nullable Duration seconds(String text) {
    String digits = text.strip();
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= MAX_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Duration.ofSeconds(Long.parseLong(digits)) : null;
  }

  private static @Nullable Instant date(@Nullable String text) {
    try {
      return text == null ? null : HTTP_DATE.parse(text.strip(), Instant::from);
    } catch (DateTimeException e) {
      // neither seconds nor a date: the server asked for nothing that can be understood
      return null;
    }
  }

  /** By the server's own clock where it tells it, as this machine's may be wrong. */
  private @Nullable Duration until(@Nullable Instant end, @Nullable Instant answered) {
    if (end == null) {
      return null;
    }
    Duration wait = Duration.between(answered == null ? clock.instant() : answered, end);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
