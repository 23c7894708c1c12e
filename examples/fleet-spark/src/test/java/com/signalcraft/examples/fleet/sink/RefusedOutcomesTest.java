package com.signalcraft.examples.fleet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Results that belong to nothing, or that a database does not take. */
class RefusedOutcomesTest extends SinkTests {

  @Test
  void a_series_that_belongs_to_no_source_is_a_row_of_the_report() {
    List<UUID> sources = sources(1);
    database.service().sources().delete(sources.get(1));
    SeriesOutcome stranger = outcome(tenant.sourceId());
    stranger.setBusinessId(UUID.randomUUID().toString());
    UUID unknown = UUID.randomUUID();

    keep(
        outcome(sources.get(0)),
        outcome(sources.get(1)),
        outcome(unknown),
        outcome("till 7; drop table x"),
        stranger);

    assertThat(rows()).startsWith("5 series, 2 forecasts, 1 anomalies");
    assertThat(List.of(sources.get(1), unknown, "till 7; drop table x"))
        .allSatisfy(
            source ->
                assertThat(status(source))
                    .isEqualTo("failed source_id: is none of the database (any more)"));
    assertThat(
            value(
                "select count(*) from signalcraft_fleet.series where run_id = :run"
                    + " and status = 'failed' and model_type is null"))
        .isEqualTo("4");
  }

  @Test
  void a_series_without_a_business_is_that_of_its_source() {
    SeriesOutcome bare = outcome(tenant.sourceId());
    bare.setBusinessId("");

    keep(bare);

    assertThat(rows()).startsWith("1 series, 2 forecasts, 1 anomalies");
  }

  @Test
  void what_the_database_refuses_is_a_row_and_the_others_are_kept() {
    List<UUID> sources = sources(4);
    SeriesOutcome late = outcome(sources.get(2));
    late.setForecastTimes(
        new long[] {day(0), Instant.parse("2150-01-01T00:00:00Z").toEpochMilli()});
    SeriesOutcome crossed = outcome(sources.get(3));
    crossed.setUppers(new double[] {1, 12});

    keep(outcome(sources.get(0)), outcome(sources.get(1)), late, crossed, outcome(sources.get(4)));

    assertThat(rows()).startsWith("5 series, 6 forecasts, 3 anomalies");
    assertThat(status(sources.get(2)))
        .startsWith("failed the database refused the results: ")
        .contains("forecast_date");
    assertThat(status(sources.get(3))).contains("confidence_upper");
  }

  @Test
  void a_failed_series_is_a_row_with_what_there_is_of_it() {
    SeriesOutcome failed = outcome(tenant.sourceId());
    failed.setStatus(SeriesOutcome.FAILED);
    failed.setReason("points: are too few");
    failed.setModel(null);
    failed.setAccuracy(null);
    failed.setForecastTimes(new long[0]);

    keep(failed);

    assertThat(rows()).startsWith("1 series, 0 forecasts, 1 anomalies");
    assertThat(status(tenant.sourceId())).isEqualTo("failed points: are too few");
  }
}
