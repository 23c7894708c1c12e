package com.signalcraft.internal;

import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows as they are after an update, and which of their columns it changes. Stateless. */
public final class Updates {

  private Updates() {}

  /**
   * A profile after an update.
   *
   * @param old the row before
   * @param update what to change
   * @param now when
   * @param changed takes the names of the columns that differ
   * @return the row after it
   */
  public static UserProfile of(
      UserProfile old, ProfileUpdate update, Instant now, ChangedColumns changed) {
    return new UserProfile(
        old.id(),
        old.email(),
        changed.of("full_name", old.fullName(), update.fullName()),
        changed.of("avatar_url", old.avatarUrl(), update.avatarUrl()),
        changed.required("timezone", old.timezone(), update.timezone()),
        old.subscriptionTier(),
        old.trialEndsAt(),
        old.createdAt(),
        now);
  }

  /**
   * A business after an update.
   *
   * @param old the row before
   * @param update what to change
   * @param now when
   * @param changed takes the names of the columns that differ
   * @return the row after it
   */
  public static Business of(
      Business old, BusinessUpdate update, Instant now, ChangedColumns changed) {
    return new Business(
        old.id(),
        old.ownerId(),
        changed.required("name", old.name(), update.name()),
        changed.of("industry", old.industry(), update.industry()),
        changed.of("description", old.description(), update.description()),
        changed.of("location", old.location(), update.location()),
        changed.required("settings", old.settings(), update.settings()),
        old.createdAt(),
        now);
  }

  /**
   * A source after an update.
   *
   * @param old the row before
   * @param update what to change
   * @param now when
   * @param changed takes the names of the columns that differ
   * @return the row after it
   */
  public static KpiSource of(
      KpiSource old, KpiSourceUpdate update, Instant now, ChangedColumns changed) {
    return new KpiSource(
        old.id(),
        old.businessId(),
        changed.required("name", old.name(), update.name()),
        old.type(),
        changed.of("unit", old.unit(), update.unit()),
        changed.required("config", old.config(), update.config()),
        changed.required("is_active", old.isActive(), update.isActive()),
        old.createdAt(),
        now);
  }

  /**
   * A subscription after what the payment service says of it.
   *
   * @param old the row before
   * @param change what it says
   * @param now when
   * @param changed takes the names of the columns that differ
   * @return the row after it
   * @throws com.signalcraft.error.ValidationException if the period would end before it begins
   */
  public static Subscription of(
      Subscription old, SubscriptionChange change, Instant now, ChangedColumns changed) {
    return new Subscription(
        old.id(),
        old.userId(),
        changed.of("stripe_customer_id", old.stripeCustomerId(), change.stripeCustomerId()),
        changed.of(
            "stripe_subscription_id", old.stripeSubscriptionId(), change.stripeSubscriptionId()),
        changed.required("tier", old.tier(), OpenEnum.of(change.tier())),
        changed.required("status", old.status(), OpenEnum.of(change.status())),
        changed.of("current_period_start", old.currentPeriodStart(), change.currentPeriodStart()),
        changed.of("current_period_end", old.currentPeriodEnd(), change.currentPeriodEnd()),
        old.trialStart(),
        old.trialEnd(),
        changed.set("canceled_at", old.canceledAt(), canceledAt(old, change, now)),
        old.createdAt(),
        now);
  }

  private static @Nullable Instant canceledAt(
      Subscription old, SubscriptionChange change, Instant now) {
    if (change.status() != SubscriptionStatus.CANCELED) {
      return null;
    }
    return old.canceledAt() == null ? now : old.canceledAt();
  }
}
