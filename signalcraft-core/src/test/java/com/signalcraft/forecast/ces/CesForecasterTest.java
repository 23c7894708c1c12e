package com.signalcraft.forecast.ces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedModels;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.KnownSeries;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CesForecasterTest {

  private static final Horizon YEAR = Horizon.steps(12);
  private static final TimeSeries AIR = KnownSeries.monthly(1949, KnownSeries.airPassengers());

  private static FittedCes fit(CesOptions options, TimeSeries series) {
    return (FittedCes) Forecasters.ces(options).fit(series);
  }

  private static FittedCes fit(CesSeason season, TimeSeries series) {
    return fit(CesOptions.ofDefaults().withSeasons(Set.of(season)), series);
  }

  /** The log-likelihoods of statsforecast 2.0 within its narrower bounds. */
  @Test
  void airline_passengers_are_at_least_as_likely_as_in_another_library() {
    double[] reference = {-873.6331, -791.6730, -741.1781, -711.4628};
    for (CesSeason season : CesSeason.values()) {
      Likelihood likelihood = fit(season, AIR).likelihood().orElseThrow();
      assertThat(likelihood.logLikelihood())
          .isGreaterThan(reference[List.of(CesSeason.values()).indexOf(season)] - 0.001);
    }
  }

  @Test
  void airline_passengers_get_a_full_season() {
    FittedCes fitted = fit(CesOptions.ofDefaults(), AIR);
    assertThat(fitted.season()).isEqualTo(CesSeason.FULL);
    assertThat(fitted.seasonLength()).isEqualTo(12);
    assertThat(fitted.parameters().betaImaginary()).isPresent();
    assertThat(fitted.description())
        .isEqualTo("CES(F) with a season of 12 steps on 144 observations");
    assertThat(fitted.modelType()).isEqualTo(ModelType.CES);
  }

  @Test
  void noise_gets_no_season() {
    Random random = new Random(1);
    double[] y = new double[120];
    Arrays.setAll(y, t -> 50 + random.nextGaussian());
    FittedCes fitted = fit(CesOptions.ofDefaults().withSeasonLength(12), TimeSeries.ofValues(y));
    assertThat(fitted.season()).isEqualTo(CesSeason.NONE);
    assertThat(fitted.predict(YEAR).mean().valueAt(11)).isCloseTo(50, within(2.0));
  }

  @Test
  void growth_is_followed_without_a_trend_in_the_model() {
    double[] y = new double[80];
    Random random = new Random(2);
    Arrays.setAll(y, t -> 100 + 5 * t + random.nextGaussian());
    double[] mean =
        fit(CesSeason.NONE, TimeSeries.ofValues(y)).predict(Horizon.steps(5)).mean().values();
    assertThat(mean[4]).isCloseTo(520, within(15.0));
  }

  @ParameterizedTest
  @EnumSource
  void bounds_hold_the_mean_and_widen(CesSeason season) {
    Forecast forecast = fit(season, AIR).predict(Horizon.steps(36), Level.P80, Level.P95);
    double[] narrow = forecast.band(Level.P80).upper();
    double[] wide = forecast.band(Level.P95).upper();
    for (int h = 0; h < 36; h++) {
      assertThat(narrow[h]).isGreaterThan(forecast.mean().valueAt(h)).isLessThan(wide[h]);
    }
    double first = wide[0] - forecast.mean().valueAt(0);
    assertThat(wide[35] - forecast.mean().valueAt(35)).isGreaterThan(first);
  }

  @Test
  void parts_add_up() {
    FittedCes fitted = fit(CesSeason.PARTIAL, AIR);
    List<Component> parts = fitted.components();
    assertThat(parts).extracting(Component::name).containsExactly("trend", "season");
    for (int t = 0; t < 144; t++) {
      assertThat(parts.get(0).values()[t] + parts.get(1).values()[t])
          .isCloseTo(fitted.fitted().valueAt(t), within(1e-9));
    }
    assertThat(fit(CesSeason.SIMPLE, AIR).components()).isEmpty();
    assertThat(fit(CesSeason.NONE, AIR).components()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_kept_model_forecasts_the_same_to_the_last_bit(CesSeason season) {
    FittedCes fitted = fit(season, AIR);
    FittedCes back = (FittedCes) FittedModels.load(FittedModels.save(fitted));
    assertThat(back.parameters()).isEqualTo(fitted.parameters());
    assertThat(back.likelihood()).isEqualTo(fitted.likelihood());
    assertThat(back.predict(YEAR, Level.P95).band(Level.P95).lower())
        .containsExactly(fitted.predict(YEAR, Level.P95).band(Level.P95).lower());
    assertThat(back.update(AIR.head(0), Refit.WHOLE).season()).isEqualTo(season);
  }

  @Test
  void refits_are_graded() {
    FittedCes before = fit(CesOptions.ofDefaults(), AIR.head(120));
    TimeSeries more = AIR.tail(24);
    FittedCes none = before.update(more, Refit.NONE);
    FittedCes parameters = before.update(more, Refit.PARAMETERS);
    FittedCes whole = before.update(more, Refit.WHOLE);
    assertThat(none.parameters()).isEqualTo(before.parameters());
    assertThat(none.history().size()).isEqualTo(144);
    assertThat(parameters.season()).isEqualTo(before.season());
    double likelihood = parameters.likelihood().orElseThrow().logLikelihood();
    assertThat(likelihood).isGreaterThan(none.likelihood().orElseThrow().logLikelihood());
    FittedCes alone = fit(before.season(), AIR);
    assertThat(likelihood).isCloseTo(alone.likelihood().orElseThrow().logLikelihood(), within(0.1));
    assertThat(whole.predict(YEAR).mean().values())
        .containsExactly(fit(CesOptions.ofDefaults(), AIR).predict(YEAR).mean().values());
  }

  @Property(tries = 10, seed = "3")
  void forecasts_scale_with_the_series(
      @ForAll @DoubleRange(min = -250, max = 250) double exponent) {
    double factor = Math.pow(10, exponent);
    double[] scaled = Arrays.stream(KnownSeries.ukGas()).map(v -> v * factor).toArray();
    double[] expected =
        fit(CesOptions.ofDefaults(), KnownSeries.quarterly(1960, KnownSeries.ukGas()))
            .predict(YEAR)
            .mean()
            .values();
    double[] mean =
        fit(CesOptions.ofDefaults(), KnownSeries.quarterly(1960, scaled))
            .predict(YEAR)
            .mean()
            .values();
    for (int h = 0; h < 12; h++) {
      assertThat(mean[h] / factor / expected[h]).isCloseTo(1, within(1e-4));
    }
  }

  @Property(tries = 5, seed = "4")
  void the_calendar_does_not_matter(@ForAll @IntRange(min = 1900, max = 2100) int year) {
    double[] y = KnownSeries.nottem();
    assertThat(
            fit(CesOptions.ofDefaults(), KnownSeries.monthly(year, y))
                .predict(YEAR)
                .mean()
                .values())
        .containsExactly(
            fit(CesOptions.ofDefaults(), KnownSeries.monthly(1920, y))
                .predict(YEAR)
                .mean()
                .values());
  }

  @Test
  void over_missing_values_the_states_run_on() {
    double[] y = KnownSeries.airPassengers();
    Arrays.fill(y, 60, 64, Double.NaN);
    y[0] = y[143] = Double.NaN;
    FittedCes fitted = fit(CesOptions.ofDefaults(), KnownSeries.monthly(1949, y));
    assertThat(fitted.fitted().missingCount()).isZero();
    assertThat(fitted.likelihood().orElseThrow().observations()).isEqualTo(138);
    double[] mean = fit(CesOptions.ofDefaults(), AIR).predict(YEAR).mean().values();
    for (int h = 0; h < 12; h++) {
      assertThat(fitted.predict(YEAR).mean().valueAt(h) / mean[h]).isCloseTo(1, within(0.15));
    }
  }

  @Test
  void a_constant_series_goes_on() {
    for (double level : new double[] {0, 7, -3, 1e300, 1e-300}) {
      double[] y = new double[30];
      Arrays.fill(y, level);
      FittedCes fitted = fit(CesOptions.ofDefaults().withSeasonLength(4), TimeSeries.ofValues(y));
      double[] mean = fitted.predict(YEAR, Level.P95).mean().values();
      for (double value : mean) {
        assertThat(value).isCloseTo(level, within(Math.abs(level) * 1e-3));
      }
    }
  }

  @Test
  void short_and_wild_series_get_finite_forecasts() {
    List<double[]> series =
        List.of(
            new double[] {1, 2},
            new double[] {1, Double.NaN, 3},
            new double[] {Double.NaN, 1, 2, 3, Double.NaN},
            new double[] {-1e300, 1e300, -1e300, 1e300, 1e300, -1e300, 1e300, 1e300},
            new double[] {1e-300, 3e-300, 2e-300, 1e-300, 4e-300, 2e-300},
            new double[] {1e-300, 1e300, 1, 1e-200, 1e200, 1, 2, 3, 4},
            new double[] {0, 0, 0, 0, 0, 0, 0, 1_000, 0, 0, 0, 0},
            new double[] {5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0});
    for (double[] y : series) {
      for (int season : new int[] {1, 2, 3}) {
        CesOptions options = CesOptions.ofDefaults().withSeasonLength(season);
        Forecast forecast =
            fit(options, TimeSeries.ofValues(y)).predict(Horizon.steps(30), Level.P95);
        assertThat(forecast.mean().missingCount()).as(Arrays.toString(y)).isZero();
      }
    }
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatThrownBy(() -> fit(CesOptions.ofDefaults(), TimeSeries.ofValues(1)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("2 observed values");
    assertThatThrownBy(() -> CesOptions.ofDefaults().withSeasons(Set.of()))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> CesOptions.ofDefaults().withSeasonLength(0))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void of_a_long_series_the_end_decides_and_all_is_fitted() {
    Random random = new Random(3);
    double[] y = new double[40_000];
    double level = 1_000;
    for (int t = 0; t < y.length; t++) {
      level += random.nextGaussian();
      y[t] = level + 20 * (t % 7) + random.nextGaussian();
    }
    FittedCes fitted = fit(CesOptions.ofDefaults().withSeasonLength(7), TimeSeries.ofValues(y));
    assertThat(fitted.season()).isNotEqualTo(CesSeason.NONE);
    double worst = 0;
    for (int t = 100; t < y.length; t += 97) {
      worst = Math.max(worst, Math.abs(fitted.residuals().valueAt(t)));
    }
    assertThat(worst).isLessThan(15);
  }
}
