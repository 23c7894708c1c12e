package com.signalcraft.jdbc.internal.transaction;

import java.sql.SQLException;

/** What is done in a transaction, without a result. It may be run again, as {@link Work}. */
@FunctionalInterface
public interface VoidWork {

  /**
   * Does it.
   *
   * @param tx the transaction, open until this returns
   * @throws SQLException if the database refuses; the transaction is rolled back
   */
  void in(CallerTransaction tx) throws SQLException;
}
