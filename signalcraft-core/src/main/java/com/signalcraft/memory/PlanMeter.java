package com.signalcraft.memory;

import com.signalcraft.account.PlanLimits;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.internal.PlanRefusals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * The plans' limits, and what is used of them. A business's plan is its owner's; the service is
 * bound by none and not counted. Thread-safe; the usage has a lock of its own, which is taken last,
 * since points are written under the catalog's shared lock.
 */
final class PlanMeter {

  private static final Set<SubscriptionStatus> PAID =
      Set.of(SubscriptionStatus.ACTIVE, SubscriptionStatus.TRIALING, SubscriptionStatus.PAST_DUE);

  private final Catalog catalog;
  private final UsageLedger usage = new UsageLedger();

  PlanMeter(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The plan that counts now. */
  static SubscriptionTier effectiveTier(AccountState account, Instant now) {
    Subscription subscription = account.subscription();
    boolean paid = subscription.status().known().filter(PAID::contains).isPresent();
    SubscriptionTier tier =
        paid ? subscription.tier().known().orElse(SubscriptionTier.FREE) : SubscriptionTier.FREE;
    Instant trialEnd = account.profile().trialEndsAt();
    boolean trial = trialEnd != null && trialEnd.isAfter(now);
    return trial && tier == SubscriptionTier.FREE ? SubscriptionTier.PRO : tier;
  }

  /** The limits that bind a caller in a business; empty for the service. */
  private Optional<PlanLimits> limits(Caller caller, TenantState tenant) {
    return caller.isService()
        ? Optional.empty()
        : catalog
            .account(tenant.business().ownerId())
            .map(owner -> effectiveTier(owner, caller.now()).limits());
  }

  /**
   * Counts a call that changes something in a business; the last check before anything changes, or,
   * where more checks follow, after them.
   *
   * @throws com.signalcraft.error.SubscriptionRequiredException if the plan has no call left;
   *     nothing is counted
   */
  void takeCall(Caller caller, TenantState tenant) {
    takeCalls(caller, List.of(tenant));
  }

  /** The same for one call that changes something in several businesses: all or none is counted. */
  void takeCalls(Caller caller, List<TenantState> tenants) {
    if (caller.isService()) {
      return;
    }
    synchronized (usage) {
      for (TenantState tenant : tenants) {
        UUID owner = tenant.business().ownerId();
        long wanted =
            tenants.stream().filter(other -> other.business().ownerId().equals(owner)).count();
        OptionalInt limit =
            limits(caller, tenant).map(PlanLimits::apiCallsPerMonth).orElse(OptionalInt.empty());
        if (limit.isPresent() && usage.calls(owner, caller.now()) + wanted > limit.getAsInt()) {
          throw PlanRefusals.apiCalls(limit.getAsInt());
        }
      }
      tenants.forEach(tenant -> count(caller, tenant, UsageMetric.API_CALLS));
    }
  }

  /** Counts something that was done. */
  void count(Caller caller, TenantState tenant, UsageMetric metric) {
    if (!caller.isService()) {
      synchronized (usage) {
        usage.add(tenant.business().ownerId(), tenant.id(), metric, caller.now());
      }
    }
  }

  void requireSource(Caller caller, TenantState tenant) {
    OptionalInt limit =
        limits(caller, tenant).map(PlanLimits::dataSources).orElse(OptionalInt.empty());
    if (limit.isPresent() && sources(tenant.business().ownerId()) >= limit.getAsInt()) {
      throw PlanRefusals.dataSources(limit.getAsInt());
    }
  }

  void requireSeat(Caller caller, TenantState tenant) {
    OptionalInt limit = limits(caller, tenant).map(PlanLimits::seats).orElse(OptionalInt.empty());
    if (limit.isPresent() && tenant.members().size() >= limit.getAsInt()) {
      throw PlanRefusals.seats(limit.getAsInt());
    }
  }

  /** Whether forecasts may reach to an instant. */
  void requireForecastUntil(Caller caller, TenantState tenant, Instant last) {
    OptionalInt days = forecastDays(caller, tenant);
    if (days.isPresent() && last.isAfter(caller.now().plus(Duration.ofDays(days.getAsInt())))) {
      throw PlanRefusals.forecastDays(days.getAsInt());
    }
  }

  /** Whether forecasts may reach so many days. */
  void requireForecastDays(Caller caller, TenantState tenant, int wanted) {
    OptionalInt days = forecastDays(caller, tenant);
    if (days.isPresent() && wanted > days.getAsInt()) {
      throw PlanRefusals.forecastDays(days.getAsInt());
    }
  }

  private OptionalInt forecastDays(Caller caller, TenantState tenant) {
    OptionalInt days =
        limits(caller, tenant).map(PlanLimits::forecastDays).orElse(OptionalInt.empty());
    if (days.isPresent() && days.getAsInt() == 0) {
      throw PlanRefusals.noForecasts();
    }
    return days;
  }

  void requireAnomalyAlerts(Caller caller, TenantState tenant) {
    if (limits(caller, tenant).filter(limits -> !limits.anomalyAlerts()).isPresent()) {
      throw PlanRefusals.noAnomalyAlerts();
    }
  }

  /** How many sources a user has over all his businesses. */
  long sources(UUID ownerId) {
    return catalog
        .account(ownerId)
        .map(
            owner ->
                owner.memberships().stream()
                    .filter(tenant -> !tenant.isDeleted())
                    .filter(tenant -> tenant.business().ownerId().equals(ownerId))
                    .mapToLong(tenant -> tenant.sources().size())
                    .sum())
        .orElse(0L);
  }

  long calls(UUID ownerId, Instant now) {
    synchronized (usage) {
      return usage.calls(ownerId, now);
    }
  }

  /** What a user's plan paid for, ordered by metric and business. */
  List<UsageEntry> usageOf(UUID ownerId, String period) {
    synchronized (usage) {
      return usage.of(ownerId, period);
    }
  }

  /** What a user's plan paid for in all months. */
  List<UsageEntry> usageOf(UUID ownerId) {
    synchronized (usage) {
      return usage.of(ownerId);
    }
  }

  /** What was used in a business, whoever paid. */
  List<UsageEntry> usageIn(UUID businessId) {
    synchronized (usage) {
      return usage.in(businessId);
    }
  }

  void forgetUser(UUID ownerId) {
    synchronized (usage) {
      usage.forgetUser(ownerId);
    }
  }

  /** Forgets a business; what was used in it still counts for its owner's month. */
  void forgetBusiness(UUID businessId) {
    synchronized (usage) {
      usage.forgetBusiness(businessId);
    }
  }
}
