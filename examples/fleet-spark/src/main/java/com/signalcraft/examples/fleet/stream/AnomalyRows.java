package com.signalcraft.examples.fleet.stream;

import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Anomalies that the table takes, as far as it is known without asking it. */
final class AnomalyRows {

  /** Times are in milliseconds; a product of whole numbers below 2^53 is exact. */
  private static final String GIVEN =
      """
      with given as (
        select g.business_id, g.source_id,
               timestamptz 'epoch' + g.millis * interval '1 millisecond' as timestamp,
               g.actual_value, g.expected_value, g.deviation_score, g.severity,
               g.lower_bound, g.upper_bound, g.score, g.starts_episode, g.explanation
        from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::numeric[], ?::numeric[], ?::numeric[],
                    ?::text[], ?::float8[], ?::float8[], ?::float8[], ?::boolean[], ?::text[])
             as g (business_id, source_id, millis, actual_value, expected_value, deviation_score,
                   severity, lower_bound, upper_bound, score, starts_episode, explanation)
        join public.kpi_sources s on s.business_id = g.business_id and s.id = g.source_id
      ),
      """;

  /** As the library saves them: what is there is corrected where it differs. */
  private static final String ANOMALIES =
      GIVEN
          + """
          kept as (
            insert into public.anomalies as a
              (business_id, source_id, timestamp, actual_value, expected_value, deviation_score,
               severity)
            select business_id, source_id, timestamp, actual_value, expected_value,
                   deviation_score, severity
            from given
            order by business_id, source_id, timestamp
            on conflict (business_id, source_id, timestamp) do update
              set actual_value = excluded.actual_value,
                  expected_value = excluded.expected_value,
                  deviation_score = excluded.deviation_score,
                  severity = excluded.severity
              where (a.actual_value, a.expected_value, a.deviation_score, a.severity)
                is distinct from
                (excluded.actual_value, excluded.expected_value, excluded.deviation_score,
                 excluded.severity)
            returning a.business_id, a.source_id, a.xmax = 0 as is_new
          ),
          changed as (
            select business_id, source_id,
                   case when bool_or(is_new) then 'create' else 'update' end as action
            from kept
            group by business_id, source_id
          ),
          noted as (
            select signalcraft_fleet.note_anomalies(
                     array_agg(business_id order by business_id, source_id),
                     array_agg(source_id order by business_id, source_id),
                     array_agg(action order by business_id, source_id))
            from changed
            having count(*) > 0
          )
          select business_id, source_id, (select count(*) from noted) from given
          """;

  private static final String DETAILS =
      GIVEN
          + """
          batch as (select ?::uuid as stream_id, ?::bigint as batch_id)
          insert into signalcraft_fleet.stream_anomalies
            (business_id, source_id, timestamp, lower_bound, upper_bound, score, starts_episode,
             explanation, stream_id, batch_id)
          select business_id, source_id, timestamp, lower_bound, upper_bound, score,
                 starts_episode, explanation, stream_id, batch_id
          from given, batch
          order by business_id, source_id, timestamp
          on conflict (business_id, source_id, timestamp) do update
            set lower_bound = excluded.lower_bound,
                upper_bound = excluded.upper_bound,
                score = excluded.score,
                starts_episode = excluded.starts_episode,
                explanation = excluded.explanation,
                stream_id = excluded.stream_id,
                batch_id = excluded.batch_id
          """;

  private record Row(UUID businessId, NewAnomaly anomaly, Told told) {}

  private final List<Row> rows;

  private AnomalyRows(List<Row> rows) {
    this.rows = rows;
  }

  /** Those that could be in the table; the others are left out. */
  static AnomalyRows of(List<Told> anomalies, KeptPart kept) {
    List<Row> rows = new ArrayList<>(anomalies.size());
    for (Told told : anomalies) {
      try {
        rows.add(row(told));
      } catch (ValidationException unsuited) {
        kept.leaveOut(told, String.valueOf(unsuited.getMessage()));
      }
    }
    return new AnomalyRows(rows);
  }

  private static Row row(Told told) {
    return new Row(
        uuid("business_id", told.getBusinessId()),
        new NewAnomaly(
            uuid("source_id", told.getSourceId()),
            Instant.ofEpochMilli(Checks.required("timestamp", told.getMillis())),
            decimal("actual_value", told.getValue()),
            decimal("expected_value", told.getExpected()),
            decimal("deviation_score", told.getDeviation()),
            OpenEnum.require(
                Severity.class, "severity", Checks.required("severity", told.getSeverity()))),
        told);
  }

  private static BigDecimal decimal(String field, @Nullable Double value) {
    double given = Checks.required(field, value);
    Checks.that(Double.isFinite(given), field, "must be finite, was " + given);
    return BigDecimal.valueOf(given);
  }

  private static UUID uuid(String field, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new ValidationException(field, "must be a UUID, was \"" + text + "\"");
    }
  }

  /** Writes them; those of sources that the database does not have are left out. */
  void write(Connection connection, UUID stream, long batch, KeptPart kept) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(ANOMALIES)) {
      bind(connection, statement);
      try (ResultSet given = statement.executeQuery()) {
        while (given.next()) {
          known.add(given.getString(1) + given.getString(2));
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(DETAILS)) {
      int next = bind(connection, statement);
      statement.setObject(next, stream);
      statement.setLong(next + 1, batch);
      statement.executeUpdate();
    }
    rows.stream()
        .filter(row -> !known.contains(row.businessId() + "" + row.anomaly().sourceId()))
        .forEach(row -> kept.leaveOut(row.told(), "the database has no such source"));
  }

  /** Binds all columns; the index of the next parameter. */
  private int bind(Connection connection, PreparedStatement statement) throws SQLException {
    int next = 1;
    next = bind(connection, statement, next, "uuid", Row::businessId);
    next = bind(connection, statement, next, "uuid", row -> row.anomaly().sourceId());
    next =
        bind(connection, statement, next, "int8", row -> row.anomaly().timestamp().toEpochMilli());
    next = bind(connection, statement, next, "numeric", row -> row.anomaly().actualValue());
    next = bind(connection, statement, next, "numeric", row -> row.anomaly().expectedValue());
    next = bind(connection, statement, next, "numeric", row -> row.anomaly().deviationScore());
    next = bind(connection, statement, next, "text", row -> row.told().getSeverity());
    next = bind(connection, statement, next, "float8", row -> row.told().getLower());
    next = bind(connection, statement, next, "float8", row -> row.told().getUpper());
    next = bind(connection, statement, next, "float8", row -> row.told().getScore());
    next = bind(connection, statement, next, "bool", row -> row.told().isStartsEpisode());
    return bind(connection, statement, next, "text", row -> row.told().getExplanation());
  }

  private int bind(
      Connection connection,
      PreparedStatement statement,
      int index,
      String type,
      Function<Row, @Nullable Object> column)
      throws SQLException {
    statement.setArray(index, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    return index + 1;
  }
}
