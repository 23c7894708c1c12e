package com.signalcraft.examples.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of 256 bits that follow from a secret by HKDF with SHA-256 (RFC 5869), one for each purpose,
 * so that what is made with one says nothing of the others. Immutable.
 */
public final class DerivedKeys {

  private static final String HMAC = "HmacSHA256";
  private static final byte[] SALT = "signalcraft-server".getBytes(StandardCharsets.UTF_8);

  private final byte[] pseudorandomKey;

  /**
   * Keys of a secret.
   *
   * @param secret the secret
   */
  public DerivedKeys(String secret) {
    pseudorandomKey = hmac(SALT, secret.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The key for a purpose.
   *
   * @param purpose what it is for
   * @return 32 bytes
   */
  public byte[] key(String purpose) {
    // The first block of the expansion is all that is needed.
    byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[info.length + 1];
    System.arraycopy(info, 0, block, 0, info.length);
    block[info.length] = 1;
    return hmac(pseudorandomKey, block);
  }

  /**
   * HMAC with SHA-256 (RFC 2104).
   *
   * @param key the key
   * @param message what is signed
   * @return 32 bytes
   */
  public static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is there in every JDK", e);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "DerivedKeys[hidden]";
  }
}
