package com.signalcraft.security;

import com.signalcraft.common.Checks;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
          isAddress(ipAddress),
          "ip_address",
          "must be an IPv4 or IPv6 address, was \"" + Checks.shown(ipAddress) + "\"");
    }
    if (userAgent != null) {
      Checks.optionalText("user_agent", userAgent, 1_000);
    }
  }

  /** Nothing is known of it. */
  public static final CallOrigin UNKNOWN = new CallOrigin(null, null);

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

  private static boolean isAddress(String text) {
    return IPV4.matcher(text).matches() || (IPV6.matcher(text).matches() && isIpv6(text));
  }

  /** Text with a colon is never looked up as a name. */
  private static boolean isIpv6(String text) {
    try {
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
