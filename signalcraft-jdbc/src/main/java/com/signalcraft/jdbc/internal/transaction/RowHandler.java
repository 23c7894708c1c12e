package com.signalcraft.jdbc.internal.transaction;

import java.sql.SQLException;

/** Takes rows one by one. */
@FunctionalInterface
public interface RowHandler {

  /**
   * Takes a row.
   *
   * @param row the row, valid until this returns
   * @throws SQLException if a column cannot be read
   */
  void handle(Rows row) throws SQLException;
}
