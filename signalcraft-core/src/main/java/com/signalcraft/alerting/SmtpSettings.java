package com.signalcraft.alerting;

import com.signalcraft.alerting.internal.Lengths;
import com.signalcraft.common.Checks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes mail. Immutable and thread-safe.
 *
 * @param host its name, 1 to 253 characters
 * @param port its port, 1 to 65,535
 * @param security how the connection is protected
 * @param user who signs in, or null where nobody has to
 * @param password his password; null where nobody signs in
 * @param from the sender's address
 * @param timeout how long to wait for a connection, an answer, or a line to be sent, each, 1 second
 *     to 1 minute
 */
public record SmtpSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String from,
    Duration timeout) {

  /** How the connection to the server is protected. */
  public enum Security {
    /** Not at all: for a server on the same machine. */
    NONE,
    /** By TLS that begins after the greeting; where the server has none, nothing is sent. */
    STARTTLS,
    /** By TLS from the beginning. */
    TLS
  }

  /** Checks that each setting is in its range. */
  public SmtpSettings {
    Checks.text("host", host, 253);
    Checks.between("port", port, 1, 65_535);
    Checks.required("security", security);
    Checks.that(
        (user == null) == (password == null), "password", "goes with a user, and a user with it");
    Checks.text("from", from, 320);
    Lengths.between("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  /**
   * A server on port 587, by STARTTLS, with time-outs of 10 seconds.
   *
   * @param host its name
   * @param user who signs in
   * @param password his password
   * @param from the sender's address
   * @return the settings
   */
  public static SmtpSettings submission(String host, String user, String password, String from) {
    return new SmtpSettings(
        host, 587, Security.STARTTLS, user, password, from, Duration.ofSeconds(10));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + ", " + security + ", from " + from + "]";
  }
}
