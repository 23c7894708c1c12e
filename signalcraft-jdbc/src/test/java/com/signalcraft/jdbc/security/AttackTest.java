package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A database with two tenants, one for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AttackTest {

  private TestDatabase database;
  private Catalog catalog;

  @BeforeAll
  void connect() throws SQLException {
    database = Tenants.create();
    catalog = new Catalog(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  TestDatabase database() {
    return database;
  }

  Catalog catalog() {
    return catalog;
  }

  CallerSession as(Caller caller) throws SQLException {
    return CallerSession.open(database, caller);
  }

  CallerSession as(String user) throws SQLException {
    return as(Caller.user(user));
  }

  /** One thing that a caller tries in a transaction of its own, which is committed. */
  Outcome tries(Caller caller, String sql, Object... parameters) throws SQLException {
    try (CallerSession session = as(caller)) {
      Outcome outcome = session.attempt(sql, parameters);
      session.commit();
      return outcome;
    }
  }

  /** Requires that statements fail with a state each, and that nothing changed. */
  void assertRefused(Caller caller, Map<String, String> statesByStatement) throws SQLException {
    Map<String, String> before = catalog.snapshot();
    for (Map.Entry<String, String> attack : statesByStatement.entrySet()) {
      Outcome outcome = tries(caller, attack.getKey());
      assertThat(outcome.state())
          .as("%s by %s: %s", attack.getKey(), caller, outcome.message())
          .isEqualTo(attack.getValue());
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }

  /** Requires that statements find nothing to change. */
  void assertInVain(Caller caller, String... statements) throws SQLException {
    Map<String, String> before = catalog.snapshot();
    for (String statement : statements) {
      Outcome outcome = tries(caller, statement);
      assertThat(outcome.state()).as("%s: %s", statement, outcome.message()).isEqualTo("00000");
      assertThat(outcome.rows()).as(statement).isZero();
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }

  /** The only value of a query, asked as the owner of the schema. */
  String known(String sql, Object... parameters) throws SQLException {
    return catalog.list(sql, parameters).get(0);
  }
}
