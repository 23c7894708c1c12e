package com.signalcraft.jdbc.internal.account;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.UserProfile;
import com.signalcraft.account.Users;
import com.signalcraft.common.Checks;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.internal.Denials;
import com.signalcraft.internal.Updates;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Session;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** People and their profiles. Thread-safe. */
public final class JdbcUsers implements Users {

  private static final String CREATE = "select signalcraft.create_user(?, ?, ?) as id";
  private static final String READ =
      "select " + AccountRows.PROFILE_COLUMNS + " from signalcraft.profile(?)";

  private static final String LOCK = "select id from public.user_profiles where id = ? for update";

  private static final String UPDATE =
      """
      update public.user_profiles
         set full_name = ?,
             avatar_url = ?,
             timezone = ?
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
          return tx.query(READ).bind(userId).one(AccountRows::profile);
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
          tx.query(LOCK).bind(userId).call();
          UserProfile old = own(tx, userId);
          ChangedColumns changed = new ChangedColumns();
          UserProfile wanted = Updates.of(old, update, tx.now(), changed);
          return changed.isEmpty() ? old : write(tx, wanted);
        });
  }

  private static UserProfile write(CallerTransaction tx, UserProfile wanted) throws SQLException {
    tx.query(UPDATE)
        .bind(wanted.fullName())
        .bind(wanted.avatarUrl())
        .bind(wanted.timezone())
        .bind(wanted.id())
        .update();
    return own(tx, wanted.id());
  }

  private static UserProfile own(CallerTransaction tx, UUID userId) throws SQLException {
    return find(tx, userId).orElseThrow(Denials::unknownUser);
  }

  private static Optional<UserProfile> find(CallerTransaction tx, UUID userId) throws SQLException {
    return tx.query(READ).bind(userId).optional(AccountRows::profile);
  }
}
