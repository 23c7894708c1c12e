package com.signalcraft.examples.server.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts that only this server can read: AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a
 * random nonce, bound to the place that they are kept at. Thread-safe.
 */
public final class SealedText {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /**
   * Seals by a key.
   *
   * @param key 32 bytes
   */
  public SealedText(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Encrypts a text.
   *
   * @param text the text
   * @param place where it is kept; it can be opened nowhere else
   * @return the nonce and the text with its tag
   */
  public byte[] seal(String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), place);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * Decrypts a text.
   *
   * @param sealed what {@link #seal} gave
   * @param place where it is kept
   * @return the text
   * @throws IllegalStateException if it was sealed by another key or for another place, or changed
   */
  public String open(byte[] sealed, String place) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] content = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, content, place), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] content, String place) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "what was sealed cannot be opened: was the signing secret changed?", e);
    }
  }
}
