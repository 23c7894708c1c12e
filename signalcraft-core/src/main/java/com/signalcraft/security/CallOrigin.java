package com.signalcraft.security;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Where a call came from, for the audit log. Immutable.
 *
 * @param ipAddress the caller's IPv4 or IPv6 address, which becomes the form that PostgreSQL writes
 *     ({@code 2001:db8::1}), or null where it is not known
 * @param userAgent the caller's user agent, at most 1,000 characters, or null
 */
public record CallOrigin(@Nullable String ipAddress, @Nullable String userAgent) {

  public CallOrigin {
    if (ipAddress != null) {
      String given = ipAddress;
      ipAddress =
          AddressText.of(given)
              .orElseThrow(
                  () ->
                      new ValidationException(
                          "ip_address",
                          "must be an IPv4 or IPv6 address, was \"" + Checks.shown(given) + "\""));
    }
    if (userAgent != null) {
      Checks.optionalText("user_agent", userAgent, 1_000);
    }
  }

  /** Nothing is known of it. */
  public static final CallOrigin UNKNOWN = new CallOrigin(null, null);
}
