package com.signalcraft.examples.server.web;

import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.security.CallOrigin;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a request came from: the peer, unless it is a proxy that is trusted. Then the header
 * of proxies is read from its end, which the nearest one wrote, until an address that nobody
 * trusted vouches for. Immutable.
 */
final class CallOrigins {

  /** An element of {@code Forwarded}: its {@code for}, perhaps among others, perhaps quoted. */
  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for=(\"[^\"]*\"|[^;\"\\s]*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?");
  private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):\\d{1,5}");
  private static final int MAX_AGENT = 1_000;
  private static final int MAX_HOPS = 20;

  private final WebOptions options;

  CallOrigins(WebOptions options) {
    this.options = options;
  }

  /**
   * Where a request came from.
   *
   * @param peer the address at the other end of the connection
   * @param headers the request's headers
   * @param isFront whether who calls may tell it whoever he is, as the service may
   */
  CallOrigin of(String peer, RequestHeaders headers, boolean isFront) {
    String address = behindProxies(plain(peer), headers);
    if (isFront || isIn(options.trustedFronts(), address)) {
      String told = headers.single("X-Original-User-Agent");
      return new CallOrigin(
          behindFront(address, headers),
          told == null ? agent(headers.first("User-Agent")) : agent(decoded(told)));
    }
    return new CallOrigin(address, agent(headers.first("User-Agent")));
  }

  private String behindProxies(String peer, RequestHeaders headers) {
    if (!isIn(options.trustedProxies(), peer)) {
      return peer;
    }
    List<@Nullable String> hops =
        options.proxyHeader() == WebOptions.ProxyHeader.FORWARDED
            ? forwarded(headers)
            : hops(headers.all("X-Forwarded-For"));
    String nearest = peer;
    for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MAX_HOPS); i--) {
      String hop = hops.get(i);
      if (hop == null) {
        // Hidden or no address: the one before it is the last that is known.
        return nearest;
      }
      nearest = hop;
      if (!isIn(options.trustedProxies(), hop)) {
        return hop;
      }
    }
    return nearest;
  }

  private String behindFront(String address, RequestHeaders headers) {
    if (options.proxyHeader() == WebOptions.ProxyHeader.FORWARDED
        && !options.trustedProxies().isEmpty()) {
      List<@Nullable String> hops = forwarded(headers);
      int at = hops.lastIndexOf(address);
      String before = at > 0 ? hops.get(at - 1) : null;
      return before == null ? address : before;
    }
    String told = headers.single("Forwarded");
    if (told == null) {
      return address;
    }
    String user = address(told);
    if (user == null) {
      throw new BadRequest(
          "Forwarded", "must be like for=192.0.2.1 or for=\"[2001:db8::1]\", was \"" + told + "\"");
    }
    return user;
  }

  private static List<@Nullable String> hops(List<String> values) {
    List<@Nullable String> hops = new ArrayList<>();
    for (String value : values) {
      for (String hop : value.split(",", -1)) {
        hops.add(node(hop.strip()));
      }
    }
    return hops;
  }

  private static List<@Nullable String> forwarded(RequestHeaders headers) {
    List<@Nullable String> hops = new ArrayList<>();
    for (String value : headers.all("Forwarded")) {
      for (String element : value.split(",", -1)) {
        hops.add(address(element));
      }
    }
    return hops;
  }

  private static @Nullable String address(String element) {
    Matcher found = FOR.matcher(element);
    return found.find() ? node(found.group(1).replace("\"", "")) : null;
  }

  /** An address without brackets and port, or null where it is none. */
  private static @Nullable String node(String text) {
    Matcher brackets = BRACKETS.matcher(text);
    Matcher port = WITH_PORT.matcher(text);
    String bare = brackets.matches() ? brackets.group(1) : port.matches() ? port.group(1) : text;
    return Cidr.isAddress(bare) ? bare : null;
  }

  private static String plain(String peer) {
    // A scope ("fe80::1%eth0") is of this machine alone.
    String bare = peer.replace("[", "").replace("]", "");
    int scope = bare.indexOf('%');
    return scope < 0 ? bare : bare.substring(0, scope);
  }

  private static boolean isIn(List<Cidr> ranges, String address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static @Nullable String agent(@Nullable String text) {
    return text == null || text.length() <= MAX_AGENT ? text : text.substring(0, MAX_AGENT);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(
          "X-Original-User-Agent", "must be percent-encoded UTF-8, was \"" + text + "\"");
    }
  }
}
