package com.signalcraft.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.SchemaMigrator;
import com.signalcraft.jdbc.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flyway takes the migrations as they are. */
class FlywayTest {

  private TestDatabase database;

  @BeforeEach
  void createDatabase() {
    database = TestDatabase.empty();
    SchemaMigrator.of(database.owner()).bootstrapPlainPostgres();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void flyway_applies_each_file_unchanged_and_the_migrator_finds_nothing_left() {
    int files = SchemaMigrator.of(database.owner()).pending().size();

    MigrateResult result = flyway().load().migrate();

    assertThat(result.success).isTrue();
    assertThat(result.migrationsExecuted).isEqualTo(files);
    assertThat(SchemaMigrator.of(database.owner()).pending()).isEmpty();
    assertThat(SchemaMigrator.of(database.owner()).migrate().applied()).isEmpty();
  }

  @Test
  void flyway_goes_on_where_an_earlier_version_ended() {
    MigrationInfo[] all = flyway().load().info().all();
    String middle = all[all.length / 2].getVersion().getVersion();

    MigrateResult first = flyway().target(middle).load().migrate();
    MigrateResult second = flyway().load().migrate();

    assertThat(first.migrationsExecuted).isEqualTo(all.length / 2 + 1);
    assertThat(first.migrationsExecuted + second.migrationsExecuted).isEqualTo(all.length);
    assertThat(database.value("select count(*) from public.kpi_data")).isEqualTo("0");
  }

  private FluentConfiguration flyway() {
    // [flyway]
    return Flyway.configure()
        .dataSource(database.owner())
        .locations("classpath:com/signalcraft/jdbc/migrations")
        .sqlMigrationPrefix("")
        .sqlMigrationSeparator("_")
        .defaultSchema("signalcraft_private")
        .createSchemas(true);
    // [/flyway]
  }
}
