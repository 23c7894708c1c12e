package com.signalcraft.examples.server.account;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.security.CallOrigin;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions, each a chain of refresh tokens of which the last one is good. Who sends an earlier one
 * has a copy of it, or the other one has: the session ends for both.
 *
 * <p>There is one exception: two threads or windows of one client that refresh at once. Where the
 * earlier token comes from the address that has just refreshed, within ten seconds, it is refused
 * and the session goes on. It gives nobody a token; who has stolen one and sits behind another
 * address ends the session by it; and who sits behind the same address is found out at the next
 * refresh, ten seconds later. Thread-safe.
 */
final class Sessions {

  private static final Duration RACE = Duration.ofSeconds(10);

  private static final String BEGIN =
      """
      insert into signalcraft_server.sessions
        (id, user_id, refresh_hash, refreshed_from, expires_at)
      values (?, ?, ?, ?, now() + make_interval(secs => ?))
      """;

  // One of two at once waits here, and then sees what the other one did.
  private static final String LOCK =
      """
      select
        s.user_id,
        s.refresh_hash,
        s.ended_at is not null or s.expires_at <= now(),
        s.refreshed_at > now() - make_interval(secs => ?)
          and s.refreshed_from is not distinct from ?
      from signalcraft_server.sessions s
      where s.id = ?
      for update
      """;

  private static final String RENEW =
      """
      update signalcraft_server.sessions
      set refresh_hash = ?,
          refreshed_at = now(),
          refreshed_from = ?,
          expires_at = now() + make_interval(secs => ?)
      where id = ?
      """;

  private static final String END =
      "update signalcraft_server.sessions set ended_at = now() where id = ? and ended_at is null";

  private static final String END_OTHERS =
      """
      update signalcraft_server.sessions
      set ended_at = now()
      where user_id = ?
        and id is distinct from ?::uuid
        and ended_at is null
      """;

  private final Rows rows;
  private final double life;

  Sessions(Rows rows, Duration life) {
    this.rows = rows;
    this.life = life.toSeconds();
  }

  /**
   * A session whose token is good.
   *
   * @param userId whose it is
   * @param token the next token
   */
  record Live(UUID userId, RefreshToken token) {}

  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  private record Locked(UUID userId, byte[] hash, boolean isOver, boolean isRace) {

    static Locked of(ResultSet row) throws SQLException {
      return new Locked(
          row.getObject(1, UUID.class), row.getBytes(2), row.getBoolean(3), row.getBoolean(4));
    }

    boolean isLast(RefreshToken token) {
      return MessageDigest.isEqual(hash, token.hash());
    }
  }

  Live begin(UUID userId, SignIns.Event event, CallOrigin origin) {
    RefreshToken token = RefreshToken.of(UUID.randomUUID());
    return rows.inTransaction(
        connection -> {
          Rows.update(
              connection, BEGIN, token.session(), userId, token.hash(), origin.ipAddress(), life);
          SignIns.add(connection, userId, event, origin);
          return new Live(userId, token);
        });
  }

  /**
   * Spends a token for the next one.
   *
   * @throws AuthenticationException if it is not the last one of a session that goes on
   */
  Live refresh(String text, CallOrigin origin) {
    return RefreshToken.parse(text)
        .flatMap(token -> rows.inTransaction(connection -> refresh(connection, token, origin)))
        .orElseThrow(
            () -> new AuthenticationException("the refresh token is not valid (any more)"));
  }

  private Optional<Live> refresh(Connection connection, RefreshToken token, CallOrigin origin)
      throws SQLException {
    Locked session = lock(connection, token, origin);
    if (session == null || session.isOver()) {
      return Optional.empty();
    } else if (session.isLast(token)) {
      RefreshToken next = RefreshToken.of(token.session());
      Rows.update(connection, RENEW, next.hash(), origin.ipAddress(), life, token.session());
      return Optional.of(new Live(session.userId(), next));
    } else if (!session.isRace()) {
      Rows.update(connection, END, token.session());
      SignIns.add(connection, session.userId(), SignIns.Event.TOKEN_REUSED, origin);
    }
    return Optional.empty();
  }

  private static @Nullable Locked lock(Connection connection, RefreshToken token, CallOrigin origin)
      throws SQLException {
    List<Locked> found =
        Rows.query(
            connection,
            LOCK,
            Locked::of,
            (double) RACE.toSeconds(),
            origin.ipAddress(),
            token.session());
    return found.isEmpty() ? null : found.get(0);
  }

  /** Ends the session of a token, where there is one that goes on. */
  void end(String text, CallOrigin origin) {
    Optional<RefreshToken> parsed = RefreshToken.parse(text);
    if (parsed.isEmpty()) {
      return;
    }
    RefreshToken token = parsed.get();
    rows.inTransaction(
        connection -> {
          Locked session = lock(connection, token, origin);
          if (session != null && Rows.update(connection, END, token.session()) == 1) {
            SignIns.add(connection, session.userId(), SignIns.Event.SIGNED_OUT, origin);
          }
          return Objects.hashCode(session);
        });
  }

  /** Ends all sessions of a user but one. */
  void endOthers(UUID userId, @Nullable UUID session) {
    rows.update(END_OTHERS, userId, session);
  }
}
