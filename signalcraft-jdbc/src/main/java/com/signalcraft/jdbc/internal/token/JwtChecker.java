package com.signalcraft.jdbc.internal.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.internal.Denials;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks JSON Web Tokens (RFC 7519): the signature, then what it signs. Thread-safe.
 *
 * <p>Why a token was refused is logged, never told to who sent it.
 */
public final class JwtChecker {

  private static final Logger LOG = LoggerFactory.getLogger(JwtChecker.class);

  private static final int MAX_LENGTH = 16_384;
  private static final String ROLE = "authenticated";

  private final DefaultJWTProcessor<SecurityContext> processor;

  /**
   * A checker.
   *
   * @param keys what tokens are signed with
   * @param issuer what {@code iss} must be, or null where anything will do
   * @param audience what {@code aud} must hold
   * @param clockSkew how far the clocks of issuer and application may be apart, in whole seconds
   * @param clock the application's clock
   */
  public JwtChecker(
      TokenKeys keys,
      @Nullable String issuer,
      String audience,
      Duration clockSkew,
      InstantSource clock) {
    JWTClaimsSet.Builder exact = new JWTClaimsSet.Builder();
    if (issuer != null) {
      exact.issuer(issuer);
    }
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            Set.of(audience), exact.build(), Set.of("exp", "sub"), Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    claims.setMaxClockSkew((int) clockSkew.toSeconds());
    this.processor = keys.processor();
    this.processor.setJWTClaimsSetVerifier(claims);
  }

  /**
   * Checks a token.
   *
   * @param token the token
   * @return the user's id
   * @throws AuthenticationException if it is not valid, whatever the reason
   */
  public UUID check(String token) {
    try {
      if (token.length() > MAX_LENGTH) {
        throw new BadJWTException("the token has more than " + MAX_LENGTH + " characters");
      }
      return user(processor.process(token, null));
    } catch (JWKSetUnavailableException e) {
      LOG.warn("the keys of the issuer of tokens cannot be read: {}", e.getMessage());
    } catch (ParseException e) {
      // The message may show a part of the token.
      LOG.debug("refused a token that is no JSON Web Token");
    } catch (BadJOSEException | JOSEException e) {
      LOG.debug("refused a token: {}", e.getMessage());
    }
    throw Denials.invalidToken();
  }

  private static UUID user(JWTClaimsSet claims) throws BadJWTException {
    Object role = claims.getClaim("role");
    if (role != null && !ROLE.equals(role)) {
      throw new BadJWTException("the role is not " + ROLE);
    }
    String subject = claims.getSubject();
    UUID user;
    try {
      user = UUID.fromString(subject);
    } catch (IllegalArgumentException e) {
      throw new BadJWTException("the subject is no UUID", e);
    }
    // fromString() takes shorter groups as well.
    if (!user.toString().equalsIgnoreCase(subject)) {
      throw new BadJWTException("the subject is no UUID");
    }
    return user;
  }
}
