package com.signalcraft.client.internal.auth;

import com.signalcraft.common.Checks;

/**
 * What proves, on one request, who calls. {@code toString} does not show the secret.
 *
 * @param header the header's name
 * @param value its value; secret
 */
public record Authorization(String header, String value) {

  private static final String BEARER = "Bearer ";

  public Authorization {
    // okhttp would quote the value of a header in its error
    Checks.that(
        value.chars().allMatch(c -> c >= ' ' && c < 0x7F),
        "credentials",
        "must be visible ASCII characters");
  }

  /**
   * A person's token.
   *
   * @param accessToken the token
   * @return what proves it
   */
  public static Authorization bearer(String accessToken) {
    return new Authorization("Authorization", BEARER + accessToken);
  }

  /**
   * An integration's key.
   *
   * @param secret the key's secret
   * @return what proves it
   */
  public static Authorization apiKey(String secret) {
    return new Authorization("X-API-Key", secret);
  }

  /**
   * The token that a bearer has.
   *
   * @return the token; empty text where this is no bearer's
   */
  public String token() {
    return value.startsWith(BEARER) ? value.substring(BEARER.length()) : "";
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Authorization[" + header + ": hidden]";
  }
}
