package com.signalcraft.memory;

import com.signalcraft.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The SHA-256 of an API key's secret: all that is kept of it. A key is found by its hash in a map,
 * not by comparing secrets, so there is no comparison whose duration could tell a part of one; and
 * a secret of 256 random bits needs neither salt nor a slow hash.
 *
 * @param hex the hash
 */
record SecretHash(String hex) {

  static SecretHash of(String secret) {
    byte[] hash = Sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
    return new SecretHash(HexFormat.of().formatHex(hash));
  }
}
