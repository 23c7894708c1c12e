package com.signalcraft.examples.server.file;

import com.signalcraft.common.Checks;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How files are kept.
 *
 * @param life for how long a download may be fetched, 1 second to 7 days
 * @param publicUrl where the server is reached from outside, such as {@code https://kpi.example};
 *     empty where that is the address that it listens on
 */
public record FileOptions(Duration life, Optional<URI> publicUrl) {

  /** Checks both. */
  public FileOptions {
    Checks.that(
        !life.isNegative() && !life.isZero() && life.compareTo(Duration.ofDays(7)) <= 0,
        "files.life",
        "must be from PT1S to P7D, was " + life);
    publicUrl.ifPresent(
        url ->
            Checks.that(
                ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getQuery() == null
                    && url.getFragment() == null
                    && url.getUserInfo() == null,
                "public_url",
                "must be like https://kpi.example, without query, fragment and user, was " + url));
  }

  /** An hour, at the address that the server listens on. */
  public static FileOptions defaults() {
    return new FileOptions(Duration.ofHours(1), Optional.empty());
  }

  /** These with another life. */
  public FileOptions withLife(Duration chosen) {
    return new FileOptions(chosen, publicUrl);
  }

  /** These with an address. */
  public FileOptions withPublicUrl(URI chosen) {
    return new FileOptions(life, Optional.of(chosen));
  }
}
