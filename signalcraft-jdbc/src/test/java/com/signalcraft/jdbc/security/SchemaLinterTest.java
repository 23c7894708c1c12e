package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema, archived months included, keeps each {@link LinterRule}. */
class SchemaLinterTest {

  private static TestDatabase database;
  private static Catalog catalog;

  @BeforeAll
  static void connect() throws SQLException {
    database = Tenants.create();
    database.execute(
        "insert into kpi_data (id, business_id, source_id, timestamp, value)"
            + " select gen_random_uuid(), business_id, id, now() - interval '20 months', 1"
            + " from kpi_sources;"
            + "select signalcraft.detach_points(12)");
    catalog = new Catalog(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void the_schema_keeps_the_rule(LinterRule rule) throws SQLException {
    assertThat(catalog.list(rule.query())).containsExactlyInAnyOrderElementsOf(rule.exceptions());
  }

  @ParameterizedTest
  @EnumSource
  void the_rule_finds_what_breaks_it(LinterRule rule) throws SQLException {
    try (CallerSession owner = CallerSession.open(database, Caller.schemaOwner())) {
      owner.run("set local allow_system_table_mods = on");
      owner.run(rule.breach());
      List<String> found = new ArrayList<>(owner.rows(rule.query()));
      found.removeAll(rule.exceptions());
      assertThat(found).isNotEmpty();
    }
  }

  @Test
  void there_are_archived_months_to_look_at() throws SQLException {
    assertThat(catalog.relations())
        .filteredOn(name -> name.startsWith("signalcraft_archive."))
        .hasSizeGreaterThan(5);
  }

  @Test
  void default_privileges_give_nothing_to_callers_of_what_is_made_later() throws SQLException {
    try (CallerSession owner = CallerSession.open(database, Caller.schemaOwner())) {
      owner.run("create function signalcraft.later() returns int language sql as 'select 1'");
      owner.run("create function public.later() returns int language sql as 'select 1'");
      owner.run("create table public.later (id int)");
      for (String role : Catalog.ROLES) {
        assertThat(
                owner.rows(
                    "select 1 where has_function_privilege(?, 'signalcraft.later()', 'execute')"
                        + " or has_function_privilege(?, 'public.later()', 'execute')"
                        + " or has_table_privilege(?, 'public.later', 'select, insert, delete')",
                    role,
                    role,
                    role))
            .as(role)
            .isEmpty();
      }
    }
  }
}
