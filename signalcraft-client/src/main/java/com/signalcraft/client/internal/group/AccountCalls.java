package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.Accounts;
import com.signalcraft.client.hosted.IssuedTokens;
import com.signalcraft.client.hosted.LoggedIn;
import com.signalcraft.client.hosted.NewAccount;
import com.signalcraft.client.hosted.RegisteredAccount;
import com.signalcraft.client.internal.Secrets;
import com.signalcraft.client.internal.json.AccountRows;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;

/** Accounts and their tokens. Thread-safe. */
public final class AccountCalls implements Accounts {

  private static final String AUTH = "auth";
  private static final int MAX_EMAIL = 320;

  private final ApiCaller caller;

  /**
   * The group.
   *
   * @param caller makes the calls; one without credentials
   */
  public AccountCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public RegisteredAccount register(NewAccount account) {
    Checks.required("account", account);
    Members body =
        Members.of("email", account.email())
            .with("password", account.password())
            .with("full_name", account.fullName())
            .with("business_name", account.businessName())
            .with("industry", account.industry());
    return caller.call(Calls.post(body, AUTH, "register"), Answers.object(AccountRows::registered));
  }

  @Override
  public LoggedIn login(String email, String password) {
    Members body =
        Members.of("email", Checks.text("email", email, MAX_EMAIL))
            .with("password", Secrets.checked("password", password));
    return caller.call(Calls.post(body, AUTH, "login"), Answers.object(AccountRows::loggedIn));
  }

  @Override
  public IssuedTokens refresh(String refreshToken) {
    return caller.call(
        Calls.post(body(refreshToken), AUTH, "refresh"), Answers.object(AccountRows::tokens));
  }

  @Override
  public void logout(String refreshToken) {
    caller.call(Calls.post(body(refreshToken), AUTH, "logout"), ResponseReader.STATUS);
  }

  private static Members body(String refreshToken) {
    return Members.of("refresh_token", Secrets.checked("refresh_token", refreshToken));
  }
}
