package com.signalcraft.jdbc.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.account.NewUser;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.lifecycle.RetentionReport;
import com.signalcraft.security.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {

  private static final String LOCK_UPKEEP =
      "select pg_advisory_xact_lock(hashtextextended('signalcraft.upkeep', 0))";

  private TestDatabase database;
  private JdbcSignalCraft service;
  private JdbcSignalCraft otherMachine;

  @BeforeEach
  void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
    otherMachine = database.signalCraft().build();
  }

  @AfterEach
  void disconnect() {
    otherMachine.close();
    service.close();
    database.close();
  }

  @Test
  void makes_the_partitions_that_are_missing_and_none_the_second_time() {
    monthsAhead(15);

    assertThat(service.upkeep().extendPartitions()).isEqualTo(new PartitionReport(true, 2));
    assertThat(service.upkeep().extendPartitions()).isEqualTo(new PartitionReport(true, 0));

    assertThat(
            database.value(
                """
                select bool_and(c.relrowsecurity) || ' ' || count(*)
                from pg_class c
                where c.relnamespace = 'signalcraft_parts'::regnamespace
                  and c.relname in (
                    'kpi_data_' || to_char(now() at time zone 'UTC' + interval '14 months', 'YYYYMM'),
                    'kpi_data_' || to_char(now() at time zone 'UTC' + interval '15 months', 'YYYYMM'))
                """))
        .isEqualTo("true 2");
  }

  @Test
  void of_two_machines_at_once_one_makes_the_partitions() {
    monthsAhead(40);
    CyclicBarrier start = new CyclicBarrier(2);

    List<PartitionReport> reports =
        Stream.of(service, otherMachine)
            .map(
                machine ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          await(start);
                          return machine.upkeep().extendPartitions();
                        }))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(reports.stream().mapToInt(PartitionReport::created).sum()).isEqualTo(27);
    assertThat(reports).anyMatch(PartitionReport::ran);
  }

  @Test
  void tells_that_another_process_is_at_its_upkeep() throws SQLException {
    monthsAhead(14);
    try (Connection other = database.owner().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(LOCK_UPKEEP);

      assertThat(service.upkeep().extendPartitions()).isEqualTo(new PartitionReport(false, 0));
      assertThat(service.upkeep().cleanUp()).isEqualTo(new CleanUpReport(false, 0));
    }
  }

  @Test
  void old_points_are_detached_at_once_and_rolled_up_to_days_later() {
    UUID source = source();
    points(source, "now() - interval '20 months'", 3);
    points(source, "now() - interval '30 months'", 2);
    points(source, "now()", 1);

    // 20 months ago, and all that is older than the first month.
    assertThat(service.upkeep().detachPoints(12).detached()).isEqualTo(14);
    assertThat(database.value("select count(*) from public.kpi_data")).isEqualTo("1");
    assertThat(service.upkeep().detachPoints(12)).isEqualTo(new DetachReport(0));

    assertThat(service.upkeep().rollUpPoints(24)).isEqualTo(new RetentionReport(5, 2, 1));
    assertThat(service.upkeep().rollUpPoints(24)).isEqualTo(new RetentionReport(0, 0, 0));
    assertThat(database.value("select count || ' ' || sum from public.kpi_daily"))
        .isEqualTo("3 21");
  }

  @Test
  void of_two_machines_that_roll_up_at_once_each_point_counts_once() {
    UUID source = source();
    points(source, "now() - interval '20 months'", 3);
    CyclicBarrier start = new CyclicBarrier(2);

    List<RetentionReport> reports =
        Stream.of(service, otherMachine)
            .map(
                machine ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          await(start);
                          machine.upkeep().detachPoints(12);
                          return machine.upkeep().rollUpPoints(24);
                        }))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(reports)
        .containsExactlyInAnyOrder(new RetentionReport(3, 1, 0), new RetentionReport(0, 0, 0));
    assertThat(database.value("select count || ' ' || sum from public.kpi_daily"))
        .isEqualTo("3 21");
  }

  @Test
  void gives_up_rather_than_hold_up_everybody_while_a_table_is_in_use() throws SQLException {
    monthsAhead(14);
    try (Connection other = database.owner().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from public.kpi_data");

      assertThatExceptionOfType(OverloadedException.class)
          .isThrownBy(() -> service.upkeep().extendPartitions())
          .withMessage("could not make partitions: a lock was not free in time")
          .satisfies(error -> assertThat(error.retryable()).isTrue());
    }
    assertThat(service.upkeep().extendPartitions()).isEqualTo(new PartitionReport(true, 1));
  }

  @Test
  void cleans_up_what_is_older_than_the_settings_keep() {
    UUID source = source();
    database.execute(
        """
        insert into public.ingest_batches
          (business_id, idempotency_key, request_hash, answer, created_at)
        select business_id, 'batch-' || age, sha256('x'), '{}', now() - age * interval '1 day'
        from public.kpi_sources, unnest(array[2000, 29, 31]) as age;
        update public.kpi_sources set deleted_at = now() - interval '31 days' where id = '%s';
        """
            .formatted(source));

    assertThat(service.upkeep().cleanUp()).isEqualTo(new CleanUpReport(true, 3));
    assertThat(service.upkeep().cleanUp()).isEqualTo(new CleanUpReport(true, 0));
    assertThat(database.value("select idempotency_key from public.ingest_batches"))
        .isEqualTo("batch-29");
  }

  @Test
  void deliveries_of_alerts_are_kept_for_a_week_where_they_arrived_and_else_for_a_season() {
    UUID source = source();
    database.execute(
        """
        insert into public.alert_deliveries (id, business_id, channel, event, status, settled_at)
        select gen_random_uuid(), s.business_id, concat(d.status, d.age), '{}', d.status,
               now() - d.age * interval '1 day'
        from public.kpi_sources s,
             (values ('delivered', 6), ('delivered', 8), ('dead', 89), ('dead', 91),
                     ('pending', null)) d (status, age)
        where s.id = '%s'
        """
            .formatted(source));

    assertThat(service.upkeep().cleanUp()).isEqualTo(new CleanUpReport(true, 2));
    assertThat(
            database.value(
                "select string_agg(channel, ' ' order by channel) from public.alert_deliveries"))
        .isEqualTo("dead89 delivered6 pending");
  }

  @Test
  void without_pg_cron_nothing_is_scheduled() {
    assertThat(service.upkeep().schedule()).isEmpty();
  }

  /** The extension needs a library that must be loaded with the server, so it is stood in for. */
  @Test
  void pg_cron_gets_each_part_once() {
    database.execute(
        """
        create schema cron;
        create table cron.job (jobname text primary key, schedule text, command text);
        create function cron.schedule(job_name text, schedule text, command text)
        returns bigint language sql as $$
          insert into cron.job values (job_name, schedule, command)
          on conflict (jobname) do update set schedule = excluded.schedule,
            command = excluded.command
          returning 1
        $$;
        insert into pg_extension
          (oid, extname, extowner, extnamespace, extrelocatable, extversion)
        select 999999, 'pg_cron', 10, 'cron'::regnamespace, false, '1.6';
        """);

    List<ScheduledJob> jobs = service.upkeep().schedule();
    assertThat(service.upkeep().schedule()).isEqualTo(jobs);

    assertThat(jobs)
        .extracting(ScheduledJob::name)
        .containsExactly(
            "signalcraft-partitions",
            "signalcraft-clean-up",
            "signalcraft-detach",
            "signalcraft-retention");
    for (ScheduledJob job : jobs) {
      String command =
          database.value(
              "select command from cron.job where jobname = '%s' and schedule = '%s'"
                  .formatted(job.name(), job.schedule()));
      database.execute(command);
    }
    assertThat(database.value("select count(*) from cron.job")).isEqualTo("4");
  }

  @Test
  void is_for_the_service_alone_and_outside_of_transactions() {
    UUID ada = service.users().create(NewUser.of("ada@example.com")).id();

    Upkeep adas = service.as(Identity.user(ada)).upkeep();

    assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(adas::extendPartitions);
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> adas.detachPoints(1));
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> adas.rollUpPoints(1));
    assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(adas::cleanUp);
    assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(adas::schedule);
    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(
            () ->
                service.inTransaction(
                    together -> ((JdbcSignalCraft) together).upkeep().extendPartitions()));
  }

  @Test
  void months_out_of_range_are_refused() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> service.upkeep().detachPoints(0))
        .withMessageContaining("hot_months");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> service.upkeep().rollUpPoints(1_201))
        .withMessageContaining("keep_months");
  }

  private void monthsAhead(int months) {
    database.execute(
        "update signalcraft_private.settings set value = '"
            + months
            + "' where key = 'points.months_ahead'");
  }

  private UUID source() {
    UUID source = UUID.randomUUID();
    database.execute(
        """
        insert into auth.users (email) values ('ada@example.com');
        insert into public.businesses (owner_id, name) select id, 'Café' from auth.users;
        insert into public.kpi_sources (id, business_id, name, type)
        select '%s', id, 'Revenue', 'revenue' from public.businesses;
        """
            .formatted(source));
    return source;
  }

  private void points(UUID source, String around, int count) {
    database.execute(
        """
        select signalcraft.push_points(
          '%s',
          array_fill(null::uuid, array[%d]),
          (select array_agg(date_trunc('day', %s, 'UTC') + n * interval '1 hour')
           from generate_series(1, %d) as n),
          array_fill(7::numeric, array[%d]))
        """
            .formatted(source, count, around, count, count));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
