package com.signalcraft.client.internal.auth;

import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.error.AuthenticationException;
import java.util.Optional;
import java.util.function.Supplier;

/** Proves who calls. Thread-safe. */
public interface Authorizer extends TokenProvider {

  /**
   * What the next request is sent with; may wait for a token.
   *
   * @param deadline until when it may wait
   * @return the proof, or empty where nothing is to be sent
   * @throws com.signalcraft.error.SignalCraftException if none can be had
   */
  Optional<Authorization> authorize(Deadline deadline);

  /**
   * Looks for another proof after the server refused one (401).
   *
   * @param refused what it refused
   * @param deadline until when it may wait
   * @return true if there is another one now, with which the call may be made once more
   * @throws com.signalcraft.error.SignalCraftException if it should be had but cannot
   */
  default boolean renew(Authorization refused, Deadline deadline) {
    return false;
  }

  /**
   * The server has taken a proof.
   *
   * @param taken what it took
   */
  default void accepted(Authorization taken) {}

  /**
   * What the server counts this caller's requests by.
   *
   * @return a value equal for equal callers
   */
  Object account();

  /**
   * Sends nothing.
   *
   * @return such an authorizer
   */
  static Authorizer none() {
    return new Fixed(Optional.empty());
  }

  /**
   * Sends the same each time.
   *
   * @param authorization the proof
   * @return such an authorizer
   */
  static Authorizer fixed(Authorization authorization) {
    return new Fixed(Optional.of(authorization));
  }

  /**
   * For callers whom this back end cannot speak for.
   *
   * @param message says what to use instead
   * @return an authorizer that throws {@link AuthenticationException} at each call
   */
  static Authorizer refusing(String message) {
    return new Refusing(() -> new AuthenticationException(message));
  }

  /**
   * Sends the same each time.
   *
   * @param authorization the proof, or empty for none
   */
  record Fixed(Optional<Authorization> authorization) implements Authorizer {

    @Override
    public Optional<Authorization> authorize(Deadline deadline) {
      return authorization;
    }

    @Override
    public String token(boolean forceFresh) {
      String token = authorization.map(Authorization::token).orElse("");
      if (token.isEmpty()) {
        throw new AuthenticationException(
            "this needs a person's access token, and the client has "
                + (authorization.isPresent() ? "an API key" : "no credentials"));
      } else if (forceFresh) {
        throw new AuthenticationException("the token is not valid any more, and there is no other");
      }
      return token;
    }

    @Override
    public Object account() {
      return authorization;
    }
  }

  /**
   * Fails each time.
   *
   * @param error makes the failure
   */
  record Refusing(Supplier<AuthenticationException> error) implements Authorizer {

    @Override
    public Optional<Authorization> authorize(Deadline deadline) {
      throw error.get();
    }

    @Override
    public String token(boolean forceFresh) {
      throw error.get();
    }

    @Override
    public Object account() {
      return this;
    }
  }
}
