package com.signalcraft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** What holds for every model and every series. */
class ForecastPropertiesTest {

  private static final Horizon TEN = Horizon.steps(10);

  /** A random walk with a season of 4 and a few missing values, above 0. */
  private static TimeSeries series(int size, long seed) {
    Random random = new Random(seed);
    double[] y = new double[size];
    double level = 100;
    for (int i = 0; i < size; i++) {
      level += random.nextGaussian();
      boolean missing = i > 4 && random.nextInt(10) == 0;
      y[i] = missing ? Double.NaN : Math.abs(level) + 1 + 5 * (i % 4) + random.nextGaussian();
    }
    return TimeSeries.ofValues(y);
  }

  @Provide
  Arbitrary<TimeSeries> history() {
    return Combinators.combine(Arbitraries.integers().between(5, 80), Arbitraries.longs())
        .as(ForecastPropertiesTest::series);
  }

  @Provide
  Arbitrary<Forecaster> model() {
    LinearOptions four = LinearOptions.ofDefaults().withSeasonLengths(List.of(4));
    return Arbitraries.of(
        Forecasters.naive(),
        Forecasters.drift(),
        Forecasters.seasonalNaive(),
        Forecasters.seasonalNaive(4),
        Forecasters.linear(),
        Forecasters.linear(four),
        Forecasters.linear(four.withTrend(false)),
        Forecasters.linear(four.withLogarithm(true)),
        Forecasters.linear(four.withSeasonLengths(List.of(4, 13))),
        Forecasters.auto());
  }

  /** Without logarithm or bound at zero. */
  @Provide
  Arbitrary<Forecaster> equivariant() {
    return model()
        .filter(model -> !model.toString().startsWith("log") && !model.toString().equals("auto"));
  }

  private static Forecast forecast(Forecaster model, TimeSeries series) {
    return model.fit(series).predict(TEN, Level.P80, Level.P95);
  }

  @Property(tries = 200, seed = "20240601")
  void bands_hold_the_mean_and_each_other(
      @ForAll("model") Forecaster model, @ForAll("history") TimeSeries series) {
    Forecast forecast = forecast(model, series);
    double[] mean = forecast.mean().values();
    Band narrow = forecast.band(Level.P80);
    Band wide = forecast.band(Level.P95);
    for (int h = 0; h < mean.length; h++) {
      assertThat(mean[h]).isBetween(narrow.lower()[h], narrow.upper()[h]);
      assertThat(narrow.lower()[h]).isBetween(wide.lower()[h], mean[h]);
      assertThat(narrow.upper()[h]).isBetween(mean[h], wide.upper()[h]);
    }
    assertThat(forecast.mean().timestamps()).containsExactly(series.futureTimestamps(10));
  }

  @Property(tries = 100, seed = "20240601")
  void the_same_series_gives_the_same_forecast(
      @ForAll("model") Forecaster model, @ForAll("history") TimeSeries series) {
    Forecast one = forecast(model, series);
    Forecast two = forecast(model, TimeSeries.ofValues(series.values()));
    assertThat(one.mean().values()).containsExactly(two.mean().values());
    assertThat(one.band(Level.P95).upper()).containsExactly(two.band(Level.P95).upper());
  }

  @Property(tries = 200, seed = "20240601")
  void fitted_values_and_residuals_give_the_history(
      @ForAll("model") Forecaster model, @ForAll("history") TimeSeries series) {
    FittedForecaster fitted = model.fit(series);
    TimeSeries residuals = fitted.residuals();
    for (int i = 0; i < series.size(); i++) {
      double sum = fitted.fitted().valueAt(i) + residuals.valueAt(i);
      if (!Double.isNaN(sum)) {
        assertThat(sum).isCloseTo(series.valueAt(i), within(1e-9));
      } else {
        assertThat(series.isMissing(i) || fitted.fitted().isMissing(i)).isTrue();
      }
    }
  }

  @Property(tries = 200, seed = "20240601")
  void parts_make_up_fitted_values_and_means(
      @ForAll("model") Forecaster model, @ForAll("history") TimeSeries series) {
    FittedForecaster fitted = model.fit(series);
    boolean product = fitted.description().startsWith("log");
    checkParts(fitted.components(), fitted.fitted(), product);
    Forecast forecast = fitted.predict(TEN);
    checkParts(forecast.components(), forecast.mean(), product);
  }

  private static void checkParts(List<Component> parts, TimeSeries whole, boolean product) {
    for (int i = 0; i < whole.size() && !parts.isEmpty(); i++) {
      double sum = product ? 1 : 0;
      for (Component part : parts) {
        sum = product ? sum * part.values()[i] : sum + part.values()[i];
      }
      assertThat(sum).isCloseTo(whole.valueAt(i), within(1e-9 * Math.abs(sum)));
    }
  }

  @Property(tries = 200, seed = "20240601")
  void shift_and_scale_of_the_series_are_those_of_the_forecast(
      @ForAll("equivariant") Forecaster model,
      @ForAll("history") TimeSeries series,
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double shift,
      @ForAll("units") double scale) {
    Forecast before = forecast(model, series);
    Forecast after = forecast(model, series.map(value -> scale * (value + shift)));
    double tolerance = 1e-7 * scale * (100 + Math.abs(shift));
    for (int h = 0; h < 10; h++) {
      assertThat(after.mean().valueAt(h))
          .isCloseTo(scale * (before.mean().valueAt(h) + shift), within(tolerance));
      assertThat(after.band(Level.P95).upper()[h])
          .isCloseTo(scale * (before.band(Level.P95).upper()[h] + shift), within(tolerance));
    }
  }

  @Provide
  Arbitrary<Double> units() {
    return Arbitraries.of(1e-14, 1e-6, 0.3, 1.0, 7.0, 1e6, 1e13);
  }

  @Property(tries = 100, seed = "20240601")
  void the_unit_does_not_change_the_choice(
      @ForAll("history") TimeSeries series, @ForAll("units") double scale) {
    Forecast before = forecast(Forecasters.auto(), series);
    Forecast after = forecast(Forecasters.auto(), series.map(value -> scale * value));
    // The noise has a deviation of 1: a search for the greatest likelihood, which is flat there,
    // stops within a few hundredths of it.
    assertThat(after.mean().valueAt(9))
        .isCloseTo(scale * before.mean().valueAt(9), within(0.03 * scale));
  }

  @Property(tries = 100, seed = "20240601")
  void a_mirror_image_has_the_mirrored_forecast(
      @ForAll("equivariant") Forecaster model, @ForAll("history") TimeSeries series) {
    Forecast before = forecast(model, series);
    Forecast after = forecast(model, series.map(value -> -value));
    for (int h = 0; h < 10; h++) {
      assertThat(after.mean().valueAt(h)).isCloseTo(-before.mean().valueAt(h), within(1e-7));
      assertThat(after.band(Level.P95).lower()[h])
          .isCloseTo(-before.band(Level.P95).upper()[h], within(1e-7));
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
    TimeSeries shifted =
        TimeSeries.of(series.zone(), series.frequency().orElseThrow(), times, series.values());
    Forecast before = forecast(model, series);
    Forecast after = forecast(model, shifted);
    assertThat(after.mean().values()).containsExactly(before.mean().values());
    assertThat(after.mean().timestampAt(0)).isEqualTo(before.mean().timestampAt(0) + shift);
  }
}
