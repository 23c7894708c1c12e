package com.signalcraft.examples.server.quota;

import com.signalcraft.examples.server.quota.Admission.Window;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests in the database, so that limits hold however many processes serve. Where the
 * counting fails, requests go on without it: what they need of the database fails by itself, and
 * what they do not need shall not. Thread-safe.
 */
public final class Quotas {

  private static final Logger LOG = LoggerFactory.getLogger(Quotas.class);

  private static final String ADMIT =
      "select known, is_admitted, is_limited, max_count, remaining, reset_at"
          + " from signalcraft_server.admit(?, ?, ?, ?, ?)";

  /** How long nobody is made to wait for a database that did not answer. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final int NETWORK_BYTES = 8;

  private final DataSource database;
  private final InstantSource clock;
  private final Integer[] limits;
  private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

  /**
   * Quotas in a database.
   *
   * @param database connects as the server's own role
   * @param options the limits
   * @param clock what a pause after a failure is measured by
   */
  public Quotas(DataSource database, QuotaOptions options, InstantSource clock) {
    this.database = database;
    this.limits = options.numbers();
    this.clock = clock;
  }

  /**
   * Asks for one request.
   *
   * @param subject who asks
   * @param address the client's address, which counts where the subject is not known
   * @return what became of it
   */
  public Admission admit(Subject subject, String address) {
    if (clock.instant().isBefore(pausedUntil.get())) {
      return Admission.UNCOUNTED;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADMIT)) {
      statement.setObject(1, subject.user());
      statement.setObject(2, subject.session());
      statement.setString(3, subject.keyHash());
      statement.setString(4, network(address));
      statement.setArray(5, connection.createArrayOf("integer", limits));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return admission(row);
      }
    } catch (SQLException e) {
      pausedUntil.set(clock.instant().plus(PAUSE));
      LOG.warn("requests are not counted for {}: {}", PAUSE, e.getMessage());
      return Admission.UNCOUNTED;
    }
  }

  private static Admission admission(ResultSet row) throws SQLException {
    boolean isLimited = row.getBoolean(3);
    return new Admission(
        row.getBoolean(1),
        row.getBoolean(2),
        isLimited
            ? new Window(
                row.getInt(4), row.getInt(5), row.getObject(6, OffsetDateTime.class).toInstant())
            : null);
  }

  /**
   * What an address counts as: itself, or its network of 64 bits where it is one of IPv6, of which
   * anybody has as many as he likes.
   *
   * @param address an IPv4 or IPv6 address
   * @return the text
   */
  public static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      if (bytes.length == 4) {
        return InetAddress.getByAddress(bytes).getHostAddress();
      }
      Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address: " + address, e);
    }
  }
}
