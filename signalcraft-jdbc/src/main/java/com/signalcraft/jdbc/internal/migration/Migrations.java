package com.signalcraft.jdbc.internal.migration;

import com.signalcraft.error.ConflictException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.Migration;
import com.signalcraft.jdbc.MigrationReport;
import com.signalcraft.jdbc.internal.SqlErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs SQL files as the owner of the schema. Each file is one transaction, which first takes a lock
 * that all processes share and then looks whether another one was faster. Thread-safe.
 */
public final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  /** The letters "sigcraft", so that no other application takes the same lock by chance. */
  private static final long LOCK = 0x7369_6763_7261_6674L;

  private final DataSource owner;
  private final List<MigrationFile> files;
  private final LongSupplier nanoTime;

  /**
   * Migrations of a database.
   *
   * @param owner connections as the owner of the schema
   * @param files the files, in the order of their versions
   * @param nanoTime a clock that only measures, in nanoseconds
   */
  public Migrations(DataSource owner, List<MigrationFile> files, LongSupplier nanoTime) {
    this.owner = owner;
    this.files = List.copyOf(files);
    this.nanoTime = nanoTime;
  }

  /**
   * Runs what was not run yet.
   *
   * @return what was done
   * @throws ConflictException if the database and the files contradict each other
   */
  public MigrationReport migrate() {
    List<Migration> applied = new ArrayList<>();
    List<Migration> before = new ArrayList<>();
    inTransaction("prepare the schema", this::prepare);
    for (MigrationFile file : files) {
      boolean now =
          inTransaction(
              "apply the migration " + file.migration(), connection -> apply(connection, file));
      (now ? applied : before).add(file.migration());
    }
    return new MigrationReport(applied, before);
  }

  private boolean prepare(Connection connection) throws SQLException {
    lock(connection);
    SchemaHistory.create(connection);
    requireSame(SchemaHistory.checksums(connection));
    return true;
  }

  private boolean apply(Connection connection, MigrationFile file) throws SQLException {
    lock(connection);
    if (versions(connection).contains(file.migration().version())) {
      return false;
    }
    long start = nanoTime.getAsLong();
    execute(connection, file.sql());
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
    SchemaHistory.add(connection, file, took);
    LOG.info("applied the migration {} in {} ms", file.migration(), took.toMillis());
    return true;
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // What others committed while the lock was waited for must be seen.
      statement.execute("set transaction isolation level read committed");
    }
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      statement.setLong(1, LOCK);
      statement.execute();
    }
  }

  /**
   * The migrations that were run, by whatever tool.
   *
   * @return those that this version has files of, in their order
   */
  public List<Migration> applied() {
    return known(inTransaction("read the schema's history", Migrations::versions), true);
  }

  /**
   * The migrations that {@link #migrate()} would run.
   *
   * @return the migrations, in their order
   */
  public List<Migration> pending() {
    return known(inTransaction("read the schema's history", Migrations::versions), false);
  }

  private List<Migration> known(Set<String> versions, boolean applied) {
    return files.stream()
        .map(MigrationFile::migration)
        .filter(migration -> versions.contains(migration.version()) == applied)
        .toList();
  }

  private static Set<String> versions(Connection connection) throws SQLException {
    Set<String> versions = SchemaHistory.versionsOfOtherTools(connection);
    versions.addAll(SchemaHistory.checksums(connection).keySet());
    return versions;
  }

  /**
   * Runs one file, whole or not at all.
   *
   * @param action what it does, for errors
   * @param sql its statements
   */
  public void run(String action, String sql) {
    inTransaction(
        action,
        connection -> {
          execute(connection, sql);
          return true;
        });
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Braces are PostgreSQL's here, not escapes of JDBC.
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private void requireSame(Map<String, String> applied) {
    Map<String, MigrationFile> known =
        files.stream().collect(Collectors.toMap(file -> file.migration().version(), file -> file));
    for (String version : new TreeSet<>(applied.keySet())) {
      MigrationFile file = known.get(version);
      if (file == null) {
        throw new ConflictException(
            "the database has the migration "
                + version
                + ", which this version of the library does not know; use the one that applied it,"
                + " or a later one");
      } else if (!file.checksum().equals(applied.get(version))) {
        throw new ConflictException(
            "the migration "
                + file.migration()
                + " was applied with another text: its check sum in"
                + " signalcraft_private.schema_history is not that of the library's file");
      }
    }
  }

  // ---- transactions of the owner

  @FunctionalInterface
  private interface OwnerWork<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(String action, OwnerWork<T> work) {
    try (Connection connection = owner.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      T result;
      try {
        result = work.in(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
        throw e;
      }
      connection.setAutoCommit(autoCommit);
      return result;
    } catch (SQLException e) {
      throw failed(action, e);
    }
  }

  /** With the server's message, unlike errors of callers: the operator needs to see it. */
  private static SignalCraftException failed(String action, SQLException failure) {
    SignalCraftException error = SqlErrors.translate(action, failure);
    Optional<ServerErrorMessage> server =
        failure instanceof PSQLException postgres
            ? Optional.ofNullable(postgres.getServerErrorMessage())
            : Optional.empty();
    return error.retryable() || server.isEmpty()
        ? error
        : new SignalCraftException(
            "MIGRATION_FAILED",
            false,
            "could not "
                + action
                + ": SQLSTATE "
                + failure.getSQLState()
                + ", "
                + server.get().getMessage(),
            FailureDetails.causedBy(error));
  }
}
