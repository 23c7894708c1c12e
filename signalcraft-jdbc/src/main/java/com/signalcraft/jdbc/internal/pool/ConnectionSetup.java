package com.signalcraft.jdbc.internal.pool;

import com.signalcraft.common.Checks;
import com.signalcraft.jdbc.PoolMode;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of connections: data sources of his own, or logins at an address. Immutable.
 *
 * @param callers for users and keys, or null
 * @param service for the service, or null
 * @param events to listen on, or null
 * @param url the address for logins, or null
 * @param login for users and keys, or null
 * @param serviceLogin for the service, or null
 */
public record ConnectionSetup(
    @Nullable DataSource callers,
    @Nullable DataSource service,
    @Nullable DataSource events,
    @Nullable String url,
    @Nullable Login login,
    @Nullable Login serviceLogin) {

  public ConnectionSetup {
    requireOneSource("data_source", callers, "login", login, url);
    requireOneSource("service_data_source", service, "service_login", serviceLogin, url);
    Checks.that(
        callers != null || service != null || login != null || serviceLogin != null,
        "data_source",
        "is required, or a url with a login");
  }

  private static void requireOneSource(
      String sourceField,
      @Nullable DataSource source,
      String loginField,
      @Nullable Login login,
      @Nullable String url) {
    Checks.that(
        source == null || login == null,
        loginField,
        "must not be set beside " + sourceField + ", which logs in on its own");
    Checks.that(login == null || url != null, "url", "is required where " + loginField + " is");
  }

  /** Without the address and the logins, which may hold passwords. */
  @Override
  public String toString() {
    return "ConnectionSetup[hidden]";
  }

  /**
   * Makes the pools that are wanted. Nothing is connected yet.
   *
   * @param mode what stands between them and the database
   * @param statementTimeout how long a statement may take
   * @return where connections come from
   */
  public ConnectionSources open(PoolMode mode, Duration statementTimeout) {
    List<HikariDataSource> owned = new ArrayList<>();
    DataSource forCallers = callers;
    if (url != null && login != null) {
      HikariDataSource pool =
          HikariPools.open("signalcraft-callers", url, login, mode, statementTimeout);
      owned.add(pool);
      forCallers = pool;
    }
    DataSource forService = service;
    if (url != null && serviceLogin != null) {
      HikariDataSource pool =
          HikariPools.open("signalcraft-service", url, serviceLogin, mode, statementTimeout);
      owned.add(pool);
      forService = pool;
    }
    return new ConnectionSources(forCallers, forService, forEvents(mode), owned);
  }

  /** Any login may listen. A pool of ours would be one connection short, and hang up on silence. */
  private @Nullable DataSource forEvents(PoolMode mode) {
    if (events != null || !mode.keepsSession()) {
      return events;
    }
    if (callers != null || service != null) {
      return callers != null ? callers : service;
    }
    Login any = login != null ? login : serviceLogin;
    return url == null || any == null ? null : EventConnections.to(url, any);
  }
}
