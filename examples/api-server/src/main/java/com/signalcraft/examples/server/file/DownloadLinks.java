package com.signalcraft.examples.server.file;

import com.signalcraft.examples.server.secret.DerivedKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Signed links, good until a time: HMAC with SHA-256 over the file's id and that time, so that
 * neither can be changed. Thread-safe.
 */
final class DownloadLinks {

  static final String PATH = "/v1/downloads/";

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final byte[] key;
  private final Supplier<URI> baseUrl;

  DownloadLinks(DerivedKeys keys, Supplier<URI> baseUrl) {
    key = keys.key("download-links");
    this.baseUrl = baseUrl;
  }

  URI link(UUID fileId, Instant expiresAt) {
    long expires = expiresAt.getEpochSecond();
    String base = baseUrl.get().toString().replaceAll("/+$", "");
    return URI.create(
        base + PATH + fileId + "?expires=" + expires + "&signature=" + sign(fileId, expires));
  }

  /** Whether a link is one of ours and still good; takes as long whatever is wrong with it. */
  boolean isGood(UUID fileId, long expires, String signature, Instant now) {
    boolean isOurs =
        MessageDigest.isEqual(
            sign(fileId, expires).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.UTF_8));
    return isOurs && now.getEpochSecond() < expires;
  }

  private String sign(UUID fileId, long expires) {
    return TEXT.encodeToString(
        DerivedKeys.hmac(key, (fileId + "\n" + expires).getBytes(StandardCharsets.US_ASCII)));
  }
}
