package com.signalcraft.alerting;

import com.signalcraft.alerting.internal.Hmac;
import com.signalcraft.common.Checks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a webhook, for those who receive one: the header {@value #HEADER} holds {@code
 * t=SECONDS,v1=HEX}, the seconds since 1970 at which it was sent, and the HMAC-SHA256 (RFC 2104,
 * FIPS 180-4) of {@code SECONDS.BODY} in lower-case hexadecimal, once for each secret. Stateless.
 */
public final class WebhookSignature {

  /** The header that holds the signature. */
  public static final String HEADER = "SignalCraft-Signature";

  /** How old a signature may be by default, and how far ahead of the clock. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int MOST_PARTS = 20;

  private WebhookSignature() {}

  /**
   * Signs a body.
   *
   * @param body the body, byte by byte as it is sent
   * @param at when it is sent
   * @param secrets what it is signed with, one or more
   * @return the value of the header
   */
  public static String sign(byte[] body, Instant at, List<String> secrets) {
    Checks.required("body", body);
    String seconds = Long.toString(Checks.required("at", at).getEpochSecond());
    StringBuilder header = new StringBuilder("t=").append(seconds);
    for (String secret : Checks.list("secrets", secrets)) {
      header.append(",v1=").append(Hmac.hex(secret, seconds, body));
    }
    return header.toString();
  }

  /**
   * Whether a body comes from somebody who has the secret, and was sent just now. The time that it
   * takes does not depend on how much of a signature is right. Remember the ids of deliveries for
   * as long as the tolerance, or what is caught and sent again within it is taken twice.
   *
   * @param header the value of the header; null where there is none
   * @param body the body, byte by byte as it came
   * @param secret the secret
   * @param now the time
   * @param tolerance how far from now it may have been sent, not negative, such as {@link
   *     #TOLERANCE}
   * @return true if it does; false for anything else, a header that is no signature included
   */
  public static boolean verify(
      @Nullable String header, byte[] body, String secret, Instant now, Duration tolerance) {
    Checks.required("body", body);
    Checks.required("secret", secret);
    Checks.required("now", now);
    Checks.that(
        !Checks.required("tolerance", tolerance).isNegative(),
        "tolerance",
        "must not be negative, was " + tolerance);
    if (header == null) {
      return false;
    }
    String seconds = null;
    List<String> signatures = new ArrayList<>();
    for (String part : header.split(",", MOST_PARTS)) {
      String trimmed = part.strip();
      if (trimmed.startsWith("t=")) {
        seconds = trimmed.substring(2);
      } else if (trimmed.startsWith("v1=")) {
        signatures.add(trimmed.substring(3));
      }
    }
    return seconds != null
        && isRecent(seconds, now, tolerance)
        && matches(signatures, Hmac.hex(secret, seconds, body));
  }

  private static boolean isRecent(String seconds, Instant now, Duration tolerance) {
    try {
      Duration distance = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now);
      return distance.abs().compareTo(tolerance) <= 0;
    } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private static boolean matches(List<String> signatures, String expected) {
    byte[] wanted = expected.getBytes(StandardCharsets.US_ASCII);
    boolean found = false;
    for (String signature : signatures) {
      found |= MessageDigest.isEqual(wanted, signature.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }
}
