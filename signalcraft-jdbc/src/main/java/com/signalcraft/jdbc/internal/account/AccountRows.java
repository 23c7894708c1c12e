package com.signalcraft.jdbc.internal.account;

import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.account.UserProfile;
import com.signalcraft.jdbc.internal.transaction.Rows;
import java.sql.SQLException;

/** Rows of {@code user_profiles}, {@code subscriptions} and {@code usage_tracking}. Stateless. */
public final class AccountRows {

  /** The columns of a profile, as {@code signalcraft.profile()} gives them. */
  public static final String PROFILE_COLUMNS =
      "id, email, full_name, avatar_url, timezone, subscription_tier, trial_ends_at, created_at,"
          + " updated_at";

  /** The columns of a subscription. */
  public static final String SUBSCRIPTION_COLUMNS =
      "id, user_id, stripe_customer_id, stripe_subscription_id, tier, status,"
          + " current_period_start, current_period_end, trial_start, trial_end, canceled_at,"
          + " created_at, updated_at";

  /** The columns of an entry of usage. */
  public static final String USAGE_COLUMNS =
      "id, user_id, business_id, metric, value, period, created_at";

  private AccountRows() {}

  /**
   * A profile.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static UserProfile profile(Rows row) throws SQLException {
    return new UserProfile(
        row.uuid("id"),
        row.text("email"),
        row.textOrNull("full_name"),
        row.textOrNull("avatar_url"),
        row.text("timezone"),
        row.constant(SubscriptionTier.class, "subscription_tier"),
        row.instantOrNull("trial_ends_at"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  /**
   * A subscription.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static Subscription subscription(Rows row) throws SQLException {
    return new Subscription(
        row.uuid("id"),
        row.uuid("user_id"),
        row.textOrNull("stripe_customer_id"),
        row.textOrNull("stripe_subscription_id"),
        row.constant(SubscriptionTier.class, "tier"),
        row.constant(SubscriptionStatus.class, "status"),
        row.instantOrNull("current_period_start"),
        row.instantOrNull("current_period_end"),
        row.instantOrNull("trial_start"),
        row.instantOrNull("trial_end"),
        row.instantOrNull("canceled_at"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  /**
   * An entry of usage.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static UsageEntry usage(Rows row) throws SQLException {
    return new UsageEntry(
        row.uuid("id"),
        row.uuid("user_id"),
        row.uuidOrNull("business_id"),
        row.constant(UsageMetric.class, "metric"),
        row.bigint("value"),
        row.text("period"),
        row.instant("created_at"));
  }
}
