package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.NA;
import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.theta.ThetaModel;
import com.signalcraft.forecast.theta.ThetaOptions;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThetaForecasterTest {

  private static final ThetaOptions OPTIONS = ThetaOptions.ofDefaults();
  private static final TimeSeries AIR = KnownSeries.monthly(1949, KnownSeries.airPassengers());

  private static FittedForecaster fit(ThetaModel model, TimeSeries series) {
    return Forecasters.theta(OPTIONS.withModel(model)).fit(series);
  }

  private static double[] ahead(ThetaModel model, TimeSeries series, int steps) {
    return fit(model, series).predict(Horizon.steps(steps)).mean().values();
  }

  /** Against thetaf of R's package forecast 8.20, whose simplex stops a little early. */
  @Test
  void the_classic_form_gives_the_reference_values() {
    double[] air = {
      440.078191, 428.384281, 489.707099, 475.704627, 479.670389, 545.366272,
      602.752002, 601.100763, 523.951492, 456.627145, 397.953735, 447.644909
    };
    assertThat(ahead(ThetaModel.CLASSIC, AIR, 12)).containsExactly(air, within(0.003));
    TimeSeries nottem = KnownSeries.monthly(1920, KnownSeries.nottem());
    assertThat(ahead(ThetaModel.CLASSIC, nottem, 3))
        .containsExactly(new double[] {40.1260876, 39.5457862, 42.5476680}, within(1e-3));
    TimeSeries usage = TimeSeries.ofValues(KnownSeries.wwwUsage());
    assertThat(ahead(ThetaModel.CLASSIC, usage, 5))
        .containsExactly(
            new double[] {220.309628, 220.619025, 220.928422, 221.237819, 221.547216},
            within(1e-3));
  }

  /** Against statsforecast 2.1.1, whose simplex ends elsewhere in a flat valley. */
  @Test
  void the_state_space_forms_are_near_the_values_of_another_library() {
    double[][] others = {
      {440.96919545, 429.24924183, 490.69318724},
      {442.94253202, 432.23101568, 495.30793451},
      {440.77411379, 429.06186084, 490.4832683},
      {442.92719487, 432.29840082, 495.48245438}
    };
    ThetaModel[] models = {ThetaModel.STM, ThetaModel.OTM, ThetaModel.DSTM, ThetaModel.DOTM};
    for (int i = 0; i < models.length; i++) {
      assertThat(ahead(models[i], AIR, 3)).containsExactly(others[i], within(0.2));
    }
  }

  @Test
  void the_automatic_form_is_one_of_the_others() {
    FittedForecaster automatic = fit(ThetaModel.AUTO, AIR);
    assertThat(automatic.description()).startsWith("dynamic optimised theta model");
    assertThat(automatic.predict(Horizon.steps(3)).mean().values())
        .containsExactly(ahead(ThetaModel.DOTM, AIR, 3));
  }

  @Test
  void a_model_tells_what_it_is() {
    assertThat(fit(ThetaModel.CLASSIC, AIR).description())
        .isEqualTo(
            "classic theta method, θ 2, α 0.838, multiplicative season of 12 steps, on 144"
                + " observations");
    assertThat(fit(ThetaModel.OTM, TimeSeries.ofValues(1, 2, 4, 3, 5, 6, 5, 8)).description())
        .matches("optimised theta model, θ [0-9.]+, α 0\\.\\d+, no season, on 8 observations");
    assertThat(Forecasters.theta()).hasToString("theta");
    assertThat(Forecasters.theta(OPTIONS.withModel(ThetaModel.STM))).hasToString("theta stm");
    assertThat(fit(ThetaModel.STM, AIR).modelType()).isEqualTo(ModelType.THETA);
  }

  @Test
  void intervals_of_a_static_form_grow_as_those_of_exponential_smoothing_and_of_the_slope() {
    TimeSeries walk = SeriesFixtures.randomWalk(100, 3);
    FittedForecaster fitted = fit(ThetaModel.STM, walk);
    double alpha = Double.parseDouble(fitted.description().replaceAll(".*α ([0-9.]+),.*", "$1"));
    Band band = fitted.predict(Horizon.steps(30), Level.P95).band(Level.P95);
    double first = band.upper()[0] - band.lower()[0];
    double last = band.upper()[29] - band.lower()[29];
    double slope = alpha * alpha / 100;
    double expected = Math.sqrt((1 + 29 * alpha * alpha + 900 * slope) / (1 + slope));
    assertThat(last / first).isCloseTo(expected, within(0.01));
  }

  @Test
  void errors_in_proportion_to_the_level_are_seen_where_they_are() {
    Random random = new Random(7);
    double[] y = new double[120];
    double level = 100;
    for (int i = 0; i < y.length; i++) {
      level *= Math.exp(0.03 + 0.05 * random.nextGaussian());
      y[i] = level;
    }
    FittedForecaster growing = fit(ThetaModel.DOTM, TimeSeries.ofValues(y));
    Band band = growing.predict(Horizon.steps(1), Level.P95).band(Level.P95);
    double halfWidth = (band.upper()[0] - band.lower()[0]) / 2 / 1.98;
    assertThat(halfWidth / y[119]).isBetween(0.035, 0.07);
  }

  @Test
  void a_season_is_found_only_where_it_is_significant() {
    Forecaster four = Forecasters.theta(OPTIONS.withSeasonLength(4));
    assertThat(four.fit(SeriesFixtures.whiteNoise(100, 2)).description()).contains("no season");
    TimeSeries seasonal = values(100, i -> 50 + new double[] {3, -1, -4, 2}[i % 4] + i % 3);
    assertThat(four.fit(seasonal).description()).contains("multiplicative season of 4 steps");
    assertThat(four.fit(seasonal.map(value -> value - 50)).description())
        .contains("additive season of 4 steps");
    assertThat(
            Forecasters.theta(OPTIONS.withSeasonLength(4).withMultiplicative(false))
                .fit(seasonal)
                .description())
        .contains("additive season of 4 steps");
    assertThat(four.fit(seasonal.head(8)).description()).contains("no season");
  }

  @Test
  void parts_add_up() {
    FittedForecaster fitted = fit(ThetaModel.DOTM, AIR);
    Forecast forecast = fitted.predict(Horizon.steps(5));
    for (int i = 0; i < 5; i++) {
      double sum = 0;
      for (Component part : forecast.components()) {
        sum += part.values()[i];
      }
      assertThat(sum).isCloseTo(forecast.mean().valueAt(i), within(1e-9));
    }
    assertThat(fitted.components()).extracting(Component::name).containsExactly("trend", "season");
    assertThat(fitted.fitted().isMissing(0)).isTrue();
    assertThat(fit(ThetaModel.STM, AIR).fitted().missingCount()).isZero();
  }

  @Test
  void missing_values_are_passed_over_and_a_forecast_starts_at_the_last_value() {
    double[] y = SeriesFixtures.array(60, i -> 10 + 2 * i + (i % 2 == 0 ? 0.1 : -0.1));
    double[] gaps = Arrays.copyOf(y, 63);
    Arrays.fill(gaps, 60, 63, NA);
    gaps[0] = NA;
    gaps[7] = NA;
    gaps[30] = NA;
    gaps[31] = NA;
    for (ThetaModel model : ThetaModel.values()) {
      double[] whole = ahead(model, TimeSeries.ofValues(y), 5);
      FittedForecaster fitted = fit(model, TimeSeries.ofValues(gaps));
      double[] later = fitted.predict(Horizon.steps(2)).mean().values();
      assertThat(later[0]).as("%s", model).isCloseTo(whole[3], within(0.6));
      assertThat(later[1]).isCloseTo(whole[4], within(0.6));
      assertThat(fitted.fitted().valueAt(62)).isCloseTo(whole[2], within(0.6));
      assertThat(fitted.fitted().isMissing(0)).isTrue();
    }
  }

  @Test
  void few_values_and_none_at_all() {
    for (ThetaModel model : ThetaModel.values()) {
      FittedForecaster two = fit(model, TimeSeries.ofValues(10, 12));
      Forecast forecast = two.predict(Horizon.steps(3), Level.P80);
      assertThat(forecast.mean().valueAt(0)).as("%s", model).isBetween(10.0, 14.0);
      assertThat(forecast.band(Level.P80).upper()[0]).isGreaterThan(forecast.mean().valueAt(0));
      assertThatThrownBy(() -> fit(model, TimeSeries.ofValues(NA, 1, NA)))
          .isInstanceOf(InsufficientDataException.class)
          .hasMessage("series: must hold at least 2 observed values for the theta method, had 1");
    }
  }

  @Test
  void constant_zero_huge_and_tiny_values_are_borne() {
    for (ThetaModel model : ThetaModel.values()) {
      for (double constant : new double[] {0, 0.1, -7, 1e300, 1e-300}) {
        Forecast flat = fit(model, values(30, i -> constant)).predict(Horizon.steps(3), Level.P95);
        assertThat(flat.mean().values()).containsOnly(constant);
        assertThat(flat.band(Level.P95).upper()).containsOnly(constant);
      }
      double[] y = SeriesFixtures.array(40, i -> 100 + i + 5 * Math.sin(i));
      double[] mean = ahead(model, TimeSeries.ofValues(y), 3);
      for (double unit : new double[] {1e300, 1e-300, -3}) {
        double[] scaled = ahead(model, TimeSeries.ofValues(y).map(v -> v * unit), 3);
        for (int h = 0; h < 3; h++) {
          assertThat(scaled[h] / unit).isCloseTo(mean[h], within(1e-3));
        }
      }
      double greatest = Double.MAX_VALUE;
      TimeSeries extreme =
          TimeSeries.ofValues(-greatest, greatest, -greatest, 0, greatest, 1, greatest, 5, -5);
      Forecast far = fit(model, extreme).predict(Horizon.steps(3), Level.P95);
      assertThat(far.mean().missingCount()).isZero();
    }
  }

  @Test
  void an_update_without_a_refit_carries_the_states_on() {
    TimeSeries first = AIR.head(120);
    for (ThetaModel model : ThetaModel.values()) {
      FittedForecaster fitted = fit(model, first);
      FittedForecaster updated = fitted.update(AIR.slice(120, 144), Refit.NONE);
      assertThat(updated.history()).isEqualTo(AIR);
      assertThat(updated.fitted().head(120)).isEqualTo(fitted.fitted());
      assertThat(updated.description().replace("144", "120")).isEqualTo(fitted.description());
      double next = updated.predict(Horizon.steps(1)).mean().valueAt(0);
      assertThat(next).isBetween(400.0, 480.0);
      FittedForecaster refitted = fitted.update(AIR.slice(120, 144), Refit.PARAMETERS);
      FittedForecaster whole = fitted.update(AIR.slice(120, 144), Refit.WHOLE);
      assertThat(whole.predict(Horizon.steps(3)).mean())
          .isEqualTo(fit(model, AIR).predict(Horizon.steps(3)).mean());
      if (model != ThetaModel.AUTO) {
        assertThat(refitted.predict(Horizon.steps(3)).mean())
            .isEqualTo(whole.predict(Horizon.steps(3)).mean());
      }
    }
    assertThat(fit(ThetaModel.STM, first).update(AIR.slice(144, 144), Refit.NONE).fitted())
        .isEqualTo(fit(ThetaModel.STM, first).fitted());
  }

  @Test
  void a_million_values_take_no_more_than_time_in_proportion() {
    TimeSeries million = SeriesFixtures.randomWalk(1_000_000, 11);
    Forecaster none = Forecasters.theta(OPTIONS.withSeasonLength(24));
    Forecast forecast = none.fit(million).predict(Horizon.steps(5), Level.P95);
    assertThat(forecast.mean().valueAt(0)).isCloseTo(million.valueAt(999_999), within(3.0));
  }

  @Test
  void settings_are_checked() {
    assertThatThrownBy(() -> OPTIONS.withSeasonLength(0))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("seasonLength");
    assertThat(OPTIONS.withModel(ThetaModel.OTM).model()).isEqualTo(ThetaModel.OTM);
  }
}
