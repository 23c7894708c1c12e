package com.signalcraft.examples.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACSigner;
import com.signalcraft.internal.Denials;
import com.signalcraft.internal.Sha256;
import com.signalcraft.jdbc.JwtTokenVerifier;
import com.signalcraft.jdbc.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that access tokens are signed with, each with an id that its tokens carry: the first
 * one signs, all verify, so that a secret can be replaced without ending anybody's session.
 * Thread-safe.
 */
final class SigningKeys {

  private static final int ID_BYTES = 8;

  private final Map<String, TokenVerifier> verifiers = new LinkedHashMap<>();
  private final String id;
  private final MACSigner signer;

  SigningKeys(List<byte[]> secrets, String issuer, InstantSource clock) {
    for (byte[] secret : secrets) {
      verifiers.put(
          id(secret), JwtTokenVerifier.builder().hs256(secret).issuer(issuer).clock(clock).build());
    }
    id = id(secrets.get(0));
    try {
      signer = new MACSigner(secrets.get(0));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the secret must have at least 32 bytes", e);
    }
  }

  /** From which nobody learns anything of a secret of 256 random bits. */
  private static String id(byte[] secret) {
    byte[] purpose = "signalcraft key id\0".getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(purpose, purpose.length + secret.length);
    System.arraycopy(secret, 0, all, purpose.length, secret.length);
    return HexFormat.of().formatHex(Sha256.digest(all), 0, ID_BYTES);
  }

  String id() {
    return id;
  }

  MACSigner signer() {
    return signer;
  }

  TokenVerifier verifier(@Nullable String keyId) {
    TokenVerifier verifier = keyId == null ? null : verifiers.get(keyId);
    if (verifier == null) {
      throw Denials.invalidToken();
    }
    return verifier;
  }
}
