package com.signalcraft.internal;

import java.security.SecureRandom;
import java.util.Base64;

/** The secrets of API keys: 256 random bits as text. Thread-safe. */
public final class KeySecrets {

  private static final String PREFIX = "sc_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeySecrets() {}

  /**
   * A secret that nobody can guess.
   *
   * @return {@code sc_} and 43 characters of URL-safe Base64
   */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
