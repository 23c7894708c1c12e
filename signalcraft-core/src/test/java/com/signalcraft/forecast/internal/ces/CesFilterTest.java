package com.signalcraft.forecast.internal.ces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.KnownSeries;
import com.signalcraft.forecast.ces.CesSeason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Parameters and forecasts are those that the tests of statsforecast (test_ces.py) take from R's
 * package smooth.
 */
class CesFilterTest {

  private static double[] forecast(CesSeason season, double... x) {
    CesFilter filter = new CesFilter(KnownSeries.airPassengers(), season, 12);
    filter.run(x);
    double[] path = new double[13];
    filter.forecast(x, path, new double[13]);
    return path;
  }

  @Test
  void without_a_season_airline_passengers_have_the_published_forecasts() {
    assertThat(forecast(CesSeason.NONE, 2.001457, 1.000727))
        .containsExactly(
            new double[] {
              430.9211, 432.4049, 431.2324, 432.7212, 431.5439, 433.0376, 431.8556, 433.3543,
              432.1675, 433.6712, 432.4796, 433.9884, 432.7920
            },
            within(0.01));
  }

  @Test
  void with_a_simple_season_airline_passengers_have_the_published_forecasts() {
    assertThat(forecast(CesSeason.SIMPLE, 1.996411, 1.206694))
        .containsExactly(
            new double[] {
              446.2768, 423.5779, 481.4365, 514.7730, 533.5008, 589.0500, 688.2703, 674.5891,
              580.9486, 516.0776, 449.7246, 505.3621, 507.9884
            },
            within(0.001));
  }

  @Test
  void with_a_partial_season_airline_passengers_have_the_published_forecasts() {
    assertThat(forecast(CesSeason.PARTIAL, 1.476837, 1, 0.91997))
        .containsExactly(
            new double[] {
              437.6247, 412.9464, 445.5811, 498.5370, 493.0405, 550.7443, 629.2205, 607.1793,
              512.3455, 462.1260, 383.4097, 430.9221, 437.6247
            },
            within(0.001));
  }

  @Test
  void with_a_full_season_airline_passengers_have_the_published_forecasts() {
    assertThat(forecast(CesSeason.FULL, 1.350795, 1.009169, 1.777909, 0.973739))
        .containsExactly(
            new double[] {
              450.9262, 429.2925, 465.4771, 510.1799, 517.9913, 578.5654, 655.9219, 638.6218,
              542.0985, 498.1064, 431.3293, 477.3273, 501.3757
            },
            within(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void the_weights_of_an_error_are_what_it_adds_to_the_forecasts(CesSeason season) {
    double[] all = {1.3, 1.02, 0.4, 0.9};
    double[] x = Arrays.copyOf(all, CesEstimator.count(season));
    double[] weights = CesFilter.weights(season, 4, x, 9);
    double[] expected = new double[9];
    double l = x[0] - x[1];
    double c = x[0] + x[1];
    double s = x.length == 3 ? x[2] : x.length == 4 ? x[2] - x[3] : 0;
    double z = x.length == 4 ? x[2] + x[3] : 0;
    for (int h = 1; h <= 9; h++) {
      boolean whole = h % 4 == 0;
      if (season != CesSeason.SIMPLE || whole) {
        expected[h - 1] += l;
        double next = l - (1 - x[1]) * c;
        c = l + (1 - x[0]) * c;
        l = next;
      }
      if (whole && x.length > 2) {
        expected[h - 1] += s;
        double next = x.length == 4 ? s - (1 - x[3]) * z : s;
        z = x.length == 4 ? s + (1 - x[2]) * z : 0;
        s = next;
      }
    }
    assertThat(weights).containsExactly(expected, within(1e-12));
  }

  @Test
  void stable_parameters_let_errors_die_out() {
    assertThat(CesEstimator.isStable(new double[] {1.3, 1})).isTrue();
    assertThat(CesEstimator.isStable(new double[] {1.35, 1.009})).isTrue();
    assertThat(CesEstimator.isStable(new double[] {2.2, 1})).isFalse();
    assertThat(CesEstimator.isStable(new double[] {0.01, 0.01})).isFalse();
    assertThat(CesEstimator.isStable(new double[] {2, 0.1})).isFalse();
  }
}
