package com.signalcraft.examples.fleet.points;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * About how many points there are, by business and month. Of a large table only some of the pages
 * are looked at, so that it takes seconds however many points there are.
 */
final class PointCounts {

  /** So much of the table is read at the most: some five million points. */
  private static final long MOST_BYTES = 512L << 20;

  private static final String SIZE =
      """
      select coalesce(sum(pg_relation_size(relid)), 0)
      from pg_partition_tree('public.kpi_data')
      where isleaf
      """;

  private static final String COUNT =
      """
      select business_id, date_trunc('month', "timestamp", 'UTC') as month, count(*) as points
      from public.kpi_data tablesample system (?)
      where "timestamp" >= ?
      group by 1, 2
      order by 1, 2
      """;

  private PointCounts() {}

  static List<PointCount> read(Connection connection, @Nullable Instant since) throws SQLException {
    return read(connection, since, MOST_BYTES);
  }

  static List<PointCount> read(Connection connection, @Nullable Instant since, long mostBytes)
      throws SQLException {
    List<PointCount> counts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setFloat(
          1, Math.min(100, 100 * (mostBytes / (float) Math.max(1, size(connection)))));
      statement.setObject(2, (since == null ? Instant.EPOCH : since).atOffset(ZoneOffset.UTC));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          OffsetDateTime month = rows.getObject("month", OffsetDateTime.class);
          counts.add(
              new PointCount(
                  rows.getObject("business_id", UUID.class),
                  month.toInstant(),
                  month.plusMonths(1).toInstant(),
                  rows.getLong("points")));
        }
      }
    }
    return counts;
  }

  private static long size(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SIZE);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
