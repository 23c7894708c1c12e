package com.signalcraft.examples.fleet.sink;

import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends results into temporary tables, which end with the transaction. Stateless. */
final class OutcomeStaging {

  private static final String TABLES =
      """
      create temporary table staged_series (
        position       integer primary key,
        business_id    text not null,
        source_id      text not null,
        business       uuid,
        source         uuid,
        status         text not null,
        reason         text,
        points         bigint not null,
        points_used    bigint not null,
        millis_taken   bigint not null,
        model_type     text,
        description    text,
        model_accuracy numeric,
        forecasts      integer not null,
        anomalies      integer not null
      ) on commit drop;
      create temporary table staged_forecasts (
        position         integer not null,
        forecast_date    timestamptz not null,
        predicted_value  numeric not null,
        confidence_lower numeric not null,
        confidence_upper numeric not null
      ) on commit drop;
      create temporary table staged_anomalies (
        position        integer not null,
        timestamp       timestamptz not null,
        actual_value    numeric not null,
        expected_value  numeric not null,
        deviation_score numeric not null,
        severity        text not null
      ) on commit drop;
      create temporary table kept_series (
        position integer primary key,
        business uuid not null,
        source   uuid not null
      ) on commit drop
      """;

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private OutcomeStaging() {}

  static void stage(Connection connection, List<SeriesOutcome> outcomes) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
    CopyText series = new CopyText();
    CopyText forecasts = new CopyText();
    CopyText anomalies = new CopyText();
    for (int position = 0; position < outcomes.size(); position++) {
      SeriesOutcome outcome = outcomes.get(position);
      series(position, outcome, series);
      forecasts(position, outcome, forecasts);
      anomalies(position, outcome, anomalies);
    }
    series.copy(connection, "copy pg_temp.staged_series from stdin");
    forecasts.copy(connection, "copy pg_temp.staged_forecasts from stdin");
    anomalies.copy(connection, "copy pg_temp.staged_anomalies from stdin");
  }

  private static void series(int position, SeriesOutcome outcome, CopyText rows) {
    rows.whole(position)
        .text(outcome.getBusinessId())
        .text(outcome.getSourceId())
        .text(uuidIfAny(outcome.getBusinessId()))
        .text(uuidIfAny(outcome.getSourceId()))
        .text(outcome.getStatus())
        .text(outcome.getReason())
        .whole(outcome.getPoints())
        .whole(outcome.getPointsUsed())
        .whole(outcome.getMillisTaken())
        .text(outcome.getModel())
        .text(outcome.getDescription())
        .numberIfAny(outcome.getAccuracy())
        .whole(outcome.getForecastTimes().length)
        .whole(outcome.getAnomalyTimes().length)
        .endRow();
  }

  private static @Nullable String uuidIfAny(String id) {
    return UUID_FORM.matcher(id).matches() ? id : null;
  }

  private static void forecasts(int position, SeriesOutcome outcome, CopyText rows) {
    for (int i = 0; i < outcome.getForecastTimes().length; i++) {
      rows.whole(position)
          .time(outcome.getForecastTimes()[i])
          .number(outcome.getMeans()[i])
          .number(outcome.getLowers()[i])
          .number(outcome.getUppers()[i])
          .endRow();
    }
  }

  private static void anomalies(int position, SeriesOutcome outcome, CopyText rows) {
    for (int i = 0; i < outcome.getAnomalyTimes().length; i++) {
      rows.whole(position)
          .time(outcome.getAnomalyTimes()[i])
          .number(outcome.getActuals()[i])
          .number(outcome.getExpecteds()[i])
          .number(outcome.getDeviations()[i])
          .text(outcome.getSeverities()[i])
          .endRow();
    }
  }
}
