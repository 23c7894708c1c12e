package com.signalcraft.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash function SHA-256 (FIPS 180-4). Stateless. */
public final class Sha256 {

  private Sha256() {}

  /**
   * A new computation.
   *
   * @return the digest, for one thread
   */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The hash of some bytes.
   *
   * @param content the bytes
   * @return a new array of 32 bytes
   */
  public static byte[] digest(byte[] content) {
    return start().digest(content);
  }
}
