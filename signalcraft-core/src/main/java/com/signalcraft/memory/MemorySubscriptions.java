package com.signalcraft.memory;

import com.signalcraft.account.PlanLimits;
import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.Subscriptions;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UserProfile;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.internal.Conflicts;
import com.signalcraft.internal.Updates;
import com.signalcraft.security.AuditAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans and usage. */
final class MemorySubscriptions extends Group implements Subscriptions {

  MemorySubscriptions(Session session) {
    super(session);
  }

  @Override
  public PlanUsage current() {
    return session()
        .read(
            caller -> {
              AccountState account = access().person(caller);
              SubscriptionTier tier = PlanMeter.effectiveTier(account, caller.now());
              PlanLimits limits = tier.limits();
              return new PlanUsage(
                  account.subscription(),
                  tier,
                  meter().calls(account.id(), caller.now()),
                  limits.apiCallsPerMonth(),
                  meter().sources(account.id()),
                  limits.dataSources());
            });
  }

  @Override
  public List<UsageEntry> usage(String period) {
    Checks.required("period", period);
    return session()
        .read(
            caller -> {
              AccountState account = access().person(caller);
              return meter().usageOf(account.id(), Checks.month("period", period));
            });
  }

  @Override
  public Subscription apply(SubscriptionChange change) {
    Checks.required("change", change);
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              AccountState account =
                  catalog()
                      .account(change.userId())
                      .orElseThrow(() -> NotFoundException.of("user", change.userId()));
              requireFree(
                  account,
                  "stripe_customer_id",
                  change.stripeCustomerId(),
                  Subscription::stripeCustomerId);
              requireFree(
                  account,
                  "stripe_subscription_id",
                  change.stripeSubscriptionId(),
                  Subscription::stripeSubscriptionId);
              return apply(caller, account, change);
            });
  }

  private void requireFree(
      AccountState account,
      String column,
      @Nullable String wanted,
      Function<Subscription, @Nullable String> id) {
    if (wanted == null) {
      return;
    }
    for (AccountState other : catalog().accounts()) {
      if (other != account && wanted.equals(id.apply(other.subscription()))) {
        throw Conflicts.paymentIdTaken(column);
      }
    }
  }

  private Subscription apply(Caller caller, AccountState account, SubscriptionChange change) {
    Subscription old = account.subscription();
    ChangedColumns changed = new ChangedColumns();
    Subscription subscription = Updates.of(old, change, caller.now(), changed);
    if (changed.isEmpty()) {
      return old;
    }
    account.subscription(subscription);
    account.profile(withTier(account.profile(), subscription.tier(), caller.now()));
    engine()
        .auditOutside(
            caller,
            AuditAction.UPDATE,
            "subscription",
            old.id(),
            Map.of("columns", changed.names()));
    return subscription;
  }

  private static UserProfile withTier(
      UserProfile old, OpenEnum<SubscriptionTier> tier, Instant now) {
    return old.subscriptionTier().equals(tier)
        ? old
        : new UserProfile(
            old.id(),
            old.email(),
            old.fullName(),
            old.avatarUrl(),
            old.timezone(),
            tier,
            old.trialEndsAt(),
            old.createdAt(),
            now);
  }
}
