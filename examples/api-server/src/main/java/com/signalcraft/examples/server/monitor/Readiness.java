package com.signalcraft.examples.server.monitor;

import com.signalcraft.examples.server.database.ServerSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server can answer: its database is there and has all migrations that this version
 * knows. Asked of the database once a second at the most, by one at a time. Thread-safe.
 */
final class Readiness {

  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private static final Duration CACHED = Duration.ofSeconds(1);
  private static final int PATIENCE_SECONDS = 2;
  private static final String INDEX = "/com/signalcraft/jdbc/migrations/index.txt";
  private static final int VERSION_LENGTH = 14;

  private final DataSource source;
  private final InstantSource clock;
  private Instant asked = Instant.MIN;
  private boolean isMigrated;
  private boolean isReady;

  Readiness(DataSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  synchronized boolean isReady() {
    Instant now = clock.instant();
    if (!asked.equals(Instant.MIN) && now.isBefore(asked.plus(CACHED))) {
      return isReady;
    }
    boolean wasReady = isReady;
    String issue = issue();
    isReady = issue.isEmpty();
    asked = clock.instant();
    if (wasReady && !isReady) {
      LOG.warn("not ready: {}", issue);
    } else if (!wasReady && isReady) {
      LOG.info("ready");
    }
    return isReady;
  }

  /** What is not as it should be, or nothing. */
  private String issue() {
    try (Connection connection = source.getConnection()) {
      if (!connection.isValid(PATIENCE_SECONDS)) {
        return "the database does not answer";
      }
      if (!isMigrated) {
        Set<String> missing = missing(connection);
        isMigrated = missing.isEmpty();
        return isMigrated ? "" : "the database lacks migrations: " + missing;
      }
      return "";
    } catch (SQLException | FlywayException e) {
      return "the database is not there: " + e.getMessage();
    }
  }

  private Set<String> missing(Connection connection) throws SQLException {
    Set<String> missing = new HashSet<>(expected());
    missing.removeAll(values(connection, "select * from signalcraft_server.library_versions()"));
    ServerSchema.pending(source).forEach(version -> missing.add("V" + version));
    return missing;
  }

  /** The versions of the library's migrations. */
  private static Set<String> expected() {
    try (InputStream in = Objects.requireNonNull(Readiness.class.getResourceAsStream(INDEX));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.matches("\\d{14}_.*"))
          .map(line -> line.substring(0, VERSION_LENGTH))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> values(Connection connection, String sql) throws SQLException {
    Set<String> values = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}
