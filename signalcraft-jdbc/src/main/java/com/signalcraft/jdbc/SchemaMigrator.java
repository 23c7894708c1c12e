package com.signalcraft.jdbc;

import com.signalcraft.common.Checks;
import com.signalcraft.jdbc.internal.migration.Migrations;
import com.signalcraft.jdbc.internal.migration.SqlResources;
import java.util.List;
import javax.sql.DataSource;

/**
 * Brings the schema of a database up to this version of the library, from nothing or from any
 * version before. The files are plain SQL, in the folder {@code com/signalcraft/jdbc/migrations} of
 * the library's jar; Flyway and the Supabase CLI take them as they are, and what one of them has
 * run (by {@code supabase_migrations.schema_migrations}, and {@code flyway_schema_history} in the
 * schema {@code signalcraft_private}) is not run again.
 *
 * <p>Each file is one transaction, noted in {@code signalcraft_private.schema_history}. Several
 * processes may start at once, behind a transaction pooler as well: they take turns.
 *
 * <p>Needs connections as the role that is to own the schema, such as Supabase's {@code postgres};
 * never those of {@link JdbcSignalCraft}. Errors of a file carry the server's message. Thread-safe.
 */
public final class SchemaMigrator {

  private static final String ROOT = "com/signalcraft/jdbc";

  private final Migrations migrations;

  private SchemaMigrator(Migrations migrations) {
    this.migrations = migrations;
  }

  /**
   * The migrator of a database.
   *
   * @param owner connections as the role that owns the schema, or is to own it
   * @return the migrator
   */
  public static SchemaMigrator of(DataSource owner) {
    Checks.required("owner", owner);
    return new SchemaMigrator(
        new Migrations(owner, SqlResources.migrations(ROOT + "/migrations"), System::nanoTime));
  }

  /**
   * Creates on a plain PostgreSQL what Supabase has: the roles {@code anon}, {@code authenticated}
   * and {@code service_role}, the table {@code auth.users} and the function {@code auth.uid()}. To
   * be run before {@link #migrate()}, by a role that may create roles; leaves what is there as it
   * is, and can be run again.
   *
   * @throws com.signalcraft.error.SignalCraftException if the database refuses; nothing was changed
   */
  public void bootstrapPlainPostgres() {
    migrations.run(
        "bootstrap plain PostgreSQL", SqlResources.read(ROOT + "/bootstrap/plain_postgresql.sql"));
  }

  /**
   * Runs the migrations that were not run yet, in the order of their versions.
   *
   * @return what was done
   * @throws com.signalcraft.error.ConflictException if a migration was applied with another text,
   *     or one that only a later version of the library knows
   * @throws com.signalcraft.error.SignalCraftException with the code {@code MIGRATION_FAILED} if
   *     the database refuses a file; those before it stay applied, nothing of it does
   */
  public MigrationReport migrate() {
    return migrations.migrate();
  }

  /**
   * The migrations of this version of the library that were run, by whatever tool.
   *
   * @return the migrations, in their order
   */
  public List<Migration> applied() {
    return migrations.applied();
  }

  /**
   * The migrations that {@link #migrate()} would run.
   *
   * @return the migrations, in their order
   */
  public List<Migration> pending() {
    return migrations.pending();
  }

  /**
   * Fills an empty, migrated database with a small business to look at and to try things on. Not
   * for databases that hold anything of worth.
   *
   * @throws com.signalcraft.error.SignalCraftException if the database refuses; nothing was changed
   */
  public void installSampleData() {
    migrations.run("install the sample data", SqlResources.read(ROOT + "/sample/sample_data.sql"));
  }
}
