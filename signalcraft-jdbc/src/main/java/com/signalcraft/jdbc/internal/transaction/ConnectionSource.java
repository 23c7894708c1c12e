package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.jdbc.PoolMode;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Where connections of one login role come from. Thread-safe.
 *
 * @param dataSource gives them
 * @param poolMode what stands between them and the database
 */
record ConnectionSource(DataSource dataSource, PoolMode poolMode) {

  /** Borrows a connection, outside of any transaction. */
  Loan lend() throws SQLException {
    Loan loan = Loan.from(dataSource);
    if (poolMode.keepsSession()) {
      return loan;
    }
    try {
      // The next transaction may be on another session, which knows of no statement prepared here.
      loan.connection().unwrap(PGConnection.class).setPrepareThreshold(0);
      return loan;
    } catch (SQLException e) {
      loan.spoil();
      loan.close();
      throw e;
    }
  }
}
