package com.signalcraft.client.auth;

/**
 * Is told of new tokens, to keep them beyond the life of the process. It is told before they are
 * used for the first time, so that a refresh token that replaces another is never lost by a crash
 * in between; calls that wait for the tokens wait for it as well. What it throws is logged; the
 * tokens are used nevertheless.
 */
@FunctionalInterface
public interface TokenListener {

  /**
   * There are new tokens in place of the ones before.
   *
   * @param tokens the new ones
   */
  void tokensChanged(Tokens tokens);
}
