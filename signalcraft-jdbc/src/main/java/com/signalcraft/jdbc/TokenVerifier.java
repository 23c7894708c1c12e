package com.signalcraft.jdbc;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.internal.Denials;
import java.util.UUID;

/**
 * Finds out whose an access token is. The database checks no token, so nothing else stands between
 * a forged one and its rights. Called at each call with one, by many threads at once.
 */
@FunctionalInterface
public interface TokenVerifier {

  /**
   * Checks a token.
   *
   * @param token the token, as the caller sent it
   * @return the user's id
   * @throws AuthenticationException with the message {@code the token is not valid}, whatever the
   *     reason
   */
  UUID verify(String token);

  /**
   * Takes no token for valid.
   *
   * @return the verifier
   */
  static TokenVerifier none() {
    return token -> {
      throw Denials.invalidToken();
    };
  }
}
