package com.signalcraft.security;

import com.signalcraft.common.Checks;
import java.util.UUID;

/**
 * Who calls. Immutable; {@code toString} never shows a secret.
 *
 * <p>A user id given by {@link #user(UUID)} is believed: only an application that has authenticated
 * its user itself may use it.
 */
public sealed interface Identity {

  /**
   * A user whom the embedding application has authenticated.
   *
   * @param userId the user's id
   * @return the identity
   */
  static Identity user(UUID userId) {
    return new User(userId);
  }

  /**
   * A user who proves himself by a token, which the back end checks.
   *
   * @param token the access token
   * @return the identity
   */
  static Identity token(String token) {
    return new Token(token);
  }

  /**
   * An integration that proves itself by an API key.
   *
   * @param secret the key's secret, as it was shown once
   * @return the identity
   */
  static Identity apiKey(String secret) {
    return new ApiKeySecret(secret);
  }

  /**
   * The service itself: background work and administration, not bound by roles or plans. Never to
   * be handed to a request of a user.
   *
   * @return the identity
   */
  static Identity service() {
    return Service.INSTANCE;
  }

  /**
   * A user whom the embedding application has authenticated.
   *
   * @param userId the user's id
   */
  record User(UUID userId) implements Identity {
    public User {
      Checks.required("user_id", userId);
    }
  }

  /**
   * A user who proves himself by a token.
   *
   * @param token the access token; secret
   */
  record Token(String token) implements Identity {
    public Token {
      Checks.text("token", token, 16_384);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Token[hidden]";
    }
  }

  /**
   * An integration that proves itself by an API key.
   *
   * @param secret the key's secret
   */
  record ApiKeySecret(String secret) implements Identity {
    public ApiKeySecret {
      Checks.text("api_key", secret, 1_024);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "ApiKeySecret[hidden]";
    }
  }

  /** The service itself. */
  enum Service implements Identity {
    /** The only one. */
    INSTANCE
  }
}
