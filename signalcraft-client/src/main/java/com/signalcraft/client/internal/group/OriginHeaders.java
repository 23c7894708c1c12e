package com.signalcraft.client.internal.group;

import com.signalcraft.security.CallOrigin;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The headers that tell a trusting server where a call came from. Stateless. */
final class OriginHeaders {

  private OriginHeaders() {}

  static Map<String, String> of(CallOrigin origin) {
    Map<String, String> headers = new HashMap<>();
    String address = origin.ipAddress();
    if (address != null) {
      headers.put("Forwarded", "for=" + node(address));
    }
    String agent = origin.userAgent();
    if (agent != null) {
      headers.put("X-Original-User-Agent", ascii(agent));
    }
    return headers;
  }

  /** RFC 7239, section 6: an IPv6 address in brackets, and in quotes because of its colons. */
  private static String node(String address) {
    return address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
  }

  /** A header holds ASCII alone, and no blanks at its ends; the rest as in a URL, as UTF-8. */
  private static String ascii(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder header = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      boolean isBlankWithin = b == ' ' && i > 0 && i < bytes.length - 1;
      if (isBlankWithin || (b > ' ' && b < 0x7F && b != '%')) {
        header.append((char) b);
      } else {
        header.append(String.format("%%%02X", b));
      }
    }
    return header.toString();
  }
}
