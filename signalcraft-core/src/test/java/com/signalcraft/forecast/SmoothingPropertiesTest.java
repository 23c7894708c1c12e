package com.signalcraft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.intermittent.CrostonOptions;
import com.signalcraft.forecast.theta.ThetaModel;
import com.signalcraft.forecast.theta.ThetaOptions;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for the theta method, decomposition and intermittent demand on every series. */
class SmoothingPropertiesTest {

  private static final Horizon TEN = Horizon.steps(10);
  private static final ThetaOptions FOUR = ThetaOptions.ofDefaults().withSeasonLength(4);
  private static final MstlOptions SEASONS =
      MstlOptions.ofDefaults().withSeasonLengths(List.of(4, 9));

  private static TimeSeries series(int size, long seed) {
    Random random = new Random(seed);
    double[] y = new double[size];
    double level = 100;
    for (int i = 0; i < size; i++) {
      level = Math.abs(level + random.nextGaussian());
      boolean missing = i > 4 && random.nextInt(10) == 0;
      boolean none = random.nextInt(8) == 0;
      y[i] = missing ? Double.NaN : none ? 0 : level + 1 + 5 * (i % 4);
    }
    return TimeSeries.ofValues(y);
  }

  @Provide
  Arbitrary<TimeSeries> history() {
    return Combinators.combine(Arbitraries.integers().between(6, 80), Arbitraries.longs())
        .as(SmoothingPropertiesTest::series);
  }

  /** Those whose forecast of a shifted series is shifted. */
  @Provide
  Arbitrary<Forecaster> movable() {
    return Arbitraries.of(
        Forecasters.theta(FOUR.withMultiplicative(false).withModel(ThetaModel.STM)),
        Forecasters.theta(FOUR.withMultiplicative(false).withModel(ThetaModel.DSTM)),
        Forecasters.theta(FOUR.withMultiplicative(false).withModel(ThetaModel.DOTM)),
        Forecasters.theta(FOUR.withSeasonLength(1).withModel(ThetaModel.CLASSIC)),
        Forecasters.mstl(SEASONS, Forecasters.drift()),
        Forecasters.mstl(SEASONS.withFixedSeasons(true), Forecasters.naive()));
  }

  @Provide
  Arbitrary<Forecaster> model() {
    return Arbitraries.oneOf(
        movable(),
        Arbitraries.of(
            Forecasters.theta(FOUR),
            Forecasters.theta(FOUR.withModel(ThetaModel.OTM)),
            Forecasters.theta(FOUR.withModel(ThetaModel.AUTO)),
            Forecasters.mstl(SEASONS.withRobust(true), Forecasters.theta()),
            Forecasters.croston(),
            Forecasters.croston(CrostonOptions.ofDefaults().withEstimatedAlpha()),
            Forecasters.tsb()));
  }

  private static Forecast forecast(Forecaster model, TimeSeries series) {
    return model.fit(series).predict(TEN, Level.P80, Level.P95);
  }

  @Property(tries = 200, seed = "20240601")
  void bands_hold_the_mean_and_each_other(
      @ForAll("model") Forecaster model, @ForAll("history") TimeSeries series) {
    Forecast forecast = forecast(model, series);
    Band narrow = forecast.band(Level.P80);
    Band wide = forecast.band(Level.P95);
    for (int h = 0; h < 10; h++) {
      assertThat(narrow.lower()[h]).isBetween(wide.lower()[h], forecast.mean().valueAt(h));
      assertThat(narrow.upper()[h]).isBetween(forecast.mean().valueAt(h), wide.upper()[h]);
    }
  }

  @Property(tries = 200, seed = "20240601")
  void the_unit_is_that_of_the_series(
      @ForAll("model") Forecaster model,
      @ForAll("history") TimeSeries series,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double unit) {
    double[] before = forecast(model, series).mean().values();
    double[] after = forecast(model, series.map(value -> unit * value)).mean().values();
    for (int h = 0; h < 10; h++) {
      double tolerance = 1e-4 * (10 + Math.abs(before[h]));
      assertThat(after[h] / unit).as("%s", model).isCloseTo(before[h], within(tolerance));
    }
  }

  /** Powers of two lose no digits. */
  @Property(tries = 200, seed = "20240601")
  void huge_and_tiny_units_change_nothing(
      @ForAll("model") Forecaster model,
      @ForAll("history") TimeSeries series,
      @ForAll @IntRange(min = -400, max = 400) int exponent) {
    double unit = Math.scalb(1.0, exponent);
    Forecast before = forecast(model, series);
    Forecast after = forecast(model, series.map(value -> unit * value));
    assertThat(after.mean().map(value -> value / unit)).isEqualTo(before.mean());
    for (int h = 0; h < 10; h++) {
      assertThat(after.band(Level.P95).upper()[h] / unit)
          .as("%s", model)
          .isEqualTo(before.band(Level.P95).upper()[h]);
    }
  }

  @Property(tries = 200, seed = "20240601")
  void a_shifted_series_has_the_shifted_forecast(
      @ForAll("movable") Forecaster model,
      @ForAll("history") TimeSeries series,
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double shift) {
    double[] before = forecast(model, series).mean().values();
    double[] after = forecast(model, series.map(value -> value + shift)).mean().values();
    for (int h = 0; h < 10; h++) {
      assertThat(after[h] - shift).isCloseTo(before[h], within(0.05));
    }
  }

  @Property(tries = 100, seed = "20240601")
  void time_may_be_shifted(
      @ForAll("model") Forecaster model,
      @ForAll("history") TimeSeries series,
      @ForAll @IntRange(min = -10_000, max = 10_000) int shift) {
    long[] times = series.timestamps();
    for (int i = 0; i < times.length; i++) {
      times[i] += shift;
    }
    TimeSeries later =
        TimeSeries.of(series.zone(), series.frequency().orElseThrow(), times, series.values());
    assertThat(forecast(model, later).mean().values())
        .containsExactly(forecast(model, series).mean().values());
  }

  @Property(tries = 200, seed = "20240601")
  void fitted_values_and_residuals_give_the_history(
      @ForAll("model") Forecaster model, @ForAll("history") TimeSeries series) {
    FittedForecaster fitted = model.fit(series);
    for (int i = 0; i < series.size(); i++) {
      double sum = fitted.fitted().valueAt(i) + fitted.residuals().valueAt(i);
      if (!Double.isNaN(sum)) {
        assertThat(sum).isCloseTo(series.valueAt(i), within(1e-9));
      }
    }
  }

  @Property(tries = 200, seed = "20240601")
  void a_model_is_the_same_after_it_was_kept(
      @ForAll("model") Forecaster model, @ForAll("history") TimeSeries series) {
    FittedForecaster saved = model.fit(series.head(series.size() - 3));
    FittedForecaster loaded = FittedModels.load(FittedModels.save(saved));

    FittedModelsTest.assertSame(loaded, saved);
    for (Refit refit : Refit.values()) {
      FittedForecaster later = saved.update(series.tail(3), refit);
      FittedModelsTest.assertSame(loaded.update(series.tail(3), refit), later);
      FittedModelsTest.assertSame(FittedModels.load(FittedModels.save(later)), later);
    }
  }
}
