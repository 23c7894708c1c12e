package com.signalcraft.examples.fleet.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Takes staged results over into the tables. A series is taken over by whoever inserts its row
 * first: who comes second, be it a repeated task or one that was given up and still works, waits
 * for the first one's end and leaves it as it is. Stateless.
 */
final class StagedOutcomes {

  // Of a series that comes twice, the first. Rows in one order, so that no two transactions wait
  // for each other.
  private static final String SERIES =
      """
      with known as (
        select distinct on (s.business_id, s.source_id)
               s.*, k.business_id as known_business, k.id as known_source
        from pg_temp.staged_series s
        left join (
          public.kpi_sources k
          join public.businesses b on b.id = k.business_id and b.deleted_at is null
        )
          on k.id = s.source
         and k.deleted_at is null
         and (k.business_id = s.business or s.business_id = '')
        order by s.business_id, s.source_id, s.position
      ), added as (
        insert into signalcraft_fleet.series
          (run_id, business_id, source_id, status, reason, points, points_used, millis_taken,
           model_type, description, model_accuracy, forecasts, anomalies)
        select ?, business_id, source_id,
               case when known_source is null then 'failed' else status end,
               case
                 when known_source is null
                 then concat_ws('; ', reason, 'source_id: is none of the database (any more)')
                 else reason
               end,
               points, points_used, millis_taken,
               case when known_source is not null then model_type end,
               case when known_source is not null then description end,
               case when known_source is not null then model_accuracy end,
               case when known_source is null then 0 else forecasts end,
               case when known_source is null then 0 else anomalies end
        from known
        order by business_id, source_id
        on conflict (run_id, business_id, source_id) do nothing
        returning business_id, source_id
      )
      insert into pg_temp.kept_series (position, business, source)
      select k.position, k.known_business, k.known_source
      from added a
      join known k on k.business_id = a.business_id and k.source_id = a.source_id
      where k.known_source is not null
      """;

  // The accuracy with as many decimals as the library stores.
  private static final String FORECASTS =
      """
      insert into public.forecasts
        (business_id, source_id, run_id, model_type, forecast_date, predicted_value,
         confidence_lower, confidence_upper, model_accuracy)
      select k.business, k.source, ?, s.model_type, f.forecast_date, f.predicted_value,
             f.confidence_lower, f.confidence_upper, round(s.model_accuracy, 4)
      from pg_temp.kept_series k
      join pg_temp.staged_series s on s.position = k.position
      join pg_temp.staged_forecasts f on f.position = k.position
      order by k.business, k.source, f.forecast_date
      """;

  private static final String NOTE_FORECASTS =
      """
      select signalcraft_fleet.note_forecasts(?, array_agg(distinct k.business))
      from pg_temp.kept_series k
      join pg_temp.staged_series s on s.position = k.position
      where s.forecasts > 0
      having count(*) > 0
      """;

  // One that is there is corrected where it is another one now, as text since 1.0 and 1.00 are
  // equal as numbers; who has taken note of it stays.
  private static final String ANOMALIES =
      """
      with saved as (
        insert into public.anomalies as a
          (business_id, source_id, timestamp, actual_value, expected_value, deviation_score,
           severity)
        select k.business, k.source, n.timestamp, n.actual_value, n.expected_value,
               n.deviation_score, n.severity
        from pg_temp.kept_series k
        join pg_temp.staged_anomalies n on n.position = k.position
        order by k.business, k.source, n.timestamp
        on conflict (business_id, source_id, timestamp) do update
          set actual_value = excluded.actual_value,
              expected_value = excluded.expected_value,
              deviation_score = excluded.deviation_score,
              severity = excluded.severity
          where row(a.actual_value::text, a.expected_value::text, a.deviation_score::text,
                    a.severity)
                is distinct from
                row(excluded.actual_value::text, excluded.expected_value::text,
                    excluded.deviation_score::text, excluded.severity)
        -- Of a row that was not there before nothing has been locked.
        returning a.business_id, a.source_id, a.xmax = 0 as is_new
      ), changed as (
        select business_id, source_id,
               case when bool_or(is_new) then 'create' else 'update' end as action
        from saved
        group by business_id, source_id
        order by business_id, source_id
      )
      select signalcraft_fleet.note_anomalies(
               array_agg(business_id), array_agg(source_id), array_agg(action))
      from changed
      having count(*) > 0
      """;

  private StagedOutcomes() {}

  static void keep(Connection connection, UUID run) throws SQLException {
    if (update(connection, SERIES, run) > 0) {
      update(connection, FORECASTS, run);
      call(connection, ANOMALIES);
      // Last, as it may have to wait for others that note the same businesses.
      call(connection, NOTE_FORECASTS, run);
    }
  }

  private static int update(Connection connection, String sql, UUID run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, run);
      return statement.executeUpdate();
    }
  }

  private static void call(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
