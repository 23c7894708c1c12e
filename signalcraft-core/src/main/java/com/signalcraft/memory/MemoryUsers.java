package com.signalcraft.memory;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.account.Users;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.internal.Conflicts;
import com.signalcraft.internal.Updates;
import com.signalcraft.security.AuditAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** People and their profiles. */
final class MemoryUsers extends Group implements Users {

  private static final String RESOURCE = "user_profile";
  private static final Duration TRIAL = Duration.ofDays(7);

  MemoryUsers(Session session) {
    super(session);
  }

  @Override
  public UserProfile create(NewUser user) {
    Checks.required("user", user);
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              if (catalog().hasEmail(user.email())) {
                throw Conflicts.emailTaken();
              }
              return add(caller, user);
            });
  }

  private UserProfile add(Caller caller, NewUser user) {
    Instant now = caller.now();
    UUID id = engine().newId();
    UserProfile profile =
        new UserProfile(
            id,
            user.email(),
            user.fullName(),
            null,
            user.timezone(),
            OpenEnum.of(SubscriptionTier.FREE),
            now.plus(TRIAL),
            now,
            now);
    Subscription subscription =
        new Subscription(
            engine().newId(),
            id,
            null,
            null,
            OpenEnum.of(SubscriptionTier.FREE),
            OpenEnum.of(SubscriptionStatus.ACTIVE),
            null,
            null,
            now,
            now.plus(TRIAL),
            null,
            now,
            now);
    catalog().addAccount(profile, subscription);
    engine().auditOutside(caller, AuditAction.CREATE, RESOURCE, id, Map.of());
    return profile;
  }

  @Override
  public UserProfile me() {
    return session().read(caller -> access().person(caller).profile());
  }

  @Override
  public UserProfile get(UUID userId) {
    Checks.required("id", userId);
    return session()
        .read(
            caller ->
                catalog()
                    .account(userId)
                    .filter(account -> caller.isService() || account == caller.account())
                    .map(AccountState::profile)
                    .orElseThrow(() -> NotFoundException.of("user", userId)));
  }

  @Override
  public UserProfile update(ProfileUpdate update) {
    Checks.required("update", update);
    return session()
        .write(
            caller -> {
              AccountState account = access().person(caller);
              UserProfile old = account.profile();
              ChangedColumns changed = new ChangedColumns();
              UserProfile profile = Updates.of(old, update, caller.now(), changed);
              if (changed.isEmpty()) {
                return old;
              }
              account.profile(profile);
              engine()
                  .auditOutside(
                      caller,
                      AuditAction.UPDATE,
                      RESOURCE,
                      old.id(),
                      Map.of("columns", changed.names()));
              return profile;
            });
  }
}
