package com.signalcraft.client.hosted;

/**
 * Accounts and their tokens. These calls need no credentials, and none are sent with them.
 * Thread-safe.
 */
public interface Accounts {

  /**
   * Opens an account with a first business.
   *
   * @param account what it is like
   * @return the account, and tokens for it
   * @throws com.signalcraft.error.ConflictException if the address is taken
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  RegisteredAccount register(NewAccount account);

  /**
   * Signs in.
   *
   * @param email the address
   * @param password the password
   * @return the user and his tokens
   * @throws com.signalcraft.error.AuthenticationException if the two do not belong together
   */
  LoggedIn login(String email, String password);

  /**
   * Gets a new access token.
   *
   * @param refreshToken the refresh token, as it was issued
   * @return the tokens; where a refresh token is among them, the old one is no longer valid
   * @throws com.signalcraft.error.AuthenticationException if it is not valid (any more)
   */
  IssuedTokens refresh(String refreshToken);

  /**
   * Signs out: the refresh token is no longer valid from then on.
   *
   * @param refreshToken the refresh token, as it was issued
   * @throws com.signalcraft.error.AuthenticationException if it is not valid (any more)
   */
  void logout(String refreshToken);
}
