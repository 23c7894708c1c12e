package com.signalcraft.client.internal.auth;

import com.signalcraft.client.auth.Tokens;

/** The server's calls that give tokens. */
public interface TokenIssuer {

  /**
   * Logs in.
   *
   * @param email the person's address
   * @param password the password
   * @return tokens
   * @throws com.signalcraft.error.SignalCraftException if the server refuses or cannot be asked
   */
  Tokens login(String email, String password);

  /**
   * Trades a refresh token in. It is sent once: where the answer is lost, nobody knows whether the
   * server has replaced it.
   *
   * @param refreshToken the token
   * @return new tokens, with the same refresh token where the server gave no new one
   * @throws com.signalcraft.error.SignalCraftException if the server refuses or cannot be asked
   */
  Tokens refresh(String refreshToken);
}
