package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.series.PointColumns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ForecastMakerTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final long MINUTE = 60_000L;
  private static final long DAY = 1_440 * MINUTE;

  private static final KpiSource SOURCE =
      new KpiSource(
          new UUID(0, 1),
          new UUID(0, 2),
          "Sales",
          OpenEnum.of(KpiType.REVENUE),
          null,
          JsonObject.EMPTY,
          true,
          START,
          START);

  @Test
  void a_trend_goes_on_and_the_held_out_end_shows_how_well_it_is_known() {
    ForecastRun run = make(ModelType.DRIFT, 2, line(12, DAY));

    assertThat(run.sourceId()).isEqualTo(SOURCE.id());
    assertThat(run.modelType()).isEqualTo(ModelType.DRIFT);
    assertThat(run.modelAccuracy()).isEqualByComparingTo("1");
    assertThat(run.predictions())
        .extracting(Prediction::forecastDate)
        .containsExactly(START.plusMillis(12 * DAY), START.plusMillis(13 * DAY));
    assertThat(run.predictions())
        .extracting(row -> row.predictedValue().doubleValue())
        .containsExactly(13.0, 14.0);
    assertThat(run.predictions()).allMatch(row -> row.confidenceLower() != null);
  }

  @Test
  void accuracy_is_one_less_the_weighted_error_of_forecasts_from_several_points_in_time() {
    double[] values = {1, 1, 1, 1, 1, 2, 2, 4};
    PointColumns columns = columns(values, DAY);

    // Two of 8 days ahead, naive: from day 6 on, 2 and 2 for 2 and 4; from day 4 on, 1 and 1 for 1
    // and 2. So 1 - (0 + 2 + 0 + 1) / (2 + 4 + 1 + 2).
    assertThat(make(ModelType.NAIVE, 7, columns).modelAccuracy()).isEqualByComparingTo("0.6667");
  }

  @Test
  void only_the_last_points_in_time_count() {
    double[] values = new double[60];
    Arrays.fill(values, 10);
    for (int i = 0; i < 50; i += 2) {
      values[i] = 1_000;
    }

    assertThat(make(ModelType.NAIVE, 2, columns(values, DAY)).modelAccuracy())
        .isEqualByComparingTo("1");
  }

  @Test
  void a_model_that_is_worse_than_nothing_has_the_accuracy_0() {
    double[] values = {0, 90, 0, 90, 0, 90, 0, 1, 0, 1, 0, 1};

    assertThat(make(ModelType.DRIFT, 1, columns(values, DAY)).modelAccuracy())
        .isEqualByComparingTo("0");
  }

  @Test
  void a_history_that_ends_in_zeros_has_no_accuracy() {
    assertThat(make(ModelType.NAIVE, 1, columns(new double[20], DAY)).modelAccuracy()).isNull();
  }

  @Test
  void a_history_too_short_to_hold_a_part_of_it_out_has_no_accuracy() {
    assertThat(make(ModelType.NAIVE, 1, line(3, DAY)).modelAccuracy()).isNull();
  }

  @Test
  void points_finer_than_an_hour_are_combined_by_the_hour() {
    ForecastRun run = make(ModelType.NAIVE, 1, line(600, MINUTE));

    assertThat(run.predictions()).hasSize(24);
    assertThat(run.predictions().get(0).forecastDate()).isEqualTo(START.plusMillis(600 * MINUTE));
    // The sum of the last hour, 541 to 600.
    assertThat(run.predictions().get(0).predictedValue()).isEqualByComparingTo("34230");
  }

  @Test
  void points_without_a_rhythm_are_combined_by_the_day() {
    long[] millis =
        LongStream.of(0, 7, 1_441, 2_900, 4_400, 4_417, 5_800)
            .map(minutes -> START.toEpochMilli() + minutes * MINUTE)
            .toArray();
    PointColumns columns = new PointColumns(millis, new double[] {1, 2, 3, 3, 1, 2, 3}, 7);

    ForecastRun run = make(ModelType.NAIVE, 1, columns);

    assertThat(run.predictions()).hasSize(1);
    assertThat(run.predictions().get(0).forecastDate()).isEqualTo(START.plusMillis(5 * DAY));
    assertThat(run.predictions().get(0).predictedValue()).isEqualByComparingTo("3");
  }

  @Test
  void without_a_type_a_model_is_chosen() {
    SourceColumns points = new SourceColumns(SOURCE, ZoneOffset.UTC, line(60, DAY));

    assertThat(ForecastMaker.make(points, Optional.empty(), 7).predictions()).hasSize(7);
  }

  @Test
  void no_points_are_too_few() {
    assertThatThrownBy(() -> make(ModelType.NAIVE, 1, line(0, DAY)))
        .isInstanceOf(InsufficientDataException.class);
  }

  private static ForecastRun make(ModelType type, int days, PointColumns columns) {
    return ForecastMaker.make(
        new SourceColumns(SOURCE, ZoneOffset.UTC, columns), Optional.of(type), days);
  }

  /** The values 1, 2, 3 and so on at even distances. */
  private static PointColumns line(int size, long distance) {
    return columns(IntStream.rangeClosed(1, size).asDoubleStream().toArray(), distance);
  }

  private static PointColumns columns(double[] values, long distance) {
    long[] millis =
        LongStream.range(0, values.length).map(i -> START.toEpochMilli() + i * distance).toArray();
    return new PointColumns(millis, values, values.length);
  }
}
