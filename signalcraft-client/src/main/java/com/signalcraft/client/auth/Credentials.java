package com.signalcraft.client.auth;

import com.signalcraft.common.Checks;

/** What a client proves its identity with. Immutable; {@code toString} never shows a secret. */
public sealed interface Credentials {

  /**
   * None: only calls that need none succeed, such as to log in.
   *
   * @return no credentials
   */
  static Credentials none() {
    return None.INSTANCE;
  }

  /**
   * An integration's key, sent as {@code X-API-Key}.
   *
   * @param secret the key's secret, as it was shown once
   * @return the credentials
   */
  static Credentials apiKey(String secret) {
    return new ApiKey(secret);
  }

  /**
   * A person who logs in at the first call, and again whenever the tokens cannot be refreshed.
   *
   * @param email the person's address
   * @param password the password
   * @return the credentials
   */
  static Credentials password(String email, String password) {
    return new Password(email, password);
  }

  /**
   * A person who has logged in before; the tokens are refreshed where they hold a refresh token.
   *
   * @param tokens the tokens
   * @return the credentials
   */
  static Credentials tokens(Tokens tokens) {
    return new Held(tokens);
  }

  /**
   * A person who has logged in before.
   *
   * @param accessToken goes with each call
   * @param refreshToken gives new tokens
   * @return the credentials
   */
  static Credentials tokens(String accessToken, String refreshToken) {
    return new Held(Tokens.of(accessToken, refreshToken));
  }

  /**
   * A person whose tokens the application has.
   *
   * @param source gives them
   * @return the credentials
   */
  static Credentials source(TokenSource source) {
    return new Sourced(source);
  }

  /** No credentials. */
  enum None implements Credentials {
    /** The only one. */
    INSTANCE
  }

  /**
   * An integration's key.
   *
   * @param secret the key's secret
   */
  record ApiKey(String secret) implements Credentials {

    private static final int MAX_LENGTH = 1_024;

    public ApiKey {
      Checks.required("api_key", secret);
      boolean fits =
          !secret.isEmpty()
              && secret.length() <= MAX_LENGTH
              && secret.chars().allMatch(c -> c > ' ' && c < 0x7F);
      // says nothing of the text itself, which is a secret
      Checks.that(fits, "api_key", "must be 1 to " + MAX_LENGTH + " visible ASCII characters");
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "ApiKey[hidden]";
    }
  }

  /**
   * A person's e-mail and password.
   *
   * @param email the address
   * @param password the password; secret
   */
  record Password(String email, String password) implements Credentials {

    public Password {
      Checks.text("email", email, 320);
      Checks.required("password", password);
      Checks.that(!password.isEmpty(), "password", "must not be empty");
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Password[email=" + email + ", password=hidden]";
    }
  }

  /**
   * Tokens of a login before.
   *
   * @param tokens the tokens
   */
  record Held(Tokens tokens) implements Credentials {

    public Held {
      Checks.required("tokens", tokens);
    }
  }

  /**
   * Tokens of the application's own.
   *
   * @param source gives them
   */
  record Sourced(TokenSource source) implements Credentials {

    public Sourced {
      Checks.required("token_source", source);
    }

    /** Without what the source may show. */
    @Override
    public String toString() {
      return "Sourced[" + source.getClass().getName() + "]";
    }
  }
}
