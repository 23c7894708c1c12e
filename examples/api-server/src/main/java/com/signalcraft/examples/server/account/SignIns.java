package com.signalcraft.examples.server.account;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.internal.Cursors;
import com.signalcraft.internal.RowKey;
import com.signalcraft.security.CallOrigin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened to the sign-in of each account, kept for 90 days. Thread-safe. */
final class SignIns {

  private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

  private static final String ADD =
      """
      insert into signalcraft_server.sign_ins (user_id, event, ip_address, user_agent)
      values (?, ?, ?::inet, ?)
      """;

  private static final String LIST =
      """
      select i.id, i.event, host(i.ip_address), i.user_agent, i.created_at
      from signalcraft_server.sign_ins i
      where i.user_id = ?
        and i.id < ?
      order by i.id desc
      limit ?
      """;

  private static final String IS_FROM =
      """
      select exists (
        select
        from signalcraft_server.sign_ins i
        where i.user_id = ?
          and i.event in ('registered', 'signed_in')
          and i.ip_address <<= ?::inet
      )
      """;

  private final Rows rows;

  SignIns(Rows rows) {
    this.rows = rows;
  }

  /** What can happen. */
  enum Event {
    REGISTERED,
    SIGNED_IN,
    REFUSED,
    TOKEN_REUSED,
    PASSWORD_CHANGED,
    SIGNED_OUT;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An entry.
   *
   * @param id its number
   * @param event what happened
   * @param ipAddress where it came from, or null
   * @param userAgent by which program, or null
   * @param createdAt when
   */
  record Entry(
      long id,
      String event,
      @Nullable String ipAddress,
      @Nullable String userAgent,
      Instant createdAt) {}

  void add(UUID userId, Event event, CallOrigin origin) {
    rows.inTransaction(
        connection -> {
          add(connection, userId, event, origin);
          return event;
        });
  }

  static void add(Connection connection, UUID userId, Event event, CallOrigin origin)
      throws SQLException {
    Rows.update(connection, ADD, userId, event.text(), origin.ipAddress(), origin.userAgent());
    LOG.info("{} of user {} from {}", event.text(), userId, origin.ipAddress());
  }

  /** Whether a user has signed in from a network before. */
  boolean isFrom(UUID userId, String network) {
    return rows.query(IS_FROM, row -> row.getBoolean(1), userId, network).get(0);
  }

  /** The newest first. */
  Page<Entry> list(UUID userId, PageRequest page) {
    String cursor = page.cursor();
    long before = cursor == null ? Long.MAX_VALUE : Cursors.row(cursor).sequence();
    List<Entry> found = rows.query(LIST, SignIns::entry, userId, before, page.limit() + 1);
    if (found.size() <= page.limit()) {
      return new Page<>(found, null);
    }
    List<Entry> items = found.subList(0, page.limit());
    Entry last = items.get(items.size() - 1);
    return new Page<>(items, Cursors.of(new RowKey(last.createdAt(), last.id())));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }
}
