package com.signalcraft.client.hosted;

import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.internal.Secrets;
import com.signalcraft.common.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as the service issued them. Immutable; {@code toString} hides them.
 *
 * @param accessToken proves who calls, for a short time; secret
 * @param refreshToken gets a new access token; secret; null where the one before stays valid
 * @param expiresIn how long the access token is valid, from when it was issued, in whole seconds
 */
public record IssuedTokens(String accessToken, @Nullable String refreshToken, Duration expiresIn) {

  public IssuedTokens {
    Secrets.checked("access_token", accessToken);
    if (refreshToken != null) {
      Secrets.checked("refresh_token", refreshToken);
    }
    Checks.that(
        !Checks.required("expires_in", expiresIn).isNegative(),
        "expires_in",
        "must not be negative, was " + expiresIn);
  }

  /**
   * The same as credentials of a client ({@link
   * com.signalcraft.client.auth.Credentials#tokens(Tokens)}).
   *
   * @param issuedAt when they were issued, by this machine's clock
   * @return the tokens with the instant of their end
   */
  public Tokens from(Instant issuedAt) {
    return new Tokens(
        accessToken,
        Optional.ofNullable(refreshToken),
        Optional.of(Checks.required("issued_at", issuedAt).plus(expiresIn)));
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "IssuedTokens[expiresIn=" + expiresIn + ", tokens=hidden]";
  }
}
