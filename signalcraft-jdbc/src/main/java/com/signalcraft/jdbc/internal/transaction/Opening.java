package com.signalcraft.jdbc.internal.transaction;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The statement that binds a transaction, and what the database answers. Made once, on its own or
 * together with the first statement of the work: both travel in one message, which the server works
 * through in order, inside of the transaction. Not thread-safe.
 */
final class Opening {

  private final Query statement;
  private final RowMapper<Bound> reader;
  private final Supplier<? extends RuntimeException> nobody;
  private @Nullable Bound bound;

  /**
   * An opening that is still to be made.
   *
   * @param statement gives one row, or none where the caller is nobody known
   * @param reader makes of it to whom the transaction is bound; it may refuse him, too
   * @param nobody the refusal where there is no row
   */
  Opening(Query statement, RowMapper<Bound> reader, Supplier<? extends RuntimeException> nobody) {
    this.statement = statement;
    this.reader = reader;
    this.nobody = nobody;
  }

  /**
   * An opening that is still to be made.
   *
   * @param statement gives one row, whoever calls
   * @param reader makes of it to whom the transaction is bound; it may refuse him
   */
  Opening(Query statement, RowMapper<Bound> reader) {
    this(statement, reader, () -> new IllegalStateException("the transaction was not bound"));
  }

  /** Whether the transaction is bound. */
  boolean isDone() {
    return bound != null;
  }

  /** What is to be sent before anything else. */
  Query statement() {
    return statement;
  }

  /** Makes it on its own, unless it is made. */
  void make() throws SQLException {
    if (bound == null) {
      bound = statement.optional(reader).orElseThrow(nobody);
    }
  }

  /** Reads the answer where it was made together with another statement. */
  void read(Rows answer) throws SQLException {
    if (!answer.next()) {
      throw nobody.get();
    }
    bound = reader.map(answer);
  }

  /** To whom the transaction is bound. */
  Bound bound() {
    if (bound == null) {
      throw new IllegalStateException("the transaction is not bound before its first query");
    }
    return bound;
  }
}
