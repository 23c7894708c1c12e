package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of an API key's secret: all that is kept of it. A key is found by its hash in a map,
 * not by comparing secrets, so there is no comparison whose duration could tell a part of one; and
 * a secret of 256 random bits needs neither salt nor a slow hash. Immutable.
 *
 * @param hex the hash: 64 hexadecimal digits in lower case
 */
public record SecretHash(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public SecretHash {
    Checks.that(
        HEX.matcher(Checks.required("hash", hex)).matches(),
        "hash",
        "must be 64 hexadecimal digits in lower case");
  }

  /**
   * The hash of a secret.
   *
   * @param secret the secret, as the key's holder sends it
   * @return the SHA-256 of its UTF-8 bytes
   */
  public static SecretHash of(String secret) {
    byte[] hash = Sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
    return new SecretHash(HexFormat.of().formatHex(hash));
  }
}
