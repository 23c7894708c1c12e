package com.signalcraft.client.auth;

/**
 * Where an application's own tokens come from, such as a vault or a session of its own. It is asked
 * when there is no token yet, when the present one ends, and when the server has refused it; by one
 * thread at a time, however many calls wait.
 */
@FunctionalInterface
public interface TokenSource {

  /**
   * Tokens that are valid now. A refresh token among them is not used.
   *
   * @return fresh tokens
   */
  Tokens fetch();
}
