package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.ensemble.Combination;
import com.signalcraft.forecast.ensemble.EnsembleOptions;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnsembleTest {

  private static final Forecaster NAIVE = Forecasters.naive();
  private static final Forecaster DRIFT = Forecasters.drift();
  private static final Forecaster LEVEL =
      Forecasters.linear(LinearOptions.ofDefaults().withTrend(false).withSeasonLengths(List.of()));

  private static double[] forecast(EnsembleOptions options, TimeSeries series, int steps) {
    return Forecasters.ensemble(options).fit(series).predict(Horizon.steps(steps)).mean().values();
  }

  @Test
  void the_median_of_three_is_the_middle_one_and_the_mean_their_mean() {
    TimeSeries line = values(11, i -> i);
    // At the first step: 5 (mean of all), 10 (last), 11 (line).
    EnsembleOptions three = EnsembleOptions.of(NAIVE, DRIFT, LEVEL);
    assertThat(forecast(three, line, 2)).containsExactly(new double[] {10, 10}, within(1e-9));
    assertThat(forecast(three.withCombination(Combination.MEAN), line, 2))
        .containsExactly(new double[] {26 / 3.0, 9}, within(1e-9));
  }

  @Test
  void the_median_of_two_lies_half_way() {
    assertThat(forecast(EnsembleOptions.of(NAIVE, DRIFT), values(11, i -> i), 2))
        .containsExactly(new double[] {10.5, 11}, within(1e-9));
  }

  @Test
  void bounds_are_combined_as_means_are() {
    TimeSeries walk = SeriesFixtures.randomWalk(100, 1);
    Forecast combined =
        Forecasters.ensemble(EnsembleOptions.of(NAIVE, DRIFT).withCombination(Combination.MEAN))
            .fit(walk)
            .predict(Horizon.steps(5), Level.P80, Level.P95);
    Forecast naive = NAIVE.fit(walk).predict(Horizon.steps(5), Level.P95);
    Forecast drift = DRIFT.fit(walk).predict(Horizon.steps(5), Level.P95);
    assertThat(combined.modelType()).isEqualTo(ModelType.ENSEMBLE);
    for (int h = 0; h < 5; h++) {
      assertThat(combined.band(Level.P95).upper()[h])
          .isCloseTo(
              (naive.band(Level.P95).upper()[h] + drift.band(Level.P95).upper()[h]) / 2,
              within(1e-9));
      assertThat(combined.band(Level.P95).lower()[h])
          .isLessThan(combined.band(Level.P80).lower()[h]);
    }
  }

  @Test
  void weights_follow_the_errors_near_the_end() {
    Random random = new Random(2);
    TimeSeries noise = values(200, i -> 50 + random.nextGaussian());
    EnsembleOptions learnt =
        EnsembleOptions.of(NAIVE, LEVEL)
            .withCombination(Combination.MEAN)
            .withOrigins(8)
            .withHorizon(6);
    double level = LEVEL.fit(noise).predict(Horizon.steps(1)).mean().valueAt(0);
    double last = noise.valueAt(199);
    double soft = (forecast(learnt.withSharpness(1), noise, 1)[0] - level) / (last - level);
    double sharp = (forecast(learnt.withSharpness(3), noise, 1)[0] - level) / (last - level);
    assertThat(soft).isBetween(0.2, 0.5);
    assertThat(sharp).isBetween(0.05, soft);
    assertThat(forecast(learnt.withSharpness(0), noise, 1)[0])
        .isCloseTo((level + last) / 2, within(1e-9));
  }

  @Test
  void an_exact_model_stands_alone() {
    FittedForecaster fitted =
        Forecasters.ensemble(EnsembleOptions.of(NAIVE, DRIFT, LEVEL).withOrigins(4))
            .fit(values(60, i -> 2.0 * i));
    assertThat(fitted.modelType()).isEqualTo(ModelType.DRIFT);
  }

  @Test
  void bands_are_as_wide_as_the_errors_of_the_backtest() {
    // The level model takes noise for independent; on a random walk it is far too sure of itself.
    TimeSeries walk = SeriesFixtures.randomWalk(400, 11);
    EnsembleOptions members = EnsembleOptions.of(LEVEL, LEVEL);
    double plain = halfWidth(members, walk);
    double learnt = halfWidth(members.withOrigins(20).withHorizon(10), walk);
    assertThat(learnt).isNotCloseTo(plain, within(0.05 * plain));
  }

  private static double halfWidth(EnsembleOptions options, TimeSeries series) {
    Forecast forecast =
        Forecasters.ensemble(options).fit(series).predict(Horizon.steps(1), Level.P95);
    return forecast.band(Level.P95).upper()[0] - forecast.mean().valueAt(0);
  }

  @Test
  void a_member_that_does_not_suit_is_left_out_and_all_of_them_are_named() {
    Forecaster log =
        Forecasters.linear(
            LinearOptions.ofDefaults().withLogarithm(true).withSeasonLengths(List.of()));
    TimeSeries negative = values(20, i -> i - 10);
    assertThat(forecast(EnsembleOptions.of(log, NAIVE), negative, 1)).containsExactly(9);
    assertThatThrownBy(() -> forecast(EnsembleOptions.of(log, log), negative, 1))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("suits no member of the ensemble: log-linear trend: must hold");
  }

  @Test
  void a_history_too_short_for_a_backtest_has_equal_weights() {
    assertThat(
            forecast(
                EnsembleOptions.of(NAIVE, DRIFT).withOrigins(4), TimeSeries.ofValues(1, 2, 3), 1))
        .containsExactly(3.5);
  }

  @Test
  void fitted_values_are_combined_too() {
    FittedForecaster fitted =
        Forecasters.ensemble(EnsembleOptions.of(NAIVE, DRIFT)).fit(values(11, i -> i));
    assertThat(fitted.fitted().isMissing(0)).isTrue();
    assertThat(fitted.fitted().valueAt(5)).isCloseTo(4.5, within(1e-9));
    assertThat(fitted.description())
        .isEqualTo(
            "median of naive model, the last value goes on, on 11 observations and drift model, the"
                + " line through the first and the last value, on 11 observations");
  }

  @Test
  void a_longer_history_keeps_the_weights_and_a_saved_one_forecasts_the_same() {
    TimeSeries walk = SeriesFixtures.randomWalk(120, 5);
    EnsembleOptions options =
        EnsembleOptions.of(NAIVE, DRIFT, LEVEL).withOrigins(4).withSharpness(0.5);
    FittedForecaster fitted = Forecasters.ensemble(options).fit(walk.head(100));
    FittedForecaster longer = fitted.update(walk.slice(100, 120), Refit.PARAMETERS);
    assertThat(longer.history()).isEqualTo(walk);
    assertThat(longer.description()).contains("(", " %)").contains("120 observations");
    FittedForecaster loaded = FittedModels.load(FittedModels.save(longer));
    assertThat(loaded.predict(Horizon.steps(7), Level.P95))
        .usingRecursiveComparison()
        .isEqualTo(longer.predict(Horizon.steps(7), Level.P95));
  }

  @Test
  void options_are_checked() {
    EnsembleOptions options = EnsembleOptions.of(NAIVE);
    assertThatThrownBy(EnsembleOptions::of).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> options.withOrigins(-1)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> options.withSharpness(21)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> options.withHorizon(0)).isInstanceOf(ValidationException.class);
    assertThat(Forecasters.ensemble(options)).hasToString("ensemble of 1 models");
  }
}
