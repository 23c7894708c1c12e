package com.signalcraft.jdbc.security;

import java.sql.SQLException;

/** Waits until something in the database waits. */
final class Waiting {

  private static final int MAX_LOOKS = 100_000;

  private Waiting() {}

  /** Returns when a statement of another session waits for a lock in the test's database. */
  static void untilOneWaits(Catalog catalog) throws SQLException {
    for (int i = 0; i < MAX_LOOKS; i++) {
      String waiting =
          catalog
              .list(
                  "select count(*) from pg_stat_activity"
                      + " where datname = current_database() and wait_event_type = 'Lock'")
              .get(0);
      if (!waiting.equals("0")) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("nobody waits");
  }
}
