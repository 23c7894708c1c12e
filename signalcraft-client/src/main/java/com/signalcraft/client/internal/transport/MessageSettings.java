package com.signalcraft.client.internal.transport;

import com.signalcraft.common.Checks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes with each message. {@code toString} shows no value of a header.
 *
 * @param userAgent names the client and the application
 * @param headers go with every request
 * @param compress whether the bodies of requests are packed by gzip
 * @param maxResponseBytes the most that is taken of an answer, unpacked
 */
public record MessageSettings(
    String userAgent, Map<String, String> headers, boolean compress, long maxResponseBytes) {

  /** The most that is taken of an answer where nothing else is set. */
  public static final long DEFAULT_MAX_RESPONSE_BYTES = 64L << 20;

  /** The client's usual ones. */
  public static final MessageSettings DEFAULTS =
      new MessageSettings(ClientVersion.USER_AGENT, Map.of(), false, DEFAULT_MAX_RESPONSE_BYTES);

  /** Copies the headers and checks all. */
  public MessageSettings {
    headers = new LinkedHashMap<>(headers);
    headers.forEach(HeaderText::check);
    HeaderText.check("User-Agent", userAgent);
    Checks.that(
        maxResponseBytes > 0, "max_response_bytes", "must be positive, was " + maxResponseBytes);
  }

  /** The names of the headers alone. */
  @Override
  public String toString() {
    return "MessageSettings[userAgent="
        + userAgent
        + ", headers="
        + headers.keySet()
        + ", compress="
        + compress
        + ", maxResponseBytes="
        + maxResponseBytes
        + "]";
  }
}
