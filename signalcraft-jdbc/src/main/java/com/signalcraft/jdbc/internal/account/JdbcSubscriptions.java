package com.signalcraft.jdbc.internal.account;

import com.signalcraft.account.PlanLimits;
import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.Subscriptions;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.common.Checks;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.internal.Conflicts;
import com.signalcraft.internal.Updates;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.jdbc.internal.transaction.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans and usage. Thread-safe. */
public final class JdbcSubscriptions implements Subscriptions {

  private static final String READ =
      "select " + AccountRows.SUBSCRIPTION_COLUMNS + " from public.subscriptions where user_id = ?";

  private static final String LOCK = READ + " for update";

  private static final String PLAN_USAGE =
      "select effective_tier, api_calls, data_sources from signalcraft.plan_usage()";

  private static final String USAGE =
      "select "
          + AccountRows.USAGE_COLUMNS
          + "\n"
          + """
            from public.usage_tracking
           where user_id = ?
             and period = ?
           order by metric collate "C", business_id nulls last
          """;

  private static final String CUSTOMER_ID_TAKEN =
      "select 1 from public.subscriptions where stripe_customer_id = ? and user_id <> ?";

  private static final String SUBSCRIPTION_ID_TAKEN =
      "select 1 from public.subscriptions where stripe_subscription_id = ? and user_id <> ?";

  private static final String UPDATE =
      """
      update public.subscriptions
         set stripe_customer_id = ?,
             stripe_subscription_id = ?,
             tier = ?,
             status = ?,
             current_period_start = ?,
             current_period_end = ?,
             canceled_at = ?
       where id = ?
      returning\s"""
          + AccountRows.SUBSCRIPTION_COLUMNS;

  private final Session session;

  /**
   * The plans as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcSubscriptions(Session session) {
    this.session = session;
  }

  @Override
  public PlanUsage current() {
    return session.call(
        "read the plan",
        tx -> {
          Subscription subscription =
              tx.query(READ).bind(tx.access().requireUser()).one(AccountRows::subscription);
          return tx.query(PLAN_USAGE).one(row -> planUsage(subscription, row));
        });
  }

  private static PlanUsage planUsage(Subscription subscription, Rows row) throws SQLException {
    SubscriptionTier tier =
        row.constant(SubscriptionTier.class, "effective_tier")
            .known()
            .orElse(SubscriptionTier.FREE);
    PlanLimits limits = tier.limits();
    return new PlanUsage(
        subscription,
        tier,
        row.bigint("api_calls"),
        limits.apiCallsPerMonth(),
        row.bigint("data_sources"),
        limits.dataSources());
  }

  @Override
  public List<UsageEntry> usage(String period) {
    Checks.required("period", period);
    return session.call(
        "read the usage",
        tx -> {
          UUID userId = tx.access().requireUser();
          return tx.query(USAGE)
              .bind(userId)
              .bind(Checks.month("period", period))
              .list(AccountRows::usage);
        });
  }

  @Override
  public Subscription apply(SubscriptionChange change) {
    Checks.required("change", change);
    return session.call(
        "change the subscription",
        tx -> {
          tx.access().requireService();
          Subscription old =
              tx.query(LOCK)
                  .bind(change.userId())
                  .optional(AccountRows::subscription)
                  .orElseThrow(() -> NotFoundException.of("user", change.userId()));
          requireFree(
              tx, CUSTOMER_ID_TAKEN, "stripe_customer_id", change.stripeCustomerId(), old.userId());
          requireFree(
              tx,
              SUBSCRIPTION_ID_TAKEN,
              "stripe_subscription_id",
              change.stripeSubscriptionId(),
              old.userId());
          ChangedColumns changed = new ChangedColumns();
          Subscription wanted = Updates.of(old, change, tx.now(), changed);
          return changed.isEmpty() ? old : write(tx, wanted);
        });
  }

  private static void requireFree(
      CallerTransaction tx, String taken, String column, @Nullable String wanted, UUID userId)
      throws SQLException {
    if (wanted != null && tx.query(taken).bind(wanted).bind(userId).exists()) {
      throw Conflicts.paymentIdTaken(column);
    }
  }

  private static Subscription write(CallerTransaction tx, Subscription wanted) throws SQLException {
    return tx.query(UPDATE)
        .bind(wanted.stripeCustomerId())
        .bind(wanted.stripeSubscriptionId())
        .bind(wanted.tier())
        .bind(wanted.status())
        .bind(wanted.currentPeriodStart())
        .bind(wanted.currentPeriodEnd())
        .bind(wanted.canceledAt())
        .bind(wanted.id())
        .one(AccountRows::subscription);
  }
}
