package com.signalcraft.jdbc.internal.pool;

import com.signalcraft.common.Checks;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections to listen on, one at a time and without a pool. Stateless. */
final class EventConnections {

  private static final String CONNECT_SECONDS = "5";
  private static final String ANSWER_SECONDS = "10";

  private EventConnections() {}

  /**
   * Connections of a login.
   *
   * @param url where the database is; parameters in it win over the defaults
   * @param login as whom to log in
   */
  static DataSource to(String url, Login login) {
    Properties defaults = new Properties();
    PGProperty.APPLICATION_NAME.set(defaults, "signalcraft-events");
    PGProperty.CONNECT_TIMEOUT.set(defaults, CONNECT_SECONDS);
    // For the answers to the login; listening has time-outs of its own.
    PGProperty.SOCKET_TIMEOUT.set(defaults, ANSWER_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(defaults, true);
    // What the server says beside its message holds values of rows.
    PGProperty.LOG_SERVER_ERROR_DETAIL.set(defaults, false);
    Properties parsed = Driver.parseURL(url, defaults);
    Checks.that(parsed != null, "url", "must be one that PostgreSQL's driver understands");
    PGSimpleDataSource source = new PGSimpleDataSource();
    for (PGProperty property : PGProperty.values()) {
      String value = property.getOrNull(parsed);
      if (value != null) {
        source.setProperty(property, value);
      }
    }
    source.setUser(login.user());
    source.setPassword(login.password());
    return source;
  }
}
