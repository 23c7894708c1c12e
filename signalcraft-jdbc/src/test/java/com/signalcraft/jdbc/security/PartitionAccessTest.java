package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Partitions by their own names: those of the beginning, new ones, and archived ones. */
class PartitionAccessTest extends AttackTest {

  private static final String PARTS =
      """
      select n.nspname || '.' || c.relname
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('signalcraft_parts', 'signalcraft_archive')
        and c.relkind in ('r', 'p')
      order by 1
      """;

  private static final List<String> ATTACKS =
      List.of(
          "select * from %s",
          "select count(*) from %s",
          "insert into %s default values",
          "update %s set id = id",
          "delete from %s",
          "copy %s to stdout",
          "alter table %s disable row level security",
          "drop table %s");

  private void assertClosed(List<String> parts) throws SQLException {
    List<String> open = new ArrayList<>();
    for (Standing standing : Standing.all()) {
      try (CallerSession session = as(standing.caller())) {
        for (String part : parts) {
          for (String attack : ATTACKS) {
            String state = session.attempt(attack.formatted(part)).state();
            if (!state.equals(Outcome.DENIED)) {
              open.add(standing + ": " + attack.formatted(part) + ": " + state);
            }
          }
        }
      }
    }
    assertThat(open).isEmpty();
  }

  private List<String> parts(String pattern) throws SQLException {
    return catalog().list(PARTS).stream().filter(part -> part.matches(pattern)).toList();
  }

  private void assertRowSecurityOnEach() throws SQLException {
    assertThat(
            catalog()
                .list(
                    """
                    select c.oid::regclass
                    from pg_class c
                    where c.relnamespace::regnamespace::text
                          in ('signalcraft_parts', 'signalcraft_archive')
                      and c.relkind in ('r', 'p')
                      and (not c.relrowsecurity
                           or c.relacl is not null and exists (
                             select from aclexplode(c.relacl) a where a.grantee <> c.relowner)
                           or exists (select from pg_policy p where p.polrelid = c.oid))
                    """))
        .isEmpty();
  }

  @Test
  void partitions_that_are_there_from_the_beginning_are_closed_to_everybody() throws SQLException {
    assertRowSecurityOnEach();
    assertClosed(
        List.of(
            "signalcraft_parts.kpi_data_past",
            "signalcraft_parts.kpi_data_future",
            "signalcraft_parts.audit_logs_future",
            "signalcraft_parts.news_articles_past",
            known("select tableoid::regclass from kpi_data limit 1"),
            known("select tableoid::regclass from audit_logs limit 1")));
  }

  @Test
  void partitions_that_are_made_later_and_those_in_the_archive_are_as_closed() throws SQLException {
    List<String> before = parts(".*");
    try (CallerSession owner = as(Caller.schemaOwner());
        CallerSession worker = as(Caller.worker())) {
      owner.run(
          "update signalcraft_private.settings set value = value::integer + 2"
              + " where key ~ 'ahead$'");
      owner.run(
          "insert into kpi_data (id, business_id, source_id, timestamp, value)"
              + " select gen_random_uuid(), @{a}, @{a.source}, now() - n * interval '1 month', n"
              + " from generate_series(0, 40) n");
      owner.commit();
      worker.run("select signalcraft.extend_partitions()");
      worker.run("select signalcraft.detach_points(12)");
      worker.commit();
    }
    List<String> made = new ArrayList<>(parts(".*"));
    made.removeAll(before);
    List<String> archived = parts("signalcraft_archive\\..*");
    assertThat(archived).hasSizeGreaterThan(5);
    assertThat(made).hasSizeGreaterThan(archived.size() + 5);

    assertRowSecurityOnEach();
    assertClosed(made);
  }

  @Test
  void a_partition_that_was_granted_by_mistake_shows_nothing_and_takes_nothing()
      throws SQLException {
    String part = known("select tableoid::regclass from kpi_data limit 1");
    try (CallerSession owner = as(Caller.schemaOwner())) {
      owner.run("grant usage on schema signalcraft_parts to authenticated");
      owner.run("grant select, insert, update, delete on " + part + " to authenticated");
      owner.run("set local role authenticated");
      owner.run(
          "select set_config('request.jwt.claims', ?, true)", Caller.user("a.owner").claims());

      assertThat(owner.rows("select id from " + part)).isEmpty();
      assertThat(owner.run("update " + part + " set value = 1").rows()).isZero();
      assertThat(owner.run("delete from " + part).rows()).isZero();
      assertThat(
              owner
                  .attempt(
                      "insert into "
                          + part
                          + " (id, business_id, source_id, timestamp, value)"
                          + " values (gen_random_uuid(), @{a}, @{a.source}, now(), 1)")
                  .state())
          .isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  void an_erased_business_leaves_nothing_in_the_archive_either() throws SQLException {
    try (CallerSession worker = as(Caller.worker())) {
      worker.run("select signalcraft.detach_points(1)");
      worker.commit();
    }
    try (CallerSession owner = as(Caller.schemaOwner())) {
      for (String part : parts("signalcraft_archive\\..*")) {
        owner.run(
            "insert into "
                + part
                + " (id, business_id, source_id, timestamp, value)"
                + " values (gen_random_uuid(), @{b}, @{b.source}, '1999-01-01', 1)");
      }
      owner.run("select signalcraft.erase_business(@{b})");
      for (String part : parts("signalcraft_archive\\..*")) {
        assertThat(owner.rows("select id from " + part + " where business_id = @{b}")).isEmpty();
      }
    }
  }
}
