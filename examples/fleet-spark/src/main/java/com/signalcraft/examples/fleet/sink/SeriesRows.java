package com.signalcraft.examples.fleet.sink;

import com.signalcraft.examples.fleet.sink.RunReport.Count;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of a run in {@code signalcraft_fleet.series}, and what they say as a whole. */
final class SeriesRows {

  private static final String ANY =
      "select exists (select from signalcraft_fleet.series where run_id = ?)";

  private static final String ALL =
      """
      select count(*),
             count(*) filter (where status = 'failed'),
             count(*) filter (where points_used < points),
             coalesce(sum(points), 0)::bigint,
             coalesce(sum(anomalies), 0)::bigint
      from signalcraft_fleet.series
      where run_id = ?
      """;

  private static final String MODELS =
      """
      select model_type, count(*)
      from signalcraft_fleet.series
      where run_id = ?
        and model_type is not null
      group by model_type
      """;

  private static final String REASONS =
      """
      select reason, count(*) as series
      from signalcraft_fleet.series
      where run_id = ?
        and reason is not null
      group by reason
      order by series desc, reason collate "C"
      limit 5
      """;

  private static final String SLOWEST =
      """
      select concat_ws(' ', nullif(business_id, ''), source_id), millis_taken
      from signalcraft_fleet.series
      where run_id = ?
      order by millis_taken desc, source_id collate "C" desc
      limit 1
      """;

  private SeriesRows() {}

  static boolean anyOf(Connection connection, UUID run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ANY)) {
      statement.setObject(1, run);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  static RunReport report(Connection connection, UUID run) throws SQLException {
    Map<String, Long> models =
        counts(connection, MODELS, run).stream()
            .collect(Collectors.toMap(Count::name, Count::count));
    List<Count> reasons = counts(connection, REASONS, run);
    Optional<Count> slowest = counts(connection, SLOWEST, run).stream().findFirst();
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setObject(1, run);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new RunReport(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            models,
            reasons,
            slowest);
      }
    }
  }

  private static List<Count> counts(Connection connection, String sql, UUID run)
      throws SQLException {
    List<Count> counts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, run);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.add(new Count(rows.getString(1), rows.getLong(2)));
        }
      }
    }
    return counts;
  }
}
