package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MstlForecasterTest {

  private static final MstlOptions OPTIONS = MstlOptions.ofDefaults();
  private static final TimeSeries AIR = KnownSeries.monthly(1949, KnownSeries.airPassengers());

  private static double two(int i) {
    return 50 + 0.1 * i + 4 * Math.sin(2 * Math.PI * i / 7) + 6 * Math.cos(2 * Math.PI * i / 30);
  }

  @Test
  void several_seasons_go_on() {
    TimeSeries series = values(300, MstlForecasterTest::two);
    Forecaster model =
        Forecasters.mstl(OPTIONS.withSeasonLengths(List.of(7, 30)), Forecasters.drift());
    Forecast forecast = model.fit(series).predict(Horizon.steps(40), Level.P95);
    for (int h = 0; h < 40; h++) {
      assertThat(forecast.mean().valueAt(h)).isCloseTo(two(300 + h), within(0.7));
    }
    assertThat(forecast.components())
        .extracting(Component::name)
        .containsExactly("trend", "season of 7", "season of 30");
    assertThat(forecast.modelType()).isEqualTo(ModelType.MSTL);
    assertThat(model).hasToString("mstl + drift");
  }

  /** Near stlm of R's package forecast 8.20 with its ets, which estimates the level elsewhere. */
  @Test
  void months_are_forecast_as_by_the_reference() {
    Forecaster model =
        Forecasters.mstl(OPTIONS, Forecasters.ets(EtsOptions.ofDefaults().withSeasonLength(1)));
    double[] mean = model.fit(AIR).predict(Horizon.steps(3)).mean().values();
    assertThat(mean).containsExactly(new double[] {445.3090, 429.0783, 472.3008}, within(4.0));
    assertThat(Forecasters.mstl().fit(AIR).predict(Horizon.steps(3)).mean().values())
        .containsExactly(mean);
  }

  @Test
  void parts_add_up_and_on_the_logarithmic_scale_multiply() {
    for (boolean logarithm : new boolean[] {false, true}) {
      FittedForecaster fitted =
          Forecasters.mstl(OPTIONS.withLogarithm(logarithm), Forecasters.theta()).fit(AIR);
      Forecast forecast = fitted.predict(Horizon.steps(12), Level.P80);
      for (int h = 0; h < 12; h++) {
        double all = logarithm ? 1 : 0;
        for (Component part : forecast.components()) {
          all = logarithm ? all * part.values()[h] : all + part.values()[h];
        }
        assertThat(all).isCloseTo(forecast.mean().valueAt(h), within(1e-9));
      }
      assertThat(forecast.mean().valueAt(6)).isBetween(560.0, 690.0);
      assertThat(fitted.residuals().valueAt(100)).isBetween(-40.0, 40.0);
    }
  }

  @Test
  void a_model_tells_what_it_is() {
    assertThat(Forecasters.mstl(OPTIONS, Forecasters.naive()).fit(AIR).description())
        .isEqualTo(
            "yearly season by loess, without it naive model, the last value goes on, on 144"
                + " observations");
    TimeSeries hours =
        SeriesFixtures.starting(
            "2024-01-01T00:00:00Z", Frequency.HOURLY, SeriesFixtures.array(500, i -> i % 24));
    MstlOptions log = OPTIONS.withLogarithm(true);
    assertThat(
            Forecasters.mstl(log, Forecasters.drift())
                .fit(hours.map(value -> value + 1))
                .description())
        .startsWith("log-scale daily and weekly seasons by loess, without them drift model");
    assertThat(
            Forecasters.mstl(OPTIONS.withSeasonLengths(List.of()), Forecasters.naive())
                .fit(AIR)
                .description())
        .startsWith("no season by loess");
    assertThat(Forecasters.mstl(log, Forecasters.drift())).hasToString("log mstl + drift");
  }

  @Test
  void a_season_of_which_there_are_not_more_than_two_does_not_count() {
    Forecaster model = Forecasters.mstl(OPTIONS, Forecasters.naive());
    assertThat(model.fit(AIR.head(24)).description()).startsWith("no season");
    assertThat(model.fit(AIR.head(25)).description()).startsWith("yearly season");
  }

  @Test
  void missing_values_are_the_business_of_the_other_model() {
    double[] y = KnownSeries.airPassengers();
    y[0] = Double.NaN;
    y[60] = Double.NaN;
    y[61] = Double.NaN;
    y[143] = Double.NaN;
    TimeSeries gaps = KnownSeries.monthly(1949, y);
    FittedForecaster fitted = Forecasters.mstl(OPTIONS, Forecasters.theta()).fit(gaps);
    double[] whole =
        Forecasters.mstl(OPTIONS, Forecasters.theta())
            .fit(AIR.head(143))
            .predict(Horizon.steps(3))
            .mean()
            .values();
    double[] mean = fitted.predict(Horizon.steps(2)).mean().values();
    assertThat(mean).containsExactly(Arrays.copyOfRange(whole, 1, 3), within(12.0));
    assertThat(fitted.residuals().isMissing(60)).isTrue();
  }

  @Test
  void a_logarithm_needs_values_above_zero() {
    Forecaster model = Forecasters.mstl(OPTIONS.withLogarithm(true), Forecasters.naive());
    assertThatThrownBy(() -> model.fit(TimeSeries.ofValues(1, 2, 0)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("series: must be above zero for a logarithm, was 0.0 at index 2");
  }

  @Test
  void an_update_without_a_refit_repeats_the_last_season() {
    Forecaster model = Forecasters.mstl(OPTIONS, Forecasters.naive());
    FittedForecaster first = model.fit(AIR.head(132));
    FittedForecaster updated = first.update(AIR.slice(132, 144), Refit.NONE);
    double[] before = first.predict(Horizon.steps(12)).mean().values();
    double[] after = updated.predict(Horizon.steps(12)).mean().values();
    for (int h = 1; h < 12; h++) {
      assertThat(after[h] - after[h - 1]).isCloseTo(before[h] - before[h - 1], within(1e-9));
    }
    assertThat(first.update(AIR.slice(132, 144), Refit.WHOLE).predict(Horizon.steps(3)).mean())
        .isEqualTo(model.fit(AIR).predict(Horizon.steps(3)).mean());
    assertThat(first.update(AIR.slice(132, 144), Refit.PARAMETERS).predict(Horizon.steps(3)).mean())
        .isEqualTo(model.fit(AIR).predict(Horizon.steps(3)).mean());
  }

  @Test
  void constant_and_tiny_series_are_borne() {
    Forecaster model = Forecasters.mstl(OPTIONS.withSeasonLengths(List.of(4)), Forecasters.theta());
    for (double constant : new double[] {0, 0.1, 1e300, 1e-300}) {
      double[] mean =
          model.fit(values(30, i -> constant)).predict(Horizon.steps(3)).mean().values();
      assertThat(mean)
          .containsExactly(new double[] {constant, constant, constant}, within(1e-14 * constant));
    }
    assertThat(model.fit(TimeSeries.ofValues(1, 2)).predict(Horizon.steps(2)).mean().size())
        .isEqualTo(2);
  }
}
