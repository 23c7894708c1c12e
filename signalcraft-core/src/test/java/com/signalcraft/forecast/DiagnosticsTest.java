package com.signalcraft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.diagnostic.Diagnostics;
import com.signalcraft.forecast.diagnostic.JarqueBera;
import com.signalcraft.forecast.diagnostic.LjungBox;
import com.signalcraft.series.TimeSeries;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Expected values come from R 4.2: Box.test, acf, pchisq and forecast's checkresiduals. */
class DiagnosticsTest {

  private static final FittedForecaster NILE =
      Forecasters.naive().fit(TimeSeries.ofValues(KnownSeries.nile()));

  @Test
  void residuals_of_the_naive_model_are_judged_as_by_an_independent_implementation() {
    Diagnostics found = Diagnostics.of(NILE);

    assertThat(found.count()).isEqualTo(99);
    assertThat(found.mean()).isCloseTo(-3.838383838384, within(1e-9));
    assertThat(found.standardDeviation()).isCloseTo(168.131915354066, within(1e-9));
    LjungBox test = found.ljungBox().orElseThrow();
    assertThat(test.statistic()).isCloseTo(30.2600554295, within(1e-7));
    assertThat(test.lags()).isEqualTo(10);
    assertThat(test.degreesOfFreedom()).isEqualTo(10);
    assertThat(test.pValue()).isCloseTo(7.76619085222e-04, within(1e-12));
    JarqueBera normal = found.jarqueBera().orElseThrow();
    assertThat(normal.statistic()).isCloseTo(0.950916458160, within(1e-9));
    assertThat(normal.skewness()).isCloseTo(0.219159410642, within(1e-9));
    assertThat(normal.excessKurtosis()).isCloseTo(-0.195963805041, within(1e-9));
    assertThat(normal.pValue()).isCloseTo(0.621600155928, within(1e-9));
    assertThat(found.likelihood()).isEmpty();
  }

  @Test
  void lags_and_estimated_parameters_may_be_given() {
    LjungBox test = Diagnostics.of(NILE, 3, 1).ljungBox().orElseThrow();

    assertThat(test.statistic()).isCloseTo(16.7723412094, within(1e-7));
    assertThat(test.degreesOfFreedom()).isEqualTo(2);
    assertThat(test.pValue()).isCloseTo(2.27998705941e-04, within(1e-12));
    assertThatThrownBy(() -> Diagnostics.of(NILE, 3, 3)).hasMessageContaining("parameters");
  }

  @Test
  void autocorrelations_are_those_of_the_whole_series_about_its_mean() {
    FittedForecaster model = Forecasters.naive().fit(TimeSeries.ofValues(KnownSeries.wwwUsage()));

    double[] r = Diagnostics.of(model).autocorrelations();

    assertThat(r).hasSize(10);
    assertThat(r[0]).isCloseTo(0.791763545410, within(1e-10));
    assertThat(r[4]).isCloseTo(0.331571901642, within(1e-10));
  }

  @Test
  void a_seasonal_model_is_looked_at_over_two_seasons_and_its_parameters_are_taken_off() {
    FittedForecaster model =
        Forecasters.ets().fit(KnownSeries.monthly(1949, KnownSeries.airPassengers()));
    Diagnostics found = Diagnostics.of(model);

    Likelihood likelihood = model.likelihood().orElseThrow();
    LjungBox test = found.ljungBox().orElseThrow();
    assertThat(found.likelihood()).contains(likelihood);
    assertThat(test.lags()).isEqualTo(24);
    assertThat(test.degreesOfFreedom()).isEqualTo(24 - (likelihood.parameters() - 1));
  }

  @Test
  void missing_residuals_are_left_out() {
    double[] y = KnownSeries.nile();
    y[40] = Double.NaN;
    Diagnostics found = Diagnostics.of(Forecasters.naive().fit(TimeSeries.ofValues(y)));

    assertThat(found.count()).isEqualTo(98);
    assertThat(found.ljungBox().orElseThrow().pValue()).isBetween(0.0, 0.02);
  }

  @Test
  void nothing_is_said_of_residuals_that_are_constant_or_too_few() {
    Diagnostics constant =
        Diagnostics.of(Forecasters.naive().fit(TimeSeries.ofValues(new double[50])));
    assertThat(constant.ljungBox()).isEmpty();
    assertThat(constant.jarqueBera()).isEmpty();
    assertThat(constant.mean()).isZero();

    Diagnostics line =
        Diagnostics.of(Forecasters.naive().fit(TimeSeries.ofValues(1, 2, 3, 4, 5, 6, 7, 8, 9)));
    assertThat(line.mean()).isEqualTo(1);
    assertThat(line.autocorrelations()).isEmpty();

    Diagnostics none = Diagnostics.of(Forecasters.naive().fit(TimeSeries.ofValues(3)));
    assertThat(none.count()).isZero();
    assertThat(none.mean()).isNaN();
  }

  @Property(tries = 50, seed = "20240601")
  void the_unit_does_not_matter(@ForAll @IntRange(min = -290, max = 290) int exponent) {
    double unit = Math.pow(10, exponent);
    double[] y = KnownSeries.nile();
    for (int i = 0; i < y.length; i++) {
      y[i] *= unit;
    }
    Diagnostics found = Diagnostics.of(Forecasters.naive().fit(TimeSeries.ofValues(y)));

    assertThat(found.ljungBox().orElseThrow().statistic()).isCloseTo(30.2600554295, within(1e-6));
    assertThat(found.jarqueBera().orElseThrow().statistic())
        .isCloseTo(0.950916458160, within(1e-6));
    assertThat(found.standardDeviation() / unit).isCloseTo(168.131915354, within(1e-6));
  }
}
