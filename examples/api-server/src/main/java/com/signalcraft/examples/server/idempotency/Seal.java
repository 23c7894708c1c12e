package com.signalcraft.examples.server.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals answers, which may hold tokens and the secrets of API keys: AES-256 in GCM, under a key
 * that is made of the server's secret and of the key that the request was sent with. Who reads the
 * database has neither. Of several secrets the first seals, and all open. Thread-safe.
 */
final class Seal {

  private static final String MAC = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final List<byte[]> secrets;
  private final SecureRandom random = new SecureRandom();

  Seal(List<byte[]> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** The print of a request, from which nobody without the secret can find out what was in it. */
  byte[] print(byte[] content) {
    return mac(secrets.get(0), "request", content);
  }

  /** Whether a print is of a request. */
  boolean isPrintOf(byte[] print, byte[] content) {
    return secrets.stream()
        .anyMatch(secret -> MessageDigest.isEqual(print, mac(secret, "request", content)));
  }

  /** Seals a content. */
  byte[] close(byte[] content, String key) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secrets.get(0), key, nonce).doFinal(content);
      byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE, sealed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is there in every JDK", e);
    }
  }

  /** The content that was sealed; empty where it was by a secret that is not known any more. */
  Optional<byte[]> open(byte[] all, String key) {
    return secrets.stream().flatMap(secret -> open(all, key, secret).stream()).findFirst();
  }

  private static Optional<byte[]> open(byte[] all, String key, byte[] secret) {
    byte[] nonce = Arrays.copyOf(all, NONCE);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, secret, key, nonce);
      return Optional.of(cipher.doFinal(all, NONCE, all.length - NONCE));
    } catch (AEADBadTagException e) {
      // By another secret, perhaps by the next one.
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is there in every JDK", e);
    }
  }

  private static Cipher cipher(int mode, byte[] secret, String key, byte[] nonce)
      throws GeneralSecurityException {
    byte[] made = mac(secret, "answer", key.getBytes(StandardCharsets.UTF_8));
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(made, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  /** Each purpose has a key of its own. */
  private static byte[] mac(byte[] secret, String purpose, byte[] content) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      mac.update(("idempotency " + purpose + "\0").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is there in every JDK", e);
    }
  }
}
