package com.signalcraft.examples.fleet.database;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.io.Serializable;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Where a database is. Holds no secret, so that it may be shown, and may be in a plan, a page or a
 * log of Spark's.
 *
 * @param url for the driver
 */
public record DatabaseAddress(String url) implements Serializable {

  private static final String FIELD = "database-url";

  /** Checks that it is an address, of PostgreSQL, without a login. */
  public DatabaseAddress {
    Checks.required(FIELD, url);
    Properties parts = parts(url);
    // What is wrong is not shown: it may hold a password.
    if (parts == null) {
      throw new ValidationException(
          FIELD, "must be like jdbc:postgresql://localhost:5432/signalcraft");
    }
    for (PGProperty login :
        new PGProperty[] {PGProperty.USER, PGProperty.PASSWORD, PGProperty.SSL_PASSWORD}) {
      if (url.contains(login.getName() + "=")) {
        throw new ValidationException(
            FIELD,
            "must not have "
                + login.getName()
                + "=…: addresses are seen by everybody on the machine and are in Spark's logs");
      }
    }
  }

  private static @Nullable Properties parts(String url) {
    // Of "user:password@host" the driver would take all for the name of the host.
    return url.split("\\?", 2)[0].contains("@") ? null : Driver.parseURL(url, null);
  }

  /** The address without its options, for people. */
  @Override
  public String toString() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }
}
