package com.signalcraft.jdbc;

/** What stands between this process and the database, and what may be kept on a connection. */
public enum PoolMode {
  /** Nothing: each connection is a session of the database. */
  DIRECT(true),
  /** A pooler that lends a session for as long as the connection is open. */
  SESSION_POOLED(true),
  /**
   * A pooler that lends a session for one transaction (PgBouncer's or Supavisor's transaction mode,
   * Supabase's port 6543). Statements are not prepared on the server, and LISTEN is not possible.
   */
  TRANSACTION_POOLED(false);

  private final boolean keepsSession;

  PoolMode(boolean keepsSession) {
    this.keepsSession = keepsSession;
  }

  /**
   * Whether a connection stays on one session of the database from one transaction to the next.
   *
   * @return true if it does
   */
  public boolean keepsSession() {
    return keepsSession;
  }
}
