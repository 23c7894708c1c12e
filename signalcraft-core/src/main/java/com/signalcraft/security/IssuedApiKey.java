package com.signalcraft.security;

import com.signalcraft.common.Checks;

/**
 * An API key just issued, with its secret, which is shown this once and kept nowhere. Immutable;
 * {@code toString} hides the secret.
 *
 * @param key the key
 * @param secret 256 random bits as text: {@code sc_} and 43 characters of URL-safe Base64
 */
public record IssuedApiKey(ApiKey key, String secret) {

  public IssuedApiKey {
    Checks.required("key", key);
    Checks.text("secret", secret, 1_024);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "IssuedApiKey[key=" + key + ", secret=hidden]";
  }
}
