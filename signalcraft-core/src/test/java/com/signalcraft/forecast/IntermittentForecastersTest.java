package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.NA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.intermittent.CrostonOptions;
import com.signalcraft.forecast.intermittent.TsbOptions;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntermittentForecastersTest {

  private static final CrostonOptions CROSTON = CrostonOptions.ofDefaults();
  private static final TimeSeries DEMAND =
      TimeSeries.ofValues(0, 0, 3, 0, 1, 0, 0, 5, 0, 0, 2, 0, 4);
  private static final Horizon TWO = Horizon.steps(2);

  private static double mean(Forecaster model, TimeSeries series) {
    double[] mean = model.fit(series).predict(TWO).mean().values();
    assertThat(mean[1]).isEqualTo(mean[0]);
    return mean[0];
  }

  /** Against croston of R's package forecast 8.20 and CrostonSBA of statsforecast 2.1.1. */
  @Test
  void croston_gives_the_reference_values() {
    Forecaster plain = Forecasters.croston(CROSTON.withCorrected(false));
    assertThat(mean(plain, DEMAND)).isCloseTo(1.07042552439, within(1e-11));
    assertThat(mean(Forecasters.croston(), DEMAND)).isCloseTo(1.01690425, within(1e-8));
    double[] fitted = plain.fit(DEMAND).fitted().values();
    double[] expected = {
      NA,
      NA,
      NA,
      1,
      1,
      0.96551724,
      0.96551724,
      0.96551724,
      1.03780069,
      1.03780069,
      1.03780069,
      0.99965742,
      0.99965742
    };
    assertThat(fitted).containsExactly(expected, within(1e-8));
  }

  @Test
  void tsb_smooths_probability_and_size() {
    // Sizes 3, 1, 5, 2, 4 give 3.0912; the probability starts at one in three steps.
    double size = 3.0912;
    double chance = 1.0 / 3;
    for (int demand : new int[] {0, 1, 0, 0, 1, 0, 0, 1, 0, 1}) {
      chance += 0.2 * (demand - chance);
    }
    Forecaster tsb = Forecasters.tsb(TsbOptions.ofDefaults().withAlphas(0.2, 0.2));
    assertThat(mean(tsb, DEMAND)).isCloseTo(size * chance, within(1e-12));
  }

  @Test
  void demand_that_dies_out_is_seen_by_tsb_alone() {
    double[] y = new double[100];
    for (int i = 0; i < 40; i += 2) {
      y[i] = 10;
    }
    TimeSeries dying = TimeSeries.ofValues(y);
    assertThat(mean(Forecasters.tsb(), dying)).isLessThan(1);
    assertThat(mean(Forecasters.croston(), dying)).isGreaterThan(4);
  }

  @Test
  void estimated_parameters_are_within_their_bounds_and_no_worse() {
    FittedForecaster fitted =
        Forecasters.croston(CROSTON.withEstimatedAlpha().withCorrected(false)).fit(DEMAND);
    assertThat(fitted.description())
        .matches(
            "Croston's method, α 0\\.\\d{3} and 0\\.\\d{3}, on 13 observations, 5 of them with"
                + " demand");
    assertThat(Forecasters.tsb().fit(DEMAND).description())
        .startsWith("size and probability of demand");
    assertThat(Forecasters.croston()).hasToString("croston");
    assertThat(Forecasters.tsb()).hasToString("tsb");
  }

  @Test
  void a_missing_step_is_neither_demand_nor_none() {
    TimeSeries gaps =
        TimeSeries.ofValues(NA, 0, 0, 3, 0, NA, 1, 0, 0, 5, 0, 0, 2, NA, NA, 0, 4, NA);
    for (Forecaster model :
        List.of(
            Forecasters.croston(), Forecasters.tsb(TsbOptions.ofDefaults().withAlphas(0.1, 0.2)))) {
      assertThat(mean(model, gaps)).isEqualTo(mean(model, DEMAND));
    }
  }

  @Test
  void intervals_hold_the_share_that_they_should_and_are_never_negative() {
    Random random = new Random(3);
    int inside = 0;
    int all = 0;
    for (int run = 0; run < 60; run++) {
      double[] y = new double[130];
      for (int i = 0; i < y.length; i++) {
        y[i] = random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 0;
      }
      TimeSeries series = TimeSeries.ofValues(y);
      for (Forecaster model : List.of(Forecasters.croston(), Forecasters.tsb())) {
        Forecast forecast = model.fit(series.head(120)).predict(Horizon.steps(10), Level.P95);
        Band band = forecast.band(Level.P95);
        for (int h = 0; h < 10; h++) {
          assertThat(band.lower()[h]).isNotNegative();
          inside += y[120 + h] >= band.lower()[h] && y[120 + h] <= band.upper()[h] ? 1 : 0;
          all++;
        }
      }
    }
    assertThat((double) inside / all).isBetween(0.94, 0.995);
  }

  @Test
  void bounds_are_zero_or_sizes_that_were_seen() {
    Band band = Forecasters.croston().fit(DEMAND).predict(TWO, Level.P95).band(Level.P95);
    assertThat(band.lower()).containsOnly(0);
    assertThat(band.upper()).containsOnly(5);
    // Demand in one step of a hundred lies outside of 95 %; the mean does not.
    double[] rare = new double[300];
    rare[99] = 4;
    rare[199] = 4;
    rare[299] = 4;
    Forecast forecast =
        Forecasters.croston().fit(TimeSeries.ofValues(rare)).predict(TWO, Level.P95);
    assertThat(forecast.band(Level.P95).upper()[0]).isEqualTo(forecast.mean().valueAt(0));
  }

  @Test
  void no_demand_ever_is_expected_to_go_on() {
    for (Forecaster model : List.of(Forecasters.croston(), Forecasters.tsb())) {
      Forecast forecast = model.fit(TimeSeries.ofValues(0, 0, NA, 0)).predict(TWO, Level.P95);
      assertThat(forecast.mean().values()).containsOnly(0);
      assertThat(forecast.band(Level.P95).upper()).containsOnly(0);
    }
  }

  @Test
  void demand_at_every_step_is_smoothed() {
    TimeSeries always = SeriesFixtures.values(200, i -> 7);
    assertThat(mean(Forecasters.croston(CROSTON.withCorrected(false)), always)).isEqualTo(7);
    assertThat(mean(Forecasters.tsb(), always)).isEqualTo(7);
    assertThat(mean(Forecasters.tsb(), TimeSeries.ofValues(5))).isEqualTo(5);
  }

  @Test
  void what_cannot_be_demand_is_refused() {
    assertThatThrownBy(() -> Forecasters.croston().fit(TimeSeries.ofValues(0, -1)))
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "series: must not be negative for a model of intermittent demand, was -1.0 at index"
                + " 1");
    assertThatThrownBy(() -> Forecasters.tsb().fit(TimeSeries.ofValues(NA)))
        .isInstanceOf(InsufficientDataException.class);
    assertThatThrownBy(() -> CROSTON.withAlpha(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> TsbOptions.ofDefaults().withAlphas(0.1, 1.1))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void an_update_without_a_refit_keeps_the_parameters() {
    for (Forecaster model :
        List.of(Forecasters.tsb(), Forecasters.croston(CROSTON.withEstimatedAlpha()))) {
      FittedForecaster first = model.fit(DEMAND.head(10));
      FittedForecaster updated = first.update(DEMAND.slice(10, 13), Refit.NONE);
      String parameters = first.description().replaceAll(".*(α .*), on.*", "$1");
      assertThat(updated.description()).contains(parameters).contains("13 observations");
      assertThat(updated.fitted().head(10)).isEqualTo(first.fitted());
      assertThat(first.update(DEMAND.slice(10, 13), Refit.WHOLE).predict(TWO).mean())
          .isEqualTo(model.fit(DEMAND).predict(TWO).mean());
    }
  }
}
