package com.signalcraft.examples.server.live;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may connect: a browser sends a page's origin with a websocket and asks nobody.
 * Thread-safe.
 */
final class AllowedOrigins {

  private final Set<String> allowed;

  AllowedOrigins(Set<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * Whether it is none, as of a program that is no browser, the server's own, or one of those that
   * are allowed.
   *
   * @param origin the header {@code Origin}
   * @param host the header {@code Host}
   */
  boolean allows(@Nullable String origin, @Nullable String host) {
    return origin == null || allowed.contains(origin) || isOwn(origin, host);
  }

  /** Whatever the scheme: a proxy in between speaks TLS for the server. */
  private static boolean isOwn(String origin, @Nullable String host) {
    if (host == null) {
      return false;
    }
    try {
      URI page = URI.create(origin);
      String authority = page.getRawAuthority();
      return authority != null
          && withoutDefault(authority, String.valueOf(page.getScheme()))
              .equals(withoutDefault(host, String.valueOf(page.getScheme())));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutDefault(String authority, String scheme) {
    String port = scheme.equals("https") ? ":443" : ":80";
    String lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
  }
}
