package com.signalcraft.client.internal.group;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.UserProfile;
import com.signalcraft.account.Users;
import com.signalcraft.client.internal.json.AccountRows;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.Checks;
import java.util.Optional;
import java.util.UUID;

/** Users and their profiles. Thread-safe. */
public final class UserCalls implements Users {

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public UserCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public UserProfile create(NewUser user) {
    Checks.required("user", user);
    Members body =
        Members.of("email", user.email())
            .with("full_name", user.fullName())
            .with("timezone", user.timezone());
    return caller.call(Calls.post(body, "users"), Answers.object(body, AccountRows::profile));
  }

  @Override
  public UserProfile me() {
    return caller.call(Calls.get("users", "profile"), Answers.object(AccountRows::profile));
  }

  @Override
  public UserProfile get(UUID userId) {
    return caller.call(
        Calls.get("users", Checks.required("id", userId)), Answers.object(AccountRows::profile));
  }

  @Override
  public UserProfile update(ProfileUpdate update) {
    Checks.required("update", update);
    Members body =
        Members.of("full_name", update.fullName())
            .with("avatar_url", update.avatarUrl())
            .with("timezone", update.timezone());
    return caller
        .call(
            Calls.put(body, "users", "profile"),
            Answers.object(
                row ->
                    AccountRows.isWholeProfile(row)
                        ? Optional.of(AccountRows.profile(row))
                        : Optional.<UserProfile>empty()))
        // the service answers with a part of it
        .orElseGet(this::me);
  }
}
