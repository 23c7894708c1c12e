package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a file can be had for a while. Whoever knows the URL may have the file: treat it as a
 * secret. Immutable.
 *
 * @param url the URL, http or https, with a host; {@code toString} shows no more than the host
 * @param size the file's size in bytes, where the server says it
 * @param expiresAt the instant up to which the link is valid; null where the server does not say
 */
public record DownloadLink(URI url, OptionalLong size, @Nullable Instant expiresAt) {

  public DownloadLink {
    Checks.required("url", url);
    String scheme = url.getScheme();
    Checks.that(
        ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
            && url.getHost() != null,
        "url",
        "must be an http or https URL with a host");
    Checks.that(
        Checks.required("size", size).orElse(0) >= 0, "size", "must not be negative, was " + size);
  }

  /** Without what would give the file to whoever reads it. */
  @Override
  public String toString() {
    return "DownloadLink["
        + url.getScheme()
        + "://"
        + url.getHost()
        + "/…, size="
        + (size.isPresent() ? size.getAsLong() : "unknown")
        + ", expiresAt="
        + expiresAt
        + "]";
  }
}
