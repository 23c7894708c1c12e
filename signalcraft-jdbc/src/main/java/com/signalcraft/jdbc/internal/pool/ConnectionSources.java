package com.signalcraft.jdbc.internal.pool;

import com.signalcraft.common.Checks;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the connections of a back end come from. Immutable.
 *
 * @param callers for users and keys, or null where there are none
 * @param service for the service, or null where there are none
 * @param events to listen on, each keeping its session, or null where there are none
 * @param owned the pools among them that are to be closed with the back end
 */
public record ConnectionSources(
    @Nullable DataSource callers,
    @Nullable DataSource service,
    @Nullable DataSource events,
    List<HikariDataSource> owned) {

  public ConnectionSources {
    owned = Checks.list("owned", owned);
  }
}
