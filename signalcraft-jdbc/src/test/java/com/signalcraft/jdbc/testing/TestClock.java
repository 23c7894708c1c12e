package com.signalcraft.jdbc.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The clock of a {@link TestDatabase#withClock}: {@code now()} stands still there until it is
 * moved. It begins in the morning of 2026-03-15. Not thread-safe.
 */
public final class TestClock implements AutoCloseable {

  /**
   * Before the migrations, so that also what keeps a reference to {@code now()}, as the defaults of
   * columns do, refers to this one.
   */
  static final String INSTALL =
      """
      alter function pg_catalog.now() rename to real_now;
      create schema test_clock;
      create table test_clock.present (at timestamptz not null);
      insert into test_clock.present (at) values ('2026-03-15 10:20:30.123456+00');
      create function pg_catalog.now()
      returns timestamptz
      language sql
      stable
      parallel safe
      security definer
      as $$ select p.at from test_clock.present p $$;
      """;

  private static final String READ = "select at from test_clock.present";
  private static final String SET = "update test_clock.present set at = ?";

  private final Connection connection;
  private Instant now;

  private TestClock(Connection connection) throws SQLException {
    this.connection = connection;
    try (PreparedStatement statement = connection.prepareStatement(READ);
        ResultSet row = statement.executeQuery()) {
      row.next();
      now = row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /**
   * The clock of a database.
   *
   * @param database one that has a clock
   * @return its clock, to be closed
   */
  public static TestClock of(TestDatabase database) {
    try {
      return new TestClock(database.owner().getConnection());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What the database takes for now.
   *
   * @return the instant, in microseconds
   */
  public Instant now() {
    return now;
  }

  /**
   * Lets time pass.
   *
   * @param time how much
   */
  public void advance(Duration time) {
    set(now.plus(time));
  }

  /**
   * Sets it.
   *
   * @param instant the instant, in microseconds
   */
  public void set(Instant instant) {
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
      now = instant;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
