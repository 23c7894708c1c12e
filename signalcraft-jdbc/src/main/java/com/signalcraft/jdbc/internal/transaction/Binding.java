package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.security.CallOrigin;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/**
 * Binds a transaction to whom it is for, by one statement, the first of the transaction. All that
 * it sets is local to the transaction: nothing is left for whom the connection is lent to next.
 */
sealed interface Binding permits CallerBinding, WorkerBinding {

  /** How long each later statement may take, in whole milliseconds. */
  Duration statementTimeout();

  /** Whether a statement may take longer than connections are set up to wait for answers. */
  default boolean outlastsTheNetwork() {
    return false;
  }

  /** Whether it needs the connections of the service. */
  boolean isForService();

  /**
   * Binds the transaction that begins on a connection.
   *
   * @param connection the connection, outside of any transaction
   * @return the transaction
   * @throws SQLException if the database refuses
   * @throws com.signalcraft.error.AuthenticationException if the caller is nobody known
   */
  CallerTransaction bind(Connection connection) throws SQLException;

  /**
   * Begins a transaction that is bound by its first query, in the same message, where that is as
   * safe as to wait for the answer first; else as {@link #bind}. Until then it tells nothing of the
   * caller.
   *
   * @param connection the connection, outside of any transaction
   * @return the transaction
   * @throws SQLException if the database refuses
   * @throws com.signalcraft.error.AuthenticationException if the caller is nobody known
   */
  default CallerTransaction bindWithFirstQuery(Connection connection) throws SQLException {
    return bind(connection);
  }

  /** Binds the parameters that the statements of all bindings have: time-out, address, agent. */
  static Query bindSettings(Query query, Duration statementTimeout, CallOrigin origin) {
    return query
        .bind(Long.toString(statementTimeout.toMillis()))
        .bind(Objects.requireNonNullElse(origin.ipAddress(), ""))
        .bind(Objects.requireNonNullElse(origin.userAgent(), ""));
  }
}
