package com.signalcraft.client.auth;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person's calls are made with. Immutable; {@code toString} shows no token.
 *
 * @param accessToken goes with each call; secret
 * @param refreshToken gives new tokens, often only once; secret; empty where there is none
 * @param expiresAt when the access token ends, by this machine's clock, or empty where that is not
 *     known: it is used until the server refuses it then
 */
public record Tokens(
    String accessToken, Optional<String> refreshToken, Optional<Instant> expiresAt) {

  private static final int MAX_LENGTH = 16_384;

  public Tokens {
    checked("access_token", accessToken);
    Checks.required("refresh_token", refreshToken)
        .ifPresent(token -> checked("refresh_token", token));
    Checks.required("expires_at", expiresAt);
  }

  /**
   * Tokens of which it is not known when they end.
   *
   * @param accessToken goes with each call
   * @param refreshToken gives new tokens
   * @return the tokens
   */
  public static Tokens of(String accessToken, String refreshToken) {
    return new Tokens(
        accessToken, Optional.of(Checks.required("refresh_token", refreshToken)), Optional.empty());
  }

  /**
   * An access token alone: once it ends, calls fail.
   *
   * @param accessToken goes with each call
   * @return the tokens
   */
  public static Tokens of(String accessToken) {
    return new Tokens(accessToken, Optional.empty(), Optional.empty());
  }

  /**
   * The same with an end.
   *
   * @param expiresAt when the access token ends, by this machine's clock
   * @return such tokens
   */
  public Tokens withExpiry(Instant expiresAt) {
    return new Tokens(accessToken, refreshToken, Optional.of(expiresAt));
  }

  private static void checked(String field, String token) {
    Checks.required(field, token);
    boolean fits =
        !token.isEmpty()
            && token.length() <= MAX_LENGTH
            && token.chars().allMatch(c -> c > ' ' && c < 0x7F);
    // says nothing of the text itself, which is a secret
    Checks.that(fits, field, "must be 1 to " + MAX_LENGTH + " visible ASCII characters");
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "Tokens[access=hidden, refresh="
        + (refreshToken.isPresent() ? "hidden" : "none")
        + ", expiresAt="
        + expiresAt.map(Instant::toString).orElse("unknown")
        + "]";
  }
}
