package com.signalcraft.jdbc.internal.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.Key;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The keys that tokens are signed with, and the algorithms that they are for: a token chooses
 * neither, so that a public key is never taken for a secret. Immutable.
 */
public final class TokenKeys {

  private static final int MIN_SECRET_BYTES = 32;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_KEY_SET_BYTES = 50 * 1_024;
  private static final Duration CACHE_TIME = Duration.ofMinutes(5);
  private static final Duration CACHE_REFRESH_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration OUTAGE_TIME = Duration.ofHours(1);

  /** Within it one more look is allowed than one, so that a new key is found at once. */
  private static final Duration RATE_LIMIT_INTERVAL = Duration.ofSeconds(30);

  private static final Set<JWSAlgorithm> PUBLIC_KEY_ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final JWSKeySelector<SecurityContext> selector;

  private TokenKeys(JWSKeySelector<SecurityContext> selector) {
    this.selector = selector;
  }

  private static TokenKeys ofPublic(JWKSource<SecurityContext> source) {
    return new TokenKeys(new JWSVerificationKeySelector<>(PUBLIC_KEY_ALGORITHMS, source));
  }

  /**
   * A shared secret, for HS256.
   *
   * @param secret at least 32 bytes; copied
   * @return the keys
   * @throws ValidationException if it is shorter
   */
  public static TokenKeys secret(byte[] secret) {
    Checks.that(
        secret.length >= MIN_SECRET_BYTES,
        "secret",
        "must have at least " + MIN_SECRET_BYTES + " bytes, had " + secret.length);
    // There is one secret, so the name that a token may have for its key ("kid") selects nothing.
    Key key = new OctetSequenceKey.Builder(secret).build().toSecretKey("HmacSHA256");
    return new TokenKeys(new SingleKeyJWSKeySelector<>(JWSAlgorithm.HS256, key));
  }

  /**
   * A fixed set of public keys, for RS256 and ES256.
   *
   * @param json a JSON Web Key Set (RFC 7517)
   * @return the keys
   * @throws ValidationException if it is none, or holds a private or a secret key
   */
  public static TokenKeys set(String json) {
    JWKSet keys;
    try {
      keys = JWKSet.parse(json);
    } catch (ParseException e) {
      // Without the cause, which shows a part of the text.
      throw new ValidationException("jwk_set", "must be a JSON Web Key Set");
    }
    Checks.that(
        keys.getKeys().stream().noneMatch(key -> key.isPrivate()),
        "jwk_set",
        "must hold public keys alone");
    Checks.that(!keys.isEmpty(), "jwk_set", "must hold a key");
    return ofPublic(new ImmutableJWKSet<>(keys));
  }

  /**
   * Public keys at an address, for RS256 and ES256. They are kept for five minutes, and for an hour
   * where the address cannot be reached; a key that is not among them is looked for at once, but at
   * most twice in 30 seconds.
   *
   * @param address the address, with https; with http on this machine alone
   * @return the keys
   * @throws ValidationException if it is another kind of address
   */
  public static TokenKeys at(URI address) {
    Checks.that(
        "https".equalsIgnoreCase(address.getScheme()) || isOfThisMachine(address),
        "jwks",
        "must be an https address, was \"" + Checks.shown(address.toString()) + "\"");
    DefaultResourceRetriever retriever =
        new DefaultResourceRetriever(
            (int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), MAX_KEY_SET_BYTES);
    JWKSource<SecurityContext> source =
        JWKSourceBuilder.create(url(address), retriever)
            .cache(CACHE_TIME.toMillis(), CACHE_REFRESH_TIMEOUT.toMillis())
            .refreshAheadCache(false)
            .rateLimited(RATE_LIMIT_INTERVAL.toMillis())
            .outageTolerant(OUTAGE_TIME.toMillis())
            .build();
    return ofPublic(source);
  }

  private static boolean isOfThisMachine(URI address) {
    return "http".equalsIgnoreCase(address.getScheme())
        && address.getHost() != null
        && List.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
  }

  private static URL url(URI address) {
    try {
      return address.toURL();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new ValidationException(
          "jwks", "must be an https address, was \"" + Checks.shown(address.toString()) + "\"");
    }
  }

  /** Checks signatures with these keys, and nothing of what is signed. */
  DefaultJWTProcessor<SecurityContext> processor() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(selector);
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    return processor;
  }
}
