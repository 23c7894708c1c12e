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
   * Trades a refresh token in. It is sent once.
   *
   * @param refreshToken the token
   * @return new tokens, with the same refresh token where the server gave no new one
   * @throws AnswerLostException if it was sent, and the server may have replaced it
   * @throws com.signalcraft.error.SignalCraftException if the server refuses or cannot be asked
   */
  Tokens refresh(String refreshToken);
}
