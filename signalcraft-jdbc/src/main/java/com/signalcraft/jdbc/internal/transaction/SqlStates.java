package com.signalcraft.jdbc.internal.transaction;

import java.sql.SQLException;

/** What SQLSTATEs mean for a transaction (PostgreSQL documentation, appendix A). Stateless. */
final class SqlStates {

  private SqlStates() {}

  /** Whether the transaction lost against another, and may succeed when it is run again. */
  static boolean isSerializationFailure(SQLException failure) {
    String state = failure.getSQLState();
    return "40001".equals(state) || "40P01".equals(state);
  }

  /** Whether the connection broke, so that what the server did last is not known. */
  static boolean isBrokenConnection(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }
}
