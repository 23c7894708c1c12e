package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ConflictException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.internal.migration.MigrationFile;
import com.signalcraft.jdbc.internal.migration.Migrations;
import com.signalcraft.jdbc.internal.migration.SqlResources;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaMigratorTest {

  private static final MigrationFile FIRST =
      file(
          "20260101000000",
          "first",
          "create table public.first (id int); comment on table public.first is '{1,2}';");
  private static final MigrationFile SECOND =
      file("20260102000000", "second", "alter table public.first add column name text");

  private TestDatabase database;

  @BeforeEach
  void createDatabase() {
    database = TestDatabase.empty();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void an_empty_database_gets_the_whole_schema_and_nothing_the_second_time() {
    SchemaMigrator migrator = SchemaMigrator.of(database.owner());
    migrator.bootstrapPlainPostgres();
    List<Migration> pending = migrator.pending();
    assertThat(pending).isNotEmpty().isSorted();
    assertThat(migrator.applied()).isEmpty();

    assertThat(migrator.migrate()).isEqualTo(new MigrationReport(pending, List.of()));
    assertThat(migrator.migrate()).isEqualTo(new MigrationReport(List.of(), pending));
    migrator.bootstrapPlainPostgres();

    assertThat(migrator.pending()).isEmpty();
    assertThat(migrator.applied()).isEqualTo(pending);
    assertThat(database.value("select count(*) from public.businesses")).isEqualTo("0");
    assertThat(
            database.value(
                "select bool_and(checksum ~ '^[0-9a-f]{64}$' and duration_ms >= 0)"
                    + " from signalcraft_private.schema_history"))
        .isEqualTo("t");
  }

  @Test
  void the_sample_data_fits_the_schema() {
    SchemaMigrator migrator = SchemaMigrator.of(database.owner());
    migrator.bootstrapPlainPostgres();
    migrator.migrate();

    migrator.installSampleData();

    assertThat(Integer.parseInt(database.value("select count(*) from public.kpi_data")))
        .isPositive();
  }

  @Test
  void the_index_names_each_file_of_the_folder() throws IOException {
    Path folder = Path.of("src", "main", "resources", "com", "signalcraft", "jdbc", "migrations");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(Files.readAllLines(folder.resolve("index.txt")))
          .isEqualTo(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".sql"))
                  .sorted()
                  .toList());
    }
  }

  @Test
  void processes_that_start_at_once_take_turns() {
    List<CompletableFuture<MigrationReport>> runs =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> migrations(FIRST, SECOND).migrate()))
            .toList();

    List<Migration> applied = new ArrayList<>();
    for (CompletableFuture<MigrationReport> run : runs) {
      applied.addAll(run.join().applied());
    }

    assertThat(applied).containsExactlyInAnyOrder(FIRST.migration(), SECOND.migration());
  }

  @Test
  void a_file_that_fails_leaves_nothing_and_those_before_it_stay() {
    MigrationFile broken =
        file("20260102000000", "broken", "create table public.second (id int); select nothing()");

    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> migrations(FIRST, broken).migrate())
        .withMessage(
            "could not apply the migration 20260102000000_broken: SQLSTATE 42883, function"
                + " nothing() does not exist")
        .satisfies(error -> assertThat(error.code()).isEqualTo("MIGRATION_FAILED"));

    assertThat(migrations(FIRST, broken).pending()).containsExactly(broken.migration());
    assertThat(database.value("select to_regclass('public.second')")).isNull();
    assertThat(migrations(FIRST, SECOND).migrate().applied()).containsExactly(SECOND.migration());
  }

  @Test
  void a_file_that_was_applied_with_another_text_is_refused() {
    migrations(FIRST).migrate();
    MigrationFile changed = file("20260101000000", "first", "create table public.other (id int)");

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> migrations(changed, SECOND).migrate())
        .withMessageStartingWith(
            "the migration 20260101000000_first was applied with another text");
    assertThat(migrations(FIRST, SECOND).pending()).containsExactly(SECOND.migration());
  }

  @Test
  void a_database_of_a_later_version_is_refused() {
    migrations(FIRST, SECOND).migrate();

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> migrations(FIRST).migrate())
        .withMessageStartingWith("the database has the migration 20260102000000");
  }

  @Test
  void what_other_tools_have_applied_is_not_applied_again() {
    database.execute(
        """
        create schema supabase_migrations;
        create table supabase_migrations.schema_migrations (version text primary key);
        insert into supabase_migrations.schema_migrations values ('20260101000000'), ('20250101000000');
        create schema signalcraft_private;
        create table signalcraft_private.flyway_schema_history (version text, success boolean);
        insert into signalcraft_private.flyway_schema_history
          values (null, true), ('20260102000000', false);
        create table public.first (id int);
        """);

    assertThat(migrations(FIRST, SECOND).pending()).containsExactly(SECOND.migration());

    database.execute("update signalcraft_private.flyway_schema_history set success = true");
    assertThat(migrations(FIRST, SECOND).migrate())
        .isEqualTo(new MigrationReport(List.of(), List.of(FIRST.migration(), SECOND.migration())));
  }

  @Test
  void alerts_that_were_there_before_their_evaluation_are_due_at_once() {
    List<MigrationFile> all = SqlResources.migrations("com/signalcraft/jdbc/migrations");
    SchemaMigrator.of(database.owner()).bootstrapPlainPostgres();
    migrations(
            all.stream()
                .filter(file -> !file.migration().name().equals("alert_evaluation"))
                .toArray(MigrationFile[]::new))
        .migrate();
    database.execute(
        """
        insert into auth.users (id, email) values (gen_random_uuid(), 'ada@example.com');
        insert into public.businesses (owner_id, name)
          select id, name from auth.users, unnest(array['Watched', 'Not watched']) name;
        insert into public.kpi_sources (business_id, name, type)
          select id, 'Sales', 'revenue' from public.businesses;
        insert into public.alerts (business_id, source_id, name, condition, threshold, is_active)
          select s.business_id, s.id, 'Low', 'below', 1, b.name = 'Watched'
          from public.kpi_sources s
          join public.businesses b on b.id = s.business_id;
        """);

    migrations(all.toArray(MigrationFile[]::new)).migrate();

    assertThat(
            database.value(
                "select string_agg(b.name || ' ' || (r.next_due <= now()), ',')"
                    + " from public.alert_runs r join public.businesses b on b.id = r.business_id"))
        .isEqualTo("Watched true");
    assertThat(database.value("select distinct settings from public.alerts")).isEqualTo("{}");
  }

  private Migrations migrations(MigrationFile... files) {
    return new Migrations(database.owner(), List.of(files), System::nanoTime);
  }

  private static MigrationFile file(String version, String name, String sql) {
    return new MigrationFile(new Migration(version, name), sql);
  }
}
