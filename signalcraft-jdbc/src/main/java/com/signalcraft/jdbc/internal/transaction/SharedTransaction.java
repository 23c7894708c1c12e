package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.internal.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction that several calls share. A call that fails is undone on its own, back to a
 * savepoint, and the others stand; only where the transaction itself is lost (against another, or
 * with its connection) no further call is made. Thread-safe: calls of several threads are made one
 * after the other.
 */
final class SharedTransaction {

  private static final Logger LOG = LoggerFactory.getLogger(SharedTransaction.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final CallerTransaction transaction;
  private @Nullable SQLException lost;
  private boolean over;

  SharedTransaction(CallerTransaction transaction) {
    this.transaction = transaction;
  }

  <T> T call(String action, Work<T> work) {
    lock.lock();
    try {
      requireOpen();
      if (lost != null) {
        throw SqlErrors.translate(action, lost);
      }
      return undoable(action, work);
    } finally {
      lock.unlock();
    }
  }

  private <T> T undoable(String action, Work<T> work) {
    Connection connection = transaction.connection();
    try {
      Savepoint before = connection.setSavepoint();
      T result;
      try {
        result = work.in(transaction);
      } catch (SQLException | RuntimeException | Error e) {
        undo(connection, before);
        throw e;
      }
      connection.releaseSavepoint(before);
      return result;
    } catch (SQLException e) {
      if (SqlStates.isSerializationFailure(e) || SqlStates.isBrokenConnection(e)) {
        lost = e;
      }
      throw SqlErrors.translate(action, e);
    }
  }

  private void undo(Connection connection, Savepoint before) {
    try {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      LOG.debug("could not roll a call back, SQLSTATE {}", e.getSQLState());
      lost = e;
    }
  }

  private void requireOpen() {
    if (over) {
      throw new SignalCraftException(
          "CLOSED", false, "the transaction of this view is over", FailureDetails.NONE);
    }
  }

  /** Takes no further calls, once the one that is being made is done. */
  void end() {
    lock.lock();
    try {
      over = true;
    } finally {
      lock.unlock();
    }
  }

  /** Fails where the transaction is lost, whatever was made of the error of the call. */
  void requireNotLost() throws SQLException {
    lock.lock();
    try {
      if (lost != null) {
        throw lost;
      }
    } finally {
      lock.unlock();
    }
  }
}
