package com.signalcraft.jdbc;

import com.signalcraft.common.Checks;
import com.signalcraft.jdbc.internal.token.JwtChecker;
import com.signalcraft.jdbc.internal.token.TokenKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes JSON Web Tokens (RFC 7519) as Supabase and most identity providers issue them. A token is
 * valid if it is signed with a known key and the algorithm that this is for, has not expired and
 * has begun ({@code exp}, which it must have, and {@code nbf}), is of the issuer and for the
 * audience that are expected, names a user by a UUID ({@code sub}), and has the role {@code
 * authenticated} or none: keys of an administrator or of visitors are no users. Thread-safe.
 */
public final class JwtTokenVerifier implements TokenVerifier {

  private final JwtChecker checker;

  private JwtTokenVerifier(JwtChecker checker) {
    this.checker = checker;
  }

  /**
   * A verifier that is set up before it is made.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public UUID verify(String token) {
    return checker.check(Checks.required("token", token));
  }

  /** Sets up a verifier: exactly one of the three kinds of keys must be given. Not thread-safe. */
  public static final class Builder {

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    private @Nullable TokenKeys keys;
    private @Nullable String issuer;
    private String audience = "authenticated";
    private Duration clockSkew = Duration.ofSeconds(30);
    private InstantSource clock = Clock.systemUTC();

    private Builder() {}

    /**
     * Tokens are signed with HS256.
     *
     * @param secret the shared secret, at least 32 bytes; copied
     * @return this
     * @throws com.signalcraft.error.ValidationException if it is shorter
     */
    public Builder hs256(byte[] secret) {
      return keys(TokenKeys.secret(Checks.required("secret", secret)));
    }

    /**
     * Tokens are signed with HS256.
     *
     * @param secret the shared secret, of which the bytes in UTF-8 are the key, at least 32, as
     *     Supabase's "JWT secret"
     * @return this
     * @throws com.signalcraft.error.ValidationException if it is shorter
     */
    public Builder hs256(String secret) {
      return hs256(Checks.required("secret", secret).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Tokens are signed with RS256 or ES256, by keys at an address. They are read when the first
     * token is checked and kept for five minutes, or an hour where the address cannot be reached; a
     * key that is not among them is looked for at once, but at most twice in 30 seconds.
     *
     * @param address where the issuer has its JSON Web Key Set, with https, such as {@code
     *     https://project.supabase.co/auth/v1/.well-known/jwks.json}; http is taken on this machine
     *     alone
     * @return this
     * @throws com.signalcraft.error.ValidationException if it is another kind of address
     */
    public Builder jwks(URI address) {
      return keys(TokenKeys.at(Checks.required("jwks", address)));
    }

    /**
     * Tokens are signed with RS256 or ES256, by keys that do not change.
     *
     * @param json a JSON Web Key Set (RFC 7517) of public keys
     * @return this
     * @throws com.signalcraft.error.ValidationException if it is none
     */
    public Builder jwkSet(String json) {
      return keys(TokenKeys.set(Checks.required("jwk_set", json)));
    }

    private Builder keys(TokenKeys given) {
      Checks.that(keys == null, "keys", "must be of one kind, had two");
      keys = given;
      return this;
    }

    /**
     * Who must have issued the tokens.
     *
     * @param name what {@code iss} must be, such as {@code https://project.supabase.co/auth/v1}; it
     *     may be anything where none is set
     * @return this
     */
    public Builder issuer(String name) {
      issuer = Checks.text("issuer", name, 2_000);
      return this;
    }

    /**
     * For whom the tokens must be.
     *
     * @param name what {@code aud} must hold; {@code authenticated}, as Supabase's tokens have it,
     *     where none is set
     * @return this
     */
    public Builder audience(String name) {
      audience = Checks.text("audience", name, 2_000);
      return this;
    }

    /**
     * How far the clocks of issuer and application may be apart.
     *
     * @param skew 0 to 5 minutes, in whole seconds; 30 seconds where none is set
     * @return this
     */
    public Builder clockSkew(Duration skew) {
      Checks.required("clock_skew", skew);
      Checks.that(
          !skew.isNegative() && skew.compareTo(LARGEST_SKEW) <= 0,
          "clock_skew",
          "must be between PT0S and " + LARGEST_SKEW + ", was " + skew);
      clockSkew = skew;
      return this;
    }

    /**
     * The clock that tokens expire by.
     *
     * @param source the clock; the system's where none is set
     * @return this
     */
    public Builder clock(InstantSource source) {
      clock = Checks.required("clock", source);
      return this;
    }

    /**
     * The verifier.
     *
     * @return the verifier
     * @throws com.signalcraft.error.ValidationException if no keys are given
     */
    public JwtTokenVerifier build() {
      return new JwtTokenVerifier(
          new JwtChecker(Checks.required("keys", keys), issuer, audience, clockSkew, clock));
    }
  }
}
