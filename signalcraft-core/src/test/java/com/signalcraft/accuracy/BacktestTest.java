package com.signalcraft.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacktestTest {

  private static final double NA = Double.NaN;

  /** Squares: 0, 1, 4, 9, … */
  private static TimeSeries squares(int size) {
    double[] y = new double[size];
    Arrays.setAll(y, i -> (double) i * i);
    return TimeSeries.ofValues(y);
  }

  private static List<Integer> trainingSizes(BacktestResult result) {
    return result.origins().stream().map(BacktestOrigin::trainingSize).toList();
  }

  private static Backtest steps(int steps) {
    return Backtest.of(Horizon.steps(steps));
  }

  private static double[] means(BacktestOrigin origin) {
    return origin.forecast().orElseThrow().mean().values();
  }

  @Test
  void origins_lie_a_horizon_apart_back_to_half_the_series() {
    assertThat(trainingSizes(steps(3).run(Forecasters.naive(), squares(20))))
        .containsExactly(11, 14, 17);
    assertThat(trainingSizes(steps(1).run(Forecasters.naive(), squares(20))))
        .containsExactly(15, 16, 17, 18, 19);
  }

  @Test
  void origins_follow_the_settings() {
    Backtest backtest = steps(3).origins(4).step(2).initial(12);
    assertThat(trainingSizes(backtest.run(Forecasters.naive(), squares(20))))
        .containsExactly(13, 15, 17);
    assertThat(trainingSizes(backtest.origins(2).run(Forecasters.naive(), squares(20))))
        .containsExactly(15, 17);
    assertThat(trainingSizes(backtest.initial(13).run(Forecasters.naive(), squares(20))))
        .containsExactly(13, 15, 17);
    assertThat(trainingSizes(backtest.initial(14).run(Forecasters.naive(), squares(20))))
        .containsExactly(15, 17);
    assertThat(trainingSizes(backtest.initial(17).run(Forecasters.naive(), squares(20))))
        .containsExactly(17);
  }

  @Test
  void a_series_too_short_for_one_origin_is_refused() {
    assertThatThrownBy(() -> steps(3).initial(18).run(Forecasters.naive(), squares(20)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessage(
            "series: must hold at least 21 observations for one origin with 18 before it and 3"
                + " after it, had 20");
    assertThatThrownBy(() -> steps(1).run(Forecasters.naive(), squares(1)))
        .isInstanceOf(InsufficientDataException.class);
    assertThatThrownBy(() -> steps(1).run(Forecasters.naive(), TimeSeries.ofValues()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must not be empty");
    assertThatThrownBy(
            () ->
                steps(1)
                    .run(
                        Forecasters.naive(),
                        TimeSeries.of(
                            ZoneOffset.UTC,
                            new long[] {0, 7, 8_000_001, 90_000_000_123L},
                            new double[4])))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be regular");
  }

  @Test
  void each_origin_has_the_forecast_and_what_came() {
    BacktestResult result = steps(2).origins(2).run(Forecasters.naive(), squares(10), Level.P95);
    BacktestOrigin first = result.origins().get(0);
    assertThat(first.trainingSize()).isEqualTo(6);
    assertThat(first.cutoff()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(first.actuals().values()).containsExactly(36, 49);
    assertThat(first.actuals().timestamps()).containsExactly(6, 7);
    assertThat(means(first)).containsExactly(25, 25);
    assertThat(first.forecast().orElseThrow().mean().timestamps()).containsExactly(6, 7);
    assertThat(first.failure()).isEmpty();
    // Training differences 1, 3, 5, 7, 9.
    assertThat(first.scale().meanAbsolute()).hasValue(5);
    assertThat(first.accuracy().orElseThrow().mase().orElseThrow())
        .isCloseTo((11 + 24) / 2.0 / 5, within(1e-12));
    assertThat(means(result.origins().get(1))).containsExactly(49, 49);
    assertThat(result.steps()).isEqualTo(2);
    assertThat(result.levels()).containsExactly(Level.P95);
    assertThat(result.seasonLength()).isEqualTo(1);
  }

  @Test
  void accuracy_is_over_all_origins_each_with_its_own_scale() {
    BacktestResult result = steps(2).origins(2).run(Forecasters.naive(), squares(10));
    // Errors 11 and 24 with scale 5, errors 15 and 32 with scale 7.
    Accuracy accuracy = result.accuracy();
    assertThat(accuracy.count()).isEqualTo(4);
    assertThat(accuracy.mae()).hasValue(82 / 4.0);
    assertThat(accuracy.mase().orElseThrow()).isCloseTo((35 / 5.0 + 47 / 7.0) / 4, within(1e-12));
    List<Accuracy> byStep = result.byStep();
    assertThat(byStep).hasSize(2);
    assertThat(byStep.get(0).mae()).hasValue(13);
    assertThat(byStep.get(1).mae()).hasValue(28);
    assertThat(byStep.get(0).count()).isEqualTo(2);
  }

  @Test
  void intervals_are_measured_overall_and_by_step() {
    BacktestResult result =
        steps(2).origins(2).run(Forecasters.naive(), squares(10), Level.P95, Level.P80, Level.P95);
    assertThat(result.levels()).containsExactly(Level.P80, Level.P95);
    assertThat(result.accuracy().band(Level.P95).coverage()).isPresent();
    assertThat(result.byStep().get(1).band(Level.P80).coverage()).isPresent();
  }

  @Test
  void a_sliding_window_forgets_the_beginning() {
    Forecaster drift = Forecasters.drift();
    BacktestOrigin all = steps(1).origins(1).run(drift, squares(10)).origins().get(0);
    BacktestOrigin last =
        steps(1).origins(1).slidingWindow(2).run(drift, squares(10)).origins().get(0);
    assertThat(all.trainingSize()).isEqualTo(9);
    assertThat(means(all)).containsExactly(new double[] {72}, within(1e-9));
    assertThat(last.trainingSize()).isEqualTo(2);
    assertThat(means(last)).containsExactly(new double[] {79}, within(1e-9));
    assertThat(last.cutoff()).isEqualTo(all.cutoff());
    BacktestOrigin wide =
        steps(1).origins(1).slidingWindow(99).run(drift, squares(10)).origins().get(0);
    assertThat(wide.trainingSize()).isEqualTo(9);
  }

  @Test
  void no_forecast_looks_ahead() {
    Random random = new Random(5);
    double[] y = new double[40];
    Arrays.setAll(y, i -> 20 + i % 4 * 3 + random.nextGaussian());
    Backtest backtest = steps(4).origins(2);
    for (Forecaster model :
        List.of(Forecasters.seasonalNaive(), Forecasters.linear(), Forecasters.auto())) {
      BacktestResult before = backtest.run(model, TimeSeries.ofValues(y), Level.P95);
      for (BacktestOrigin origin : before.origins()) {
        double[] changed = y.clone();
        for (int i = origin.trainingSize(); i < y.length; i++) {
          changed[i] = -1_000 * i;
        }
        BacktestResult after = backtest.run(model, TimeSeries.ofValues(changed), Level.P95);
        int index = before.origins().indexOf(origin);
        assertThat(means(after.origins().get(index))).containsExactly(means(origin));
        assertThat(after.origins().get(index).scale()).isEqualTo(origin.scale());
        assertThat(after.origins().get(index).forecast().orElseThrow().band(Level.P95).upper())
            .containsExactly(origin.forecast().orElseThrow().band(Level.P95).upper());
      }
    }
  }

  @Test
  void an_origin_that_cannot_be_fitted_is_kept_with_the_reason() {
    double[] y = {1, NA, NA, NA, NA, NA, 2, 3, 4, 5};
    BacktestResult result =
        steps(1).origins(5).initial(4).run(Forecasters.drift(), TimeSeries.ofValues(y));
    assertThat(result.origins()).hasSize(5);
    assertThat(result.failures()).hasSize(2);
    BacktestOrigin failed = result.origins().get(0);
    assertThat(failed.forecast()).isEmpty();
    assertThat(failed.accuracy()).isEmpty();
    assertThat(failed.failure())
        .contains("series: must hold at least 2 observed values for the drift model, had 1");
    assertThat(result.accuracy().count()).isEqualTo(3);
    assertThat(result.byStep().get(0).count()).isEqualTo(3);
  }

  @Test
  void where_nothing_can_be_fitted_there_is_no_verdict() {
    double[] y = {NA, NA, NA, NA, 1, 1};
    BacktestResult result =
        steps(1).origins(2).initial(3).run(Forecasters.naive(), TimeSeries.ofValues(y).slice(0, 5));
    assertThat(result.failures()).hasSize(2);
    assertThat(result.accuracy().mae()).isEmpty();
    assertThat(result.modelAccuracy()).isEmpty();
    assertThat(result.relativeMase(result)).isEmpty();
  }

  @Test
  void missing_actual_values_do_not_count() {
    double[] y = {1, 2, 3, 4, NA, 6};
    BacktestResult result = steps(2).origins(1).run(Forecasters.naive(), TimeSeries.ofValues(y));
    assertThat(result.accuracy().count()).isEqualTo(1);
    assertThat(result.accuracy().mae()).hasValue(2);
    assertThat(result.byStep().get(0).mae()).isEmpty();
  }

  @Test
  void absent_rows_count_as_steps() {
    long day = Duration.ofDays(1).toMillis();
    long[] times = new long[9];
    double[] y = new double[9];
    for (int i = 0; i < 9; i++) {
      times[i] = (i < 4 ? i : i + 1) * day;
      y[i] = i;
    }
    TimeSeries series = TimeSeries.of(ZoneOffset.UTC, Frequency.DAILY, times, y);
    BacktestResult result = Backtest.of(Horizon.days(2)).run(Forecasters.naive(), series);
    assertThat(trainingSizes(result)).containsExactly(6, 8);
    assertThat(result.steps()).isEqualTo(2);
  }

  @Test
  void the_season_length_of_scaled_errors_is_found_or_given() {
    double[] y = new double[60];
    Arrays.setAll(y, i -> i % 5 * 3 + 0.1 * i);
    TimeSeries series = TimeSeries.ofValues(y);
    assertThat(steps(2).run(Forecasters.naive(), series).seasonLength()).isEqualTo(5);
    BacktestResult given = steps(2).seasonLength(1).run(Forecasters.naive(), series);
    assertThat(given.seasonLength()).isEqualTo(1);
  }

  @Test
  void relative_mase_compares_two_models() {
    BacktestResult naive = steps(2).origins(2).run(Forecasters.naive(), squares(10));
    BacktestResult drift = steps(2).origins(2).run(Forecasters.drift(), squares(10));
    // Drift from 25 with slope 5 and from 49 with slope 7: errors 6, 14 and 8, 18.
    double expected = (20 / 5.0 + 26 / 7.0) / (35 / 5.0 + 47 / 7.0);
    assertThat(drift.relativeMase(naive).orElseThrow()).isCloseTo(expected, within(1e-12));
    assertThat(naive.relativeMase(naive)).hasValue(1);
    BacktestResult exact =
        steps(2).origins(2).run(Forecasters.drift(), TimeSeries.ofValues(0, 1, 2, 3, 4, 5, 6, 7));
    assertThat(exact.relativeMase(exact)).isEmpty();
    BacktestResult other = steps(3).origins(2).run(Forecasters.naive(), squares(10));
    assertThatThrownBy(() -> other.relativeMase(naive)).isInstanceOf(ValidationException.class);
    BacktestResult season =
        steps(2).origins(2).seasonLength(3).run(Forecasters.naive(), squares(10));
    assertThatThrownBy(() -> season.relativeMase(naive)).isInstanceOf(ValidationException.class);
  }

  @Test
  void relative_mase_counts_origins_that_both_models_made() {
    double[] y = {1, NA, NA, NA, NA, 2, 4, 7};
    TimeSeries series = TimeSeries.ofValues(y);
    Backtest backtest = steps(1).origins(4).initial(4);
    BacktestResult naive = backtest.run(Forecasters.naive(), series);
    BacktestResult drift = backtest.run(Forecasters.drift(), series);
    assertThat(naive.failures()).isEmpty();
    assertThat(drift.failures()).hasSize(2);
    // In common are the origins after 2 (no scale yet) and after 4.
    assertThat(naive.relativeMase(drift)).isEqualTo(drift.relativeMase(naive)).isEmpty();
    BacktestResult naiveAtEnd = new BacktestResult(1, 1, List.of(), naive.origins().subList(3, 4));
    // The last origin: scale 2, naive errs by 3, drift of 3/6 a step by 2.5.
    assertThat(drift.relativeMase(naiveAtEnd).orElseThrow()).isCloseTo(2.5 / 3, within(1e-12));
    assertThat(naiveAtEnd.relativeMase(drift).orElseThrow()).isCloseTo(3 / 2.5, within(1e-12));
  }

  @Test
  void model_accuracy_is_one_less_the_weighted_error_and_never_negative() {
    // Actual values 36, 49, 64, 81 and errors 11, 24, 15, 32.
    BacktestResult good = steps(2).origins(2).run(Forecasters.naive(), squares(10));
    assertThat(good.modelAccuracy().orElseThrow()).isCloseTo(1 - 82 / 230.0, within(1e-12));
    BacktestResult bad =
        steps(1).origins(1).run(Forecasters.naive(), TimeSeries.ofValues(9, 9, 9, 1));
    assertThat(bad.modelAccuracy()).isEqualTo(OptionalDouble.of(0));
  }

  @Test
  void settings_are_checked() {
    Backtest backtest = steps(1);
    List<Runnable> wrong = new ArrayList<>();
    wrong.add(() -> backtest.origins(0));
    wrong.add(() -> backtest.origins(100_001));
    wrong.add(() -> backtest.step(0));
    wrong.add(() -> backtest.initial(0));
    wrong.add(() -> backtest.slidingWindow(0));
    wrong.add(() -> backtest.seasonLength(0));
    for (Runnable setting : wrong) {
      assertThatThrownBy(setting::run).isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(() -> new BacktestResult(0, 1, List.of(), List.of()))
        .isInstanceOf(ValidationException.class);
    BacktestOrigin origin = steps(1).run(Forecasters.naive(), squares(10)).origins().get(0);
    assertThatThrownBy(
            () ->
                new BacktestOrigin(
                    1,
                    Instant.EPOCH,
                    origin.actuals(),
                    Scale.NONE,
                    origin.forecast(),
                    java.util.Optional.of("both")))
        .isInstanceOf(ValidationException.class);
  }
}
