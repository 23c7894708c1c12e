package com.signalcraft.security;

import com.signalcraft.common.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a call came from, for the audit log. Immutable.
 *
 * @param ipAddress the caller's IPv4 or IPv6 address in text form, or null where it is not known
 * @param userAgent the caller's user agent, at most 1,000 characters, or null
 */
public record CallOrigin(@Nullable String ipAddress, @Nullable String userAgent) {

  public CallOrigin {
    if (ipAddress != null) {
      Checks.that(
          ADDRESS.matcher(ipAddress).matches(),
          "ip_address",
          "must be an IPv4 or IPv6 address, was \"" + Checks.shown(ipAddress) + "\"");
    }
    if (userAgent != null) {
      Checks.optionalText("user_agent", userAgent, 1_000);
    }
  }

  /** Nothing is known of it. */
  public static final CallOrigin UNKNOWN = new CallOrigin(null, null);

  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}|(?=.*:.*:)[0-9a-fA-F:.]{2,45}");
}
