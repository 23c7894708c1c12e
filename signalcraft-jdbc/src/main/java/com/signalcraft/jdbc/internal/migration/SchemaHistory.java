package com.signalcraft.jdbc.internal.migration;

import com.signalcraft.jdbc.Migration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The table that tells which migrations were run, and those of other tools. Stateless. */
final class SchemaHistory {

  private static final String CREATE_SCHEMA =
      """
      create schema signalcraft_private;
      revoke all on schema signalcraft_private from public
      """;

  private static final String CREATE_TABLE =
      """
      create table signalcraft_private.schema_history (
        version     text primary key,
        name        text not null,
        checksum    text not null,
        applied_at  timestamptz not null default now(),
        duration_ms bigint not null
      );
      revoke all on signalcraft_private.schema_history from public;
      alter table signalcraft_private.schema_history enable row level security
      """;

  private static final String CHECKSUMS =
      "select version, checksum from signalcraft_private.schema_history";

  private static final String SUPABASE =
      "select version from supabase_migrations.schema_migrations";

  private static final String FLYWAY =
      """
      select version
        from signalcraft_private.flyway_schema_history
       where success
         and version is not null
      """;

  private static final String ADD =
      """
      insert into signalcraft_private.schema_history (version, name, checksum, duration_ms)
      values (?, ?, ?, ?)
      """;

  private static final String HAS_SCHEMA = "select to_regnamespace(?) is not null";
  private static final String HAS_TABLE = "select to_regclass(?) is not null";

  private SchemaHistory() {}

  /** Creates the table where it is absent. */
  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(connection, HAS_SCHEMA, "signalcraft_private")) {
        statement.execute(CREATE_SCHEMA);
      }
      if (!exists(connection, HAS_TABLE, "signalcraft_private.schema_history")) {
        statement.execute(CREATE_TABLE);
      }
    }
  }

  /** The check sums of what this tool has run, by version; empty where there is no table yet. */
  static Map<String, String> checksums(Connection connection) throws SQLException {
    Map<String, String> checksums = new HashMap<>();
    if (exists(connection, HAS_TABLE, "signalcraft_private.schema_history")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(CHECKSUMS)) {
        while (rows.next()) {
          checksums.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return checksums;
  }

  /** The versions that other tools have run, migrations that are not ours included. */
  static Set<String> versionsOfOtherTools(Connection connection) throws SQLException {
    Set<String> versions = new HashSet<>();
    if (exists(connection, HAS_TABLE, "supabase_migrations.schema_migrations")) {
      versions.addAll(versions(connection, SUPABASE));
    }
    if (exists(connection, HAS_TABLE, "signalcraft_private.flyway_schema_history")) {
      versions.addAll(versions(connection, FLYWAY));
    }
    return versions;
  }

  private static Set<String> versions(Connection connection, String sql) throws SQLException {
    Set<String> versions = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        versions.add(rows.getString(1));
      }
    }
    return versions;
  }

  /** Notes that a file was run. */
  static void add(Connection connection, MigrationFile file, Duration took) throws SQLException {
    Migration migration = file.migration();
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, migration.version());
      statement.setString(2, migration.name());
      statement.setString(3, file.checksum());
      statement.setLong(4, took.toMillis());
      statement.executeUpdate();
    }
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }
}
