package com.signalcraft.jdbc.internal.lifecycle;

import com.signalcraft.account.UserProfile;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.TableRows;
import com.signalcraft.internal.Tables;
import com.signalcraft.jdbc.internal.account.AccountRows;
import com.signalcraft.jdbc.internal.alert.AlertRows;
import com.signalcraft.jdbc.internal.anomaly.AnomalyRows;
import com.signalcraft.jdbc.internal.business.BusinessRows;
import com.signalcraft.jdbc.internal.notification.NotificationRows;
import com.signalcraft.jdbc.internal.security.SecurityRows;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.RowMapper;
import com.signalcraft.lifecycle.DataExport;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * All data about a user, for himself and the service. What is in removed businesses is hidden with
 * them. Used once, by one thread.
 */
final class UserExport {

  private static final String PROFILE =
      "select " + AccountRows.PROFILE_COLUMNS + " from signalcraft.profile(?)";

  private static final String SUBSCRIPTION =
      "select " + AccountRows.SUBSCRIPTION_COLUMNS + " from public.subscriptions where user_id = ?";

  private static final String USAGE =
      "select "
          + AccountRows.USAGE_COLUMNS
          + "\n"
          + """
            from public.usage_tracking
           where user_id = ?
           order by period, metric collate "C", business_id nulls last
          """;

  private static final String BUSINESSES =
      "select "
          + BusinessRows.COLUMNS
          + "\n"
          + """
            from public.businesses
           where owner_id = ?
             and deleted_at is null
           order by created_at, ordinal
          """;

  /** He sees his own invitations, but not the businesses that they are to. */
  private static final String MEMBERSHIPS =
      "select "
          + BusinessRows.MEMBER_COLUMNS
          + "\n"
          + """
            from public.business_members m
           where user_id = ?
             and not exists (
                   select
                     from public.businesses b
                    where b.id = m.business_id
                      and b.deleted_at is not null
                 )
           order by invited_at, ordinal
          """;

  private static final String NOTIFICATIONS =
      "select "
          + NotificationRows.COLUMNS
          + """
              from public.notifications n
             where user_id = ?
               and not exists (
                 select
                   from public.businesses b
                  where b.id = n.business_id
                    and b.deleted_at is not null
               )
             order by created_at, ordinal
            """;

  private static final String ALERTS =
      "select " + AlertRows.COLUMNS + " from signalcraft.export_user_alerts(?)";

  private static final String KEYS =
      "select " + SecurityRows.KEY_COLUMNS + " from signalcraft.export_user_api_keys(?)";

  private static final String ANOMALIES =
      "select " + AnomalyRows.COLUMNS + " from signalcraft.export_user_anomalies(?)";

  private static final String AUDIT =
      "select " + SecurityRows.AUDIT_COLUMNS + " from signalcraft.export_user_audit_logs(?)";

  private final CallerTransaction tx;
  private final UUID userId;

  UserExport(CallerTransaction tx, UUID userId) {
    this.tx = tx;
    this.userId = userId;
  }

  DataExport make() throws SQLException {
    List<UserProfile> profile = rows(PROFILE, AccountRows::profile);
    if (profile.isEmpty()) {
      throw NotFoundException.of("user", userId);
    }
    return new Tables()
        .add("user_profiles", profile, TableRows::of)
        .add("subscriptions", rows(SUBSCRIPTION, AccountRows::subscription), TableRows::of)
        .add("usage_tracking", rows(USAGE, AccountRows::usage), TableRows::of)
        .add("businesses", rows(BUSINESSES, BusinessRows::business), TableRows::of)
        .add("business_members", rows(MEMBERSHIPS, BusinessRows::member), TableRows::of)
        .add("notifications", rows(NOTIFICATIONS, NotificationRows::notification), TableRows::of)
        .add("alerts", rows(ALERTS, AlertRows::alert), TableRows::of)
        .add("api_keys", rows(KEYS, SecurityRows::key), TableRows::of)
        .add("anomalies", rows(ANOMALIES, AnomalyRows::anomaly), TableRows::of)
        .add("audit_logs", rows(AUDIT, SecurityRows::auditEntry), TableRows::of)
        .export();
  }

  private <T> List<T> rows(String sql, RowMapper<T> mapper) throws SQLException {
    return tx.query(sql).bind(userId).list(mapper);
  }
}
