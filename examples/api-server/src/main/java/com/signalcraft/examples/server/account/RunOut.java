package com.signalcraft.examples.server.account;

import com.signalcraft.examples.server.database.ServerDatabase;
import java.time.Instant;
import java.util.List;

/**
 * What has run out of accounts and their protection: sessions, sign-ins, failures, counts,
 * idempotency keys. Nothing is wrong where it stays for a while. Thread-safe.
 */
public final class RunOut {

  private static final List<String> STATEMENTS =
      List.of(
          """
          delete from signalcraft_server.sessions
          where least(expires_at, ended_at) <= ?::timestamptz - interval '7 days'
          """,
          """
          delete from signalcraft_server.sign_ins
          where created_at <= ?::timestamptz - interval '90 days'
          """,
          """
          delete from signalcraft_server.sign_in_failures
          where last_at <= ?::timestamptz - interval '1 hour'
          """,
          // The windows of a minute and an hour may have begun after that of the day.
          """
          delete from signalcraft_server.quotas
          where greatest(day_at, hour_at, minute_at) <= ?::timestamptz - interval '1 day'
          """,
          """
          delete from signalcraft_server.idempotency_keys
          where created_at <= ?::timestamptz - interval '24 hours'
          """);

  private final Rows rows;

  /**
   * For a database.
   *
   * @param database connects as the server's own role
   */
  public RunOut(ServerDatabase database) {
    rows = new Rows(database);
  }

  /**
   * Removes it.
   *
   * @param now the time
   * @return how many rows
   */
  public long tidy(Instant now) {
    return STATEMENTS.stream().mapToLong(statement -> rows.update(statement, now)).sum();
  }
}
