package com.signalcraft.jdbc.internal.transaction;

import java.sql.SQLException;

/**
 * Makes a value of a row.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface RowMapper<T> {

  /**
   * The value of the row that is being read.
   *
   * @param row the row
   * @return the value
   * @throws SQLException if a column cannot be read
   */
  T map(Rows row) throws SQLException;
}
