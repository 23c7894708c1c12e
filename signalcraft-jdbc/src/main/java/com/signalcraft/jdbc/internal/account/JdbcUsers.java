package com.signalcraft.jdbc.internal.account;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.account.Users;
import com.signalcraft.common.Checks;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.Denials;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.jdbc.internal.transaction.Session;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** People and their profiles. Thread-safe. */
public final class JdbcUsers implements Users {

  private static final String CREATE = "select signalcraft.create_user(?, ?, ?) as id";
  private static final String READ =
      """
      select id, email, full_name, avatar_url, timezone, subscription_tier, trial_ends_at,
             created_at, updated_at
        from signalcraft.profile(?)
      """;
  private static final String UPDATE =
      """
      update public.user_profiles
         set full_name = coalesce(?, full_name),
             avatar_url = coalesce(?, avatar_url),
             timezone = coalesce(?, timezone)
       where id = ?
      """;

  private final Session session;

  /**
   * The users as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcUsers(Session session) {
    this.session = session;
  }

  @Override
  public UserProfile create(NewUser user) {
    Checks.required("user", user);
    return session.call(
        "create the user",
        tx -> {
          tx.access().requireService();
          UUID userId =
              tx.query(CREATE)
                  .bind(user.email())
                  .bind(user.fullName())
                  .bind(user.timezone())
                  .one(row -> row.uuid("id"));
          return tx.query(READ).bind(userId).one(JdbcUsers::profile);
        });
  }

  @Override
  public UserProfile me() {
    return session.call("read the profile", tx -> own(tx, tx.access().requireUser()));
  }

  @Override
  public UserProfile get(UUID userId) {
    Checks.required("id", userId);
    return session.call(
        "read the profile",
        tx -> find(tx, userId).orElseThrow(() -> NotFoundException.of("user", userId)));
  }

  @Override
  public UserProfile update(ProfileUpdate update) {
    Checks.required("update", update);
    return session.call(
        "change the profile",
        tx -> {
          UUID userId = tx.access().requireUser();
          tx.query(UPDATE)
              .bind(update.fullName())
              .bind(update.avatarUrl())
              .bind(update.timezone())
              .bind(userId)
              .update();
          return own(tx, userId);
        });
  }

  private static UserProfile own(CallerTransaction tx, UUID userId) throws SQLException {
    return find(tx, userId).orElseThrow(Denials::unknownUser);
  }

  private static Optional<UserProfile> find(CallerTransaction tx, UUID userId) throws SQLException {
    return tx.query(READ).bind(userId).optional(JdbcUsers::profile);
  }

  private static UserProfile profile(Rows row) throws SQLException {
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
}
