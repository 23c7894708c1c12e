package com.signalcraft.examples.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.signalcraft.internal.Denials;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens: JSON Web Tokens (RFC 7519) signed with HS256, good for 15 minutes. Thread-safe.
 */
public final class AccessTokens {

  /** How long one is good for. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  private static final String ISSUER = "signalcraft-server";
  private static final String AUDIENCE = "authenticated";
  private static final String SESSION = "sid";
  private static final int LONGEST = 4_096;

  private final SigningKeys keys;
  private final InstantSource clock;

  /**
   * Tokens of some secrets.
   *
   * @param secrets at least 32 bytes each; the first one signs, all verify
   * @param clock what tokens are issued and expire by
   */
  public AccessTokens(List<byte[]> secrets, InstantSource clock) {
    keys = new SigningKeys(secrets, ISSUER, clock);
    this.clock = clock;
  }

  /**
   * What a token says.
   *
   * @param user whose it is
   * @param session the session that it is of, or null where it is of none
   */
  public record Bearer(UUID user, @Nullable UUID session) {}

  /**
   * A new token of no session.
   *
   * @param userId whose
   * @return the token
   */
  public String issue(UUID userId) {
    return issue(userId, null);
  }

  /**
   * A new token.
   *
   * @param userId whose
   * @param session the session that it ends with, or null for none
   * @return the token
   */
  public String issue(UUID userId, @Nullable UUID session) {
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keys.id()).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(userId.toString())
                .claim("role", "authenticated")
                .claim(SESSION, session == null ? null : session.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      token.sign(keys.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 is there in every JDK", e);
    }
    return token.serialize();
  }

  /**
   * Finds out what a token says. Whether its session goes on is for the database to tell.
   *
   * @param token the token
   * @return the user and the session
   * @throws com.signalcraft.error.AuthenticationException if it is not valid (any more)
   */
  public Bearer read(String token) {
    if (token.isEmpty() || token.length() > LONGEST) {
      throw Denials.invalidToken();
    }
    try {
      // Of what is read here nothing counts before the verifier of the key has checked it.
      SignedJWT unchecked = SignedJWT.parse(token);
      UUID user = keys.verifier(unchecked.getHeader().getKeyID()).verify(token);
      String session = unchecked.getJWTClaimsSet().getStringClaim(SESSION);
      return new Bearer(user, session == null ? null : UUID.fromString(session));
    } catch (ParseException | IllegalArgumentException e) {
      throw Denials.invalidToken();
    }
  }
}
