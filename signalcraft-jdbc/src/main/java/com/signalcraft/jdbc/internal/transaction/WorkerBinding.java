package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.security.CallOrigin;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Binds a transaction to the role of background work, which does the upkeep and reads no more than
 * that needs. Immutable.
 *
 * @param origin where the call comes from, for what the upkeep notes
 * @param statementTimeout how long each later statement may take, in whole milliseconds
 */
record WorkerBinding(CallOrigin origin, Duration statementTimeout) implements Binding {

  private static final String WORKER =
      """
      select set_config('role', 'signalcraft_worker', true),
             set_config('request.jwt.claims', '{"role":"signalcraft_worker"}', true),
             set_config('statement_timeout', ?, true),
             set_config('signalcraft.client_ip', ?, true),
             set_config('signalcraft.user_agent', ?, true),
             now() as now
      """;

  @Override
  public boolean outlastsTheNetwork() {
    return true;
  }

  @Override
  public boolean isForService() {
    return true;
  }

  @Override
  public CallerTransaction bind(Connection connection) throws SQLException {
    Query query = Binding.bindSettings(new Query(connection, WORKER), statementTimeout, origin);
    CallerTransaction transaction =
        new CallerTransaction(
            connection,
            new Opening(query, row -> new Bound(BoundCaller.Service.INSTANCE, row.instant("now"))));
    transaction.bind();
    return transaction;
  }
}
