package com.signalcraft.jdbc.internal.transaction;

import java.sql.SQLException;

/**
 * What is done in a transaction. It may be run again from its beginning where the database could
 * not serialize it with others, so that it changes nothing but the database.
 *
 * @param <T> the type of its result
 */
@FunctionalInterface
public interface Work<T> {

  /**
   * Does it.
   *
   * @param tx the transaction, open until this returns
   * @return the result
   * @throws SQLException if the database refuses; the transaction is rolled back
   */
  T in(CallerTransaction tx) throws SQLException;
}
