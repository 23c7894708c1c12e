package com.signalcraft.client.async;

import com.signalcraft.client.hosted.Accounts;
import com.signalcraft.client.hosted.IssuedTokens;
import com.signalcraft.client.hosted.LoggedIn;
import com.signalcraft.client.hosted.NewAccount;
import com.signalcraft.client.hosted.RegisteredAccount;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.util.concurrent.CompletableFuture;

/** Accounts and their tokens, without waiting. Thread-safe. */
public final class AsyncAccounts {

  private final Accounts group;
  private final AsyncCalls calls;

  AsyncAccounts(Accounts group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Accounts#register(NewAccount)}.
   *
   * @param account what it is like
   * @return its result
   */
  public CompletableFuture<RegisteredAccount> register(NewAccount account) {
    return calls.submit(() -> group.register(account));
  }

  /**
   * As {@link Accounts#login(String, String)}.
   *
   * @param email the address
   * @param password the password
   * @return its result
   */
  public CompletableFuture<LoggedIn> login(String email, String password) {
    return calls.submit(() -> group.login(email, password));
  }

  /**
   * As {@link Accounts#refresh(String)}.
   *
   * @param refreshToken the refresh token, as it was issued
   * @return its result
   */
  public CompletableFuture<IssuedTokens> refresh(String refreshToken) {
    return calls.submit(() -> group.refresh(refreshToken));
  }

  /**
   * As {@link Accounts#logout(String)}.
   *
   * @param refreshToken the refresh token, as it was issued
   * @return completes when it is done
   */
  public CompletableFuture<Void> logout(String refreshToken) {
    return calls.run(() -> group.logout(refreshToken));
  }
}
