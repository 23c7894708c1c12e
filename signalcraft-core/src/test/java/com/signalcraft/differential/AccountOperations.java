package com.signalcraft.differential;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Users and their plans. */
final class AccountOperations {

  private AccountOperations() {}

  static void addTo(Operations all) {
    all.add(
        6,
        "users.create",
        t ->
            t.made(
                Kind.USER,
                t.service()
                    .users()
                    .create(
                        new NewUser(
                            t.oneOf("ada", "Ada", "bob", "Ünal") + t.number(20) + "@example.com",
                            t.maybe(t.text()),
                            t.zone())),
                UserProfile::id));
    all.add(6, "users.me", t -> t.person().users().me());
    all.add(
        6,
        "users.get",
        t -> {
          UUID user = t.user();
          return t.mostly(user).users().get(user);
        });
    all.add(
        9,
        "users.update",
        t ->
            t.person()
                .users()
                .update(
                    new ProfileUpdate(
                        t.maybe(t.text()),
                        t.maybe(t.oneOf("", "https://example.com/a.png")),
                        t.maybe(t.zone()))));
    all.add(6, "subscriptions.current", t -> t.person().subscriptions().current());
    all.add(
        6,
        "subscriptions.usage",
        t ->
            new Unordered(
                t.person()
                    .subscriptions()
                    .usage(
                        t.chance(80)
                            ? YearMonth.from(
                                    t.now()
                                        .minus(Duration.ofDays(t.oneOf(0, 0, 31)))
                                        .atOffset(ZoneOffset.UTC))
                                .toString()
                            : t.oneOf("2020-01", "2020-13", "last month"))));
    all.add(
        9, "subscriptions.apply", t -> t.service().subscriptions().apply(subscriptionChange(t)));
  }

  private static SubscriptionChange subscriptionChange(Turn t) {
    return new SubscriptionChange(
        t.user(),
        // Mostly without limits, so that programs get far.
        t.chance(60) ? SubscriptionTier.ENTERPRISE : t.oneOf(SubscriptionTier.values()),
        t.chance(70) ? SubscriptionStatus.ACTIVE : t.oneOf(SubscriptionStatus.values()),
        t.maybe(t.oneOf(List.of("cus_1", "cus_2", "cus_3"))),
        t.maybe(t.oneOf(List.of("sub_1", "sub_2", "sub_3"))),
        t.maybe(t.anyTime()),
        t.maybe(t.anyTime()));
  }
}
