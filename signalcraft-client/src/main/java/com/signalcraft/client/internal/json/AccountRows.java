package com.signalcraft.client.internal.json;

import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.account.UserProfile;
import com.signalcraft.client.hosted.BusinessBrief;
import com.signalcraft.client.hosted.IssuedTokens;
import com.signalcraft.client.hosted.LoggedIn;
import com.signalcraft.client.hosted.PublishedSubscription;
import com.signalcraft.client.hosted.RegisteredAccount;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.NotSupportedException;
import java.time.Duration;
import java.util.List;

/** Users, subscriptions, usage and sign-in. Stateless. */
public final class AccountRows {

  /** The columns of a profile that no server leaves out of a whole one. */
  private static final List<String> PROFILE =
      List.of("id", "email", "full_name", "avatar_url", "timezone", "subscription_tier");

  private AccountRows() {}

  /**
   * Whether an answer is a whole profile, rather than the part of it that was changed.
   *
   * @param row the answer
   * @return true if it is
   */
  public static boolean isWholeProfile(Fields row) {
    return PROFILE.stream().allMatch(row::has) && row.has("created_at");
  }

  /**
   * A profile.
   *
   * @param row the answer
   * @return the profile
   */
  public static UserProfile profile(Fields row) {
    return new UserProfile(
        row.uuid("id"),
        row.text("email"),
        row.optionalText("full_name"),
        row.optionalText("avatar_url"),
        row.text("timezone"),
        row.openEnum(SubscriptionTier.class, "subscription_tier"),
        row.optionalInstant("trial_ends_at"),
        row.instant("created_at"),
        row.instant("updated_at", "created_at"));
  }

  /**
   * A row of {@code subscriptions}.
   *
   * @param row the answer
   * @return the subscription
   */
  public static Subscription subscription(Fields row) {
    return new Subscription(
        row.uuid("id"),
        row.uuid("user_id"),
        row.optionalText("stripe_customer_id"),
        row.optionalText("stripe_subscription_id"),
        row.openEnum(SubscriptionTier.class, "tier"),
        row.openEnum(SubscriptionStatus.class, "status"),
        row.optionalInstant("current_period_start"),
        row.optionalInstant("current_period_end"),
        row.optionalInstant("trial_start"),
        row.optionalInstant("trial_end"),
        row.optionalInstant("canceled_at"),
        row.instant("created_at"),
        row.instant("updated_at", "created_at"));
  }

  /**
   * A plan and what is used of it.
   *
   * @param answer the answer of {@code GET /users/subscription}
   * @return the plan
   */
  public static PlanUsage planUsage(Fields answer) {
    Fields usage = answer.object("usage");
    OpenEnum<SubscriptionTier> effective =
        answer.openEnum(SubscriptionTier.class, "effective_tier");
    return new PlanUsage(
        subscription(answer.object("subscription")),
        effective.known().orElseThrow(() -> unknownPlan(answer, effective)),
        usage.integer("api_calls"),
        usage.limit("api_calls_limit"),
        usage.integer("data_sources"),
        usage.limit("data_sources_limit"));
  }

  private static NotSupportedException unknownPlan(Fields answer, OpenEnum<SubscriptionTier> plan) {
    return new NotSupportedException(
        answer.call()
            + ": this version does not know the plan in effect, "
            + Checks.shown(plan.value())
            + "; subscriptions().published() tells it as it is");
  }

  /**
   * A plan as the service publishes it.
   *
   * @param answer the answer of {@code GET /users/subscription}
   * @return the plan
   */
  public static PublishedSubscription publishedSubscription(Fields answer) {
    Fields usage = answer.object("usage");
    return new PublishedSubscription(
        answer.openEnum(SubscriptionTier.class, "tier"),
        answer.openEnum(SubscriptionStatus.class, "status"),
        answer.optionalInstant("current_period_start"),
        answer.optionalInstant("current_period_end"),
        answer.optionalInstant("trial_end"),
        usage.integer("api_calls"),
        usage.limit("api_calls_limit"),
        usage.integer("data_sources"),
        usage.limit("data_sources_limit"));
  }

  /**
   * A row of {@code usage_tracking}.
   *
   * @param row the answer
   * @return the entry
   */
  public static UsageEntry usageEntry(Fields row) {
    return new UsageEntry(
        row.uuid("id"),
        row.uuid("user_id"),
        row.optionalUuid("business_id"),
        row.openEnum(UsageMetric.class, "metric"),
        row.integer("value"),
        row.text("period"),
        row.instant("created_at"));
  }

  /**
   * A new account.
   *
   * @param answer the answer of {@code POST /auth/register}
   * @return the account
   */
  public static RegisteredAccount registered(Fields answer) {
    Fields user = answer.object("user");
    return new RegisteredAccount(
        user.uuid("id"),
        user.text("email"),
        user.optionalText("full_name"),
        businessBrief(answer.object("business")),
        tokens(answer.object("tokens")));
  }

  /**
   * A business in short.
   *
   * @param row the answer
   * @return the business
   */
  public static BusinessBrief businessBrief(Fields row) {
    return new BusinessBrief(row.uuid("id"), row.text("name"), row.optionalText("industry"));
  }

  /**
   * A sign-in.
   *
   * @param answer the answer of {@code POST /auth/login}
   * @return the user and his tokens
   */
  public static LoggedIn loggedIn(Fields answer) {
    Fields user = answer.object("user");
    return new LoggedIn(
        user.uuid("id"),
        user.text("email"),
        user.optionalEnum(SubscriptionTier.class, "subscription_tier"),
        tokens(answer.object("tokens")));
  }

  /**
   * Tokens.
   *
   * @param row the answer
   * @return the tokens
   */
  public static IssuedTokens tokens(Fields row) {
    return new IssuedTokens(
        row.text("access_token"),
        row.optionalText("refresh_token"),
        lifetime(row, row.integer("expires_in")));
  }

  private static Duration lifetime(Fields row, long seconds) {
    if (seconds < 0 || seconds > Integer.MAX_VALUE) {
      throw row.wrong("expires_in", "seconds from 0 to 2^31", "beyond");
    }
    return Duration.ofSeconds(seconds);
  }
}
