package com.signalcraft.examples.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.signalcraft.jdbc.JwtTokenVerifier;
import com.signalcraft.jdbc.TokenVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;

/**
 * Access tokens: JSON Web Tokens (RFC 7519) signed with HS256, good for 15 minutes. Thread-safe.
 */
public final class AccessTokens {

  /** How long one is good for. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  private static final String ISSUER = "signalcraft-server";
  private static final String AUDIENCE = "authenticated";

  private final MACSigner signer;
  private final TokenVerifier verifier;
  private final InstantSource clock;

  /**
   * Tokens of a secret.
   *
   * @param secret at least 32 bytes
   * @param clock what they are issued and expire by
   */
  public AccessTokens(byte[] secret, InstantSource clock) {
    try {
      signer = new MACSigner(secret);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the secret must have at least 32 bytes", e);
    }
    verifier = JwtTokenVerifier.builder().hs256(secret).issuer(ISSUER).clock(clock).build();
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param userId whose
   * @return the token
   */
  public String issue(UUID userId) {
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(userId.toString())
                .claim("role", "authenticated")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 is there in every JDK", e);
    }
    return token.serialize();
  }

  /**
   * Finds out whose a token is.
   *
   * @param token the token
   * @return the user
   * @throws com.signalcraft.error.AuthenticationException if it is not valid (any more)
   */
  public UUID verify(String token) {
    return verifier.verify(token);
  }
}
