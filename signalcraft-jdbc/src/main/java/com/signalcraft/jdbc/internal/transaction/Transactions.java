package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import com.signalcraft.jdbc.internal.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in a transaction on a borrowed connection: bound first, committed at the end, rolled
 * back on any failure, and run again as a whole where it lost against another. Thread-safe.
 */
final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final RetryPolicy retry;

  Transactions(RetryPolicy retry) {
    this.retry = retry;
  }

  /** Makes a transaction on a connection. */
  @FunctionalInterface
  interface Begin {
    CallerTransaction on(Connection connection) throws SQLException;
  }

  /** Binds the transaction before anything else. */
  <T> T run(String action, ConnectionSource source, Binding binding, Work<T> work) {
    return run(action, source, binding, binding::bind, work);
  }

  /** Binds the transaction together with the first query of the work, where it can be. */
  <T> T read(String action, ConnectionSource source, Binding binding, Work<T> work) {
    return run(action, source, binding, binding::bindWithFirstQuery, work);
  }

  private <T> T run(
      String action, ConnectionSource source, Binding binding, Begin begin, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(action, source, binding, begin, work);
      } catch (SQLException e) {
        if (!SqlStates.isSerializationFailure(e) || attempt >= retry.maxAttempts()) {
          throw failed(action, e);
        }
        LOG.debug("could not {} at try {}, SQLSTATE {}", action, attempt, e.getSQLState());
        waitAfter(attempt, action);
      }
    }
  }

  private static <T> T once(
      String action, ConnectionSource source, Binding binding, Begin begin, Work<T> work)
      throws SQLException {
    try (Loan loan = source.lend()) {
      if (binding.outlastsTheNetwork()) {
        loan.waitForAnswersOf(binding.statementTimeout());
      }
      T result = bound(loan, begin, work);
      commit(action, loan);
      return result;
    }
  }

  private static <T> T bound(Loan loan, Begin begin, Work<T> work) throws SQLException {
    try {
      CallerTransaction transaction = begin(loan, begin);
      try {
        T result = work.in(transaction);
        // Work that asked for nothing is refused to nobody known like any other.
        transaction.bind();
        return result;
      } catch (SQLException e) {
        if (!transaction.isBound()) {
          loan.spoil();
        }
        throw e;
      } finally {
        transaction.end();
      }
    } catch (SQLException | RuntimeException | Error e) {
      loan.rollback();
      throw e;
    }
  }

  private static CallerTransaction begin(Loan loan, Begin begin) throws SQLException {
    try {
      return begin.on(loan.connection());
    } catch (SQLException e) {
      loan.spoil();
      throw e;
    }
  }

  private static void commit(String action, Loan loan) throws SQLException {
    try {
      loan.commit();
    } catch (SQLException e) {
      if (SqlStates.isBrokenConnection(e)) {
        throw new TransportException(
            "could not "
                + action
                + " for certain: the connection failed while it was committed, and whether it took"
                + " effect is not known",
            FailureDetails.causedBy(SqlErrors.translate(action, e)));
      }
      throw e;
    }
  }

  private static RuntimeException failed(String action, SQLException failure) {
    return Thread.currentThread().isInterrupted() && failure.getSQLState() == null
        ? interrupted(action)
        : SqlErrors.translate(action, failure);
  }

  private void waitAfter(int attempt, String action) {
    try {
      retry.waitAfter(attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(action);
    }
  }

  private static CallTimeoutException interrupted(String action) {
    return new CallTimeoutException("could not " + action + ": the thread was interrupted");
  }
}
