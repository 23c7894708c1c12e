package com.signalcraft.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Aggregation;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KpiValuesTest {

  private static final KpiPoint POINT = Samples.point();

  @TestFactory
  Stream<DynamicTest> points() {
    RecordCheck check = RecordCheck.of(POINT);
    // {"a": "…"} has nine bytes around the text
    JsonObject largest = JsonObject.of("a", "x".repeat(KpiPoint.MAX_METADATA_BYTES - 9));
    JsonObject tooLarge = JsonObject.of("a", "x".repeat(KpiPoint.MAX_METADATA_BYTES - 8));
    return Stream.of(
        check.takes("timestamp", Instant.EPOCH),
        check.takes("timestamp", Instant.parse("2099-12-31T23:59:59.999999999Z")),
        check.refuses("timestamp", Instant.EPOCH.minusNanos(1), "from 1970 to 2099"),
        check.refuses("timestamp", Instant.parse("2100-01-01T00:00:00Z"), "from 1970 to 2099"),
        check.takes("value", new BigDecimal("9".repeat(50) + "." + "9".repeat(50))),
        check.refuses("value", new BigDecimal("1e50"), "at most 50 digits"),
        check.refuses("value", new BigDecimal("1e-51"), "at most 50 digits"),
        check.takes("metadata", largest),
        check.refuses("metadata", tooLarge, "must have at most 8,192 bytes, had 8193"));
  }

  @Test
  void a_point_is_cut_to_whole_microseconds() {
    Instant at = Instant.parse("2026-03-15T10:20:30.123456789Z");

    assertThat(KpiPoint.of(Samples.ID, at, "1").timestamp())
        .isEqualTo(Instant.parse("2026-03-15T10:20:30.123456Z"));
    assertThat(KpiPoint.of(Samples.ID, at, "1"))
        .isEqualTo(KpiPoint.of(Samples.ID, at.plusNanos(1), "1"));
  }

  @Test
  void a_value_keeps_its_text() {
    assertThat(KpiPoint.of(Samples.ID, Samples.AT, "1250.00").value()).hasToString("1250.00");
    assertThat(KpiPoint.of(Samples.ID, Samples.AT, "-1e3").value()).isEqualByComparingTo("-1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1,5", "1 000", "NaN", "Infinity", "0x10", "12abc", "1.2.3"})
  void what_is_no_number_is_refused(String text) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> KpiPoint.of(Samples.ID, Samples.AT, text))
        .withCauseInstanceOf(NumberFormatException.class)
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("value");
              assertThat(error.issue())
                  .isEqualTo("must be a number such as 1250.00, was \"" + text + "\"");
            });
  }

  @Test
  void a_point_may_bring_metadata() {
    KpiPoint point = KpiPoint.of(Samples.ID, Samples.AT, BigDecimal.ONE, Samples.JSON);

    assertThat(point.metadata()).isEqualTo(Samples.JSON);
    assertThat(point.id()).isEqualTo(PointIds.derive(Samples.ID, Samples.AT, Samples.JSON));
    assertThat(KpiPoint.of(Samples.ID, Samples.AT, BigDecimal.ONE).metadata())
        .isEqualTo(JsonObject.EMPTY);
  }

  @TestFactory
  Stream<DynamicTest> batches() {
    RecordCheck check = RecordCheck.of(Samples.batch());
    KpiPoint alien = KpiPoint.of(Samples.OTHER_ID, Samples.AT, "1");
    return Stream.of(
        check.takes("points", Collections.nCopies(10_000, POINT)),
        check.refuses("points", List.of(), "data_points", "between 1 and 10000, was 0"),
        check.refuses("points", Collections.nCopies(10_001, POINT), "data_points", "was 10001"),
        check.refuses(
            "points",
            List.of(POINT, alien),
            "source_id",
            "must be " + Samples.ID + " for every point of the batch, was " + Samples.OTHER_ID),
        check.takes("idempotencyKey", "x".repeat(8)),
        check.takes("idempotencyKey", "x".repeat(200)),
        check.refuses("idempotencyKey", "x".repeat(7), "at least 8 characters, had 7"),
        check.refuses("idempotencyKey", "x".repeat(201), "at most 200"),
        check.refuses("idempotencyKey", " ".repeat(10), "blank"));
  }

  @Test
  void a_batch_is_a_copy() {
    List<KpiPoint> points = new ArrayList<>(List.of(POINT));
    PointBatch batch = PointBatch.of(Samples.ID, points);
    points.clear();

    assertThat(batch).isEqualTo(new PointBatch(Samples.ID, List.of(POINT), null));
  }

  @TestFactory
  Stream<DynamicTest> sources() {
    JsonObject largest = JsonObject.of("a", "x".repeat(65_536 - 9));
    JsonObject tooLarge = JsonObject.of("a", "x".repeat(65_536 - 8));
    JsonObject wrongRule = JsonObject.of("aggregation", "median");
    Stream<DynamicTest> requests =
        Stream.of(
                RecordCheck.of(Samples.newSource()),
                RecordCheck.of(new KpiSourceUpdate(null, null, null, null)))
            .flatMap(
                check ->
                    Stream.of(
                        check.takes("name", "x".repeat(200)),
                        check.refuses("name", "x".repeat(201), "at most 200"),
                        check.refuses("name", " ", "blank"),
                        check.takes("unit", "x".repeat(50)),
                        check.takes("unit", ""),
                        check.refuses("unit", "x".repeat(51), "at most 50"),
                        check.takes("config", largest),
                        check.refuses("config", tooLarge, "65,536 bytes, had 65537"),
                        check.takes("config", JsonObject.of("aggregation", "avg")),
                        check.takes("config", JsonObject.of("aggregation", 7)),
                        check.refuses(
                            "config",
                            wrongRule,
                            "config.aggregation",
                            "must be one of sum, avg, count, min, max, last, was \"median\"")));
    RecordCheck row = RecordCheck.of(Samples.source());
    return Stream.concat(
        requests,
        Stream.of(
            row.takes("name", "x".repeat(200)),
            row.refuses("name", "x".repeat(201), "at most 200"),
            row.refuses("name", "", "blank")));
  }

  @ParameterizedTest
  @EnumSource(Aggregation.class)
  void a_source_is_combined_as_its_configuration_says(Aggregation aggregation) {
    assertThat(source(JsonObject.of("aggregation", aggregation.wireName())).aggregation())
        .isEqualTo(aggregation);
  }

  @Test
  void a_source_is_added_up_where_its_configuration_says_nothing() {
    assertThat(source(JsonObject.EMPTY).aggregation()).isEqualTo(Aggregation.SUM);
    assertThat(source(JsonObject.of("aggregation", 7)).aggregation()).isEqualTo(Aggregation.SUM);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> source(JsonObject.of("aggregation", "median")).aggregation())
        .satisfies(error -> assertThat(error.field()).isEqualTo("config.aggregation"));
  }

  private static KpiSource source(JsonObject config) {
    return new KpiSource(
        Samples.ID,
        Samples.ID,
        "Revenue",
        OpenEnum.of(KpiType.REVENUE),
        null,
        config,
        true,
        Samples.AT,
        Samples.AT);
  }

  @Test
  void shortcuts_of_sources() {
    assertThat(NewKpiSource.of(Samples.ID, "Visits", KpiType.TRAFFIC, "count"))
        .isEqualTo(
            new NewKpiSource(Samples.ID, "Visits", KpiType.TRAFFIC, "count", JsonObject.EMPTY));
    assertThat(KpiSourceUpdate.rename("Visits"))
        .isEqualTo(new KpiSourceUpdate("Visits", null, null, null));
    assertThat(KpiSourceUpdate.active(false))
        .isEqualTo(new KpiSourceUpdate(null, null, null, false));
    assertThat(PointQuery.all(Samples.ID)).isEqualTo(new PointQuery(Samples.ID, TimeRange.ALL));
  }

  @TestFactory
  Stream<DynamicTest> answers() {
    RecordCheck rollup = RecordCheck.of(Samples.dailyRollup());
    RecordCheck report = RecordCheck.of(new FlushReport(1, List.of(), 1));
    RecordCheck rejected = RecordCheck.of(Samples.rejected());
    return Stream.of(
        rollup.takes("count", 1L),
        rollup.refuses("count", 0L, "must be at least 1, was 0"),
        rollup.takes("max", new BigDecimal("1.00")),
        rollup.takes("min", new BigDecimal("-5")),
        rollup.refuses("min", new BigDecimal("1.01"), "must not exceed max, 1, was 1.01"),
        report.takes("accepted", 0L),
        report.refuses("accepted", -1L, "must not be negative, was -1"),
        report.takes("pending", 0L),
        report.refuses("pending", -1L, "must not be negative, was -1"),
        rejected.refuses("code", " ", "blank"),
        rejected.refuses("code", "x".repeat(101), "at most 100"),
        rejected.takes("reason", "x".repeat(10_000)),
        rejected.refuses("reason", "x".repeat(10_001), "at most 10000"),
        rejected.refuses("reason", "", "blank"));
  }

  @Test
  void a_flush_is_complete_when_nothing_is_refused_or_pending() {
    assertThat(new FlushReport(3, List.of(), 0).isComplete()).isTrue();
    assertThat(new FlushReport(3, List.of(), 1).isComplete()).isFalse();
    assertThat(new FlushReport(3, List.of(Samples.rejected()), 0).isComplete()).isFalse();
  }

  @Test
  void a_result_tells_how_many_points_are_stored() {
    WriteResult result = new WriteResult(1, 2, 4, 8, List.of(), false);

    assertThat(result.accepted()).isEqualTo(7);
    assertThat(result.requireComplete()).isSameAs(result);
  }

  @Test
  void a_result_with_refused_points_can_be_an_error() {
    RejectedPoint rejected = Samples.rejected();
    WriteResult result = new WriteResult(1, 0, 0, 0, List.of(rejected, rejected), false);

    assertThatExceptionOfType(PartialWriteException.class)
        .isThrownBy(result::requireComplete)
        .withMessage(
            "2 of the points were refused, the first at 2026-03-15T10:20:30Z: timestamp: too far"
                + " ahead")
        .satisfies(
            error -> {
              assertThat(error.result()).isEqualTo(result);
              assertThat(error.code()).isEqualTo("PARTIAL_WRITE");
              assertThat(error.retryable()).isFalse();
            });
  }

  @Test
  void no_such_error_without_a_refused_point() {
    WriteResult complete = new WriteResult(1, 0, 0, 0, List.of(), false);

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> new PartialWriteException(complete));
  }

  @TestFactory
  Stream<DynamicTest> writer_options() {
    RecordCheck check = RecordCheck.of(WriterOptions.defaults());
    return Stream.of(
        check.takes("batchSize", 1),
        check.takes("batchSize", 10_000),
        check.refuses("batchSize", 0, "between 1 and 10000, was 0"),
        check.refuses("batchSize", 10_001, "between 1 and 10000, was 10001"));
  }

  @Test
  void writer_options_change_one_at_a_time() {
    Consumer<RejectedPoint> listener = rejected -> {};
    WriterOptions options = WriterOptions.defaults();

    assertThat(options.batchSize()).isEqualTo(1_000);
    assertThat(options.withBatchSize(7).batchSize()).isEqualTo(7);
    assertThat(options.withBatchSize(7).onRejected()).isSameAs(options.onRejected());
    assertThat(options.withOnRejected(listener).onRejected()).isSameAs(listener);
    assertThat(options.withBatchSize(7).withOnRejected(listener).batchSize()).isEqualTo(7);
    options.onRejected().accept(Samples.rejected());
  }

  @Test
  void timeframes_are_so_many_times_24_hours() {
    assertThat(Timeframe.of("1d").duration()).isEqualTo(Duration.ofDays(1));
    assertThat(Timeframe.of("7d").duration()).isEqualTo(Duration.ofDays(7));
    assertThat(Timeframe.of("30d").duration()).isEqualTo(Duration.ofDays(30));
    assertThat(Timeframe.of("90d").duration()).isEqualTo(Duration.ofDays(90));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> Timeframe.of("2d"))
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("timeframe");
              assertThat(error.issue()).isEqualTo("must be one of 1d, 7d, 30d, 90d, was \"2d\"");
            });
  }
}
