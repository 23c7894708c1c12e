package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.NA;
import static com.signalcraft.forecast.SeriesFixtures.array;
import static com.signalcraft.forecast.SeriesFixtures.randomWalk;
import static com.signalcraft.forecast.SeriesFixtures.starting;
import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.internal.selection.AutoForecaster;
import com.signalcraft.forecast.internal.selection.NanoClock;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoForecasterTest {

  private static final Horizon SEVEN = Horizon.steps(7);

  private static SelectedForecaster fit(TimeSeries series) {
    return fit(AutoOptions.ofDefaults(), series);
  }

  private static SelectedForecaster fit(AutoOptions options, TimeSeries series) {
    return (SelectedForecaster) Forecasters.auto(options).fit(series);
  }

  private static TimeSeries weekly(double trend, double noise, int seed) {
    Random random = new Random(seed);
    double[] y =
        array(150, i -> 100 + trend * i + (i % 7 < 5 ? 20 : 0) + noise * random.nextGaussian());
    return starting("2024-01-01T00:00:00Z", Frequency.DAILY, y);
  }

  @Test
  void a_season_with_a_trend_is_carried_on_by_several_models() {
    SelectedForecaster fitted = fit(weekly(0.5, 1, 1));
    assertThat(fitted.modelType()).isEqualTo(ModelType.ENSEMBLE);
    assertThat(fitted.description())
        .startsWith("weighted interquartile mean of ")
        .contains(
            " models compared over 14 steps from 4 origins, the best by mean absolute scaled error:"
                + " ");
    assertThat(fitted.fitted().size()).isEqualTo(150);
    Forecast forecast = fitted.predict(SEVEN, Level.P95);
    assertThat(forecast.modelType()).isEqualTo(ModelType.ENSEMBLE);
    for (int h = 0; h < 7; h++) {
      int i = 150 + h;
      assertThat(forecast.mean().valueAt(h))
          .isCloseTo(100 + 0.5 * i + (i % 7 < 5 ? 20 : 0), within(2.0));
    }
  }

  @Test
  void a_random_walk_goes_on_near_its_end() {
    for (int seed = 0; seed < 20; seed++) {
      TimeSeries walk = randomWalk(300, seed);
      assertThat(fit(walk).predict(SEVEN).mean().valueAt(0))
          .isCloseTo(walk.valueAt(299), within(1.5));
    }
  }

  @Test
  void growth_by_a_factor_goes_on_by_that_factor() {
    Random random = new Random(4);
    TimeSeries series = values(80, i -> Math.exp(0.05 * i + 0.02 * random.nextGaussian()));
    double ahead = fit(series).predict(Horizon.steps(12)).mean().valueAt(11);
    assertThat(Math.log(ahead)).isCloseTo(0.05 * 91, within(0.1));
  }

  @Test
  void mostly_zero_demand_is_tried_by_models_of_intermittent_demand() {
    Random random = new Random(7);
    TimeSeries demand = values(120, i -> random.nextInt(4) == 0 ? 1.0 + random.nextInt(3) : 0);
    SelectedForecaster fitted = fit(demand);
    assertThat(fitted.candidates())
        .extracting(CandidateScore::name)
        .doesNotContain("naive")
        .anyMatch(name -> name.contains("tsb"))
        .anyMatch(name -> name.contains("croston"))
        .noneMatch(name -> name.startsWith("arima"));
    assertThat(fitted.predict(SEVEN).mean().valueAt(0)).isBetween(0.1, 1.2);
  }

  @Test
  void candidates_are_sorted_by_score_and_simple_models_win_ties() {
    SelectedForecaster constant = fit(values(60, i -> 5));
    assertThat(constant.modelType()).isEqualTo(ModelType.NAIVE);
    assertThat(constant.candidates().get(0))
        .isEqualTo(new CandidateScore("naive", OptionalDouble.of(0), ""));
    List<Double> scores =
        fit(weekly(0.5, 1, 1)).candidates().stream()
            .map(candidate -> candidate.score().orElseThrow())
            .toList();
    assertThat(scores).isSorted().hasSizeGreaterThan(7);
  }

  @Test
  void the_score_is_the_mean_absolute_scaled_error_over_all_origins() {
    // Steps of one: naive errs by h after h steps, scaled by 1; two steps, so 1.5 on average.
    AutoOptions options = AutoOptions.ofDefaults().withHorizon(2).withSeasonLengths(List.of());
    SelectedForecaster fitted = fit(options, values(40, i -> i));
    assertThat(fitted.modelType()).isEqualTo(ModelType.DRIFT);
    assertThat(fitted.candidates())
        .filteredOn(candidate -> candidate.name().equals("naive"))
        .singleElement()
        .satisfies(naive -> assertThat(naive.score().orElseThrow()).isCloseTo(1.5, within(1e-12)));
  }

  @Test
  void a_season_length_given_is_tried_and_none_means_none() {
    TimeSeries series = SeriesFixtures.whiteNoise(100, 8);
    assertThat(fit(AutoOptions.ofDefaults().withSeasonLengths(List.of(12)), series).candidates())
        .extracting(CandidateScore::name)
        .contains("seasonal naive, season length 12", "autoregression, season length 12");
    assertThat(
            fit(AutoOptions.ofDefaults().withSeasonLengths(List.of()), weekly(0, 1, 1))
                .candidates())
        .extracting(CandidateScore::name)
        .contains("naive", "drift", "linear trend", "log-linear trend", "autoregression")
        .noneMatch(name -> name.contains("season length 7"));
  }

  @Test
  void a_season_longer_than_half_the_series_is_not_tried() {
    TimeSeries series = SeriesFixtures.whiteNoise(23, 8);
    assertThat(fit(AutoOptions.ofDefaults().withSeasonLengths(List.of(12)), series).candidates())
        .extracting(CandidateScore::name)
        .doesNotContain("seasonal naive, season length 12");
  }

  @Test
  void a_very_short_series_gets_the_naive_model() {
    SelectedForecaster fitted = fit(TimeSeries.ofValues(3, 4, 6));
    assertThat(fitted.modelType()).isEqualTo(ModelType.NAIVE);
    assertThat(fitted.candidates()).isEmpty();
    assertThat(fitted.description())
        .isEqualTo(
            "naive model, the last value goes on, on 3 observations; the series is too short to"
                + " compare models");
    assertThat(fit(TimeSeries.ofValues(3)).predict(SEVEN).mean().valueAt(6)).isEqualTo(3);
    assertThatThrownBy(() -> fit(TimeSeries.ofValues(NA)))
        .isInstanceOf(InsufficientDataException.class);
  }

  @Test
  void every_length_of_series_gets_a_forecast_with_intervals() {
    for (int n = 2; n < 60; n++) {
      double[] y = randomWalk(n, n).values();
      Forecast forecast = fit(TimeSeries.ofValues(y)).predict(SEVEN, Level.P95);
      assertThat(forecast.mean().missingCount()).isZero();
    }
  }

  @Test
  void a_model_that_cannot_be_fitted_is_listed_with_the_reason() {
    // Before the last origins there is one value alone.
    double[] y = array(24, i -> i == 0 || i > 20 ? i + 1 : NA);
    SelectedForecaster fitted = fit(TimeSeries.ofValues(y));
    assertThat(fitted.candidates())
        .filteredOn(candidate -> candidate.name().equals("drift"))
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.score()).isEmpty();
              assertThat(drift.note()).contains("at least 2 observed values");
            });
    assertThat(fitted.predict(SEVEN).mean().missingCount()).isZero();
  }

  @Test
  void forecasts_of_a_history_above_zero_stay_there_unless_told_otherwise() {
    TimeSeries falling = values(30, i -> 60 - 2 * i);
    Forecast bounded = fit(falling).predict(SEVEN, Level.P95);
    assertThat(bounded.mean().values()).containsExactly(0, 0, 0, 0, 0, 0, 0);
    assertThat(bounded.band(Level.P95).lower()).containsExactly(0, 0, 0, 0, 0, 0, 0);
    Forecast free =
        fit(AutoOptions.ofDefaults().withNonNegative(false), falling).predict(SEVEN, Level.P95);
    assertThat(free.mean().valueAt(6)).isCloseTo(-12, within(1e-9));
    TimeSeries below = values(30, i -> 50 - 2 * i);
    assertThat(fit(below).predict(SEVEN).mean().valueAt(6)).isCloseTo(-22, within(1e-9));
  }

  @Test
  void missing_values_are_allowed() {
    double[] y = weekly(0.5, 1, 6).values();
    for (int i = 0; i < y.length; i += 9) {
      y[i] = NA;
    }
    SelectedForecaster fitted = fit(starting("2024-01-01T00:00:00Z", Frequency.DAILY, y));
    assertThat(fitted.predict(SEVEN).mean().valueAt(0))
        .isCloseTo(100 + 0.5 * 150 + (150 % 7 < 5 ? 20 : 0), within(2.0));
  }

  @Test
  void a_budget_leaves_out_what_there_is_no_time_for() {
    long[] now = {0};
    NanoClock clock = () -> now[0] += 20_000_000;
    AutoOptions options = AutoOptions.ofDefaults().withBudget(Duration.ofMillis(200));
    SelectedForecaster fitted =
        (SelectedForecaster) new AutoForecaster(options, clock).fit(weekly(0.5, 1, 1));
    // The clock is read once at the start, and once before each model but the first two.
    assertThat(fitted.candidates()).hasSize(2 + 5);
    assertThat(fitted.description()).contains("more had no time left)");
    FittedForecaster loaded = FittedModels.load(FittedModels.save(fitted));
    assertThat(loaded.description()).isEqualTo(fitted.description());
  }

  @Test
  void options_are_checked() {
    AutoOptions options = AutoOptions.ofDefaults();
    assertThatThrownBy(() -> options.withBudget(Duration.ofNanos(999_999)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at least 1 ms");
    assertThat(options.withOrigins(7).origins()).isEqualTo(7);
    assertThatThrownBy(() -> options.withOrigins(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> options.withOrigins(101)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> options.withHorizon(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> options.withSeasonLengths(List.of(1)))
        .isInstanceOf(ValidationException.class);
    assertThat(Forecasters.auto()).hasToString("auto");
  }
}
