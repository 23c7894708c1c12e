package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.error.CallTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A transaction in which the database takes its statements for the caller's: its role, its claims
 * and its time-out are set, for as long as it lasts. Ends with the work that it was made for. Not
 * thread-safe.
 */
public final class CallerTransaction {

  private final Connection connection;
  private final Opening opening;
  private boolean over;

  CallerTransaction(Connection connection, Opening opening) {
    this.connection = connection;
    this.opening = opening;
  }

  /**
   * Whose it is.
   *
   * @return the caller
   */
  public BoundCaller caller() {
    return opening.bound().caller();
  }

  /**
   * When it began, by the database's clock; what {@code now()} gives in all its statements.
   *
   * @return the instant, in microseconds
   */
  public Instant now() {
    return opening.bound().now();
  }

  /**
   * What the caller sees and may do.
   *
   * @return the checks
   */
  public Access access() {
    return new Access(this);
  }

  /**
   * A statement to be bound and run.
   *
   * @param sql its text, a constant; values are question marks
   * @return the statement
   * @throws CallTimeoutException if the thread was interrupted; it stays so
   */
  public Query query(String sql) {
    return new Query(usable(), sql, opening);
  }

  /**
   * Loads rows by {@code COPY … FROM STDIN}, which the database allows into tables without row
   * level security.
   *
   * @param sql the statement, a constant
   * @param source writes the rows, in the statement's format
   * @return how many rows were loaded
   * @throws SQLException if the database refuses
   */
  public long copyIn(String sql, CopySource source) throws SQLException {
    opening.make();
    CopyIn copy = usable().unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      source.writeTo((bytes, offset, length) -> copy.writeToCopy(bytes, offset, length));
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private Connection usable() {
    if (over) {
      throw new IllegalStateException("the transaction is over");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CallTimeoutException("the thread was interrupted");
    }
    return connection;
  }

  /** For savepoints, which are set and rolled back whether the thread is interrupted or not. */
  Connection connection() {
    return connection;
  }

  /** Binds it, unless it is bound. */
  void bind() throws SQLException {
    opening.make();
  }

  boolean isBound() {
    return opening.isDone();
  }

  void end() {
    over = true;
  }
}
