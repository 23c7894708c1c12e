package com.signalcraft.forecast.internal.decompose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.KnownSeries;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Against the values that stl of R 4.2 and mstl of its package forecast 8.20 print. */
class StlTest {

  private static final OptionalInt SEVEN = OptionalInt.of(7);

  private static void expect(Parts parts, int at, double season, double trend, double remainder) {
    assertThat(parts.seasons()[0][at]).isCloseTo(season, within(1e-9));
    assertThat(parts.trend()[at]).isCloseTo(trend, within(1e-9));
    assertThat(parts.remainder()[at]).isCloseTo(remainder, within(1e-9));
  }

  private static Parts stl(double[] values, StlSettings settings) {
    return Mstl.decompose(values, List.of(settings), 1);
  }

  @Test
  void a_season_that_may_change_is_that_of_the_reference() {
    Parts parts = stl(KnownSeries.nottem(), StlSettings.of(12, SEVEN, false));
    expect(parts, 0, -7.9251873616, 48.8993811434, -0.3741937817);
    expect(parts, 1, -9.1401112003, 48.9359244133, 1.0041867869);
    expect(parts, 100, 3.1438768462, 48.5487814489, -0.7926582951);
    expect(parts, 239, -10.8232083901, 49.2175906860, -0.5943822959);
  }

  @Test
  void a_season_that_never_changes_is_that_of_the_reference() {
    Parts parts = stl(KnownSeries.nottem(), StlSettings.of(12, OptionalInt.empty(), false));
    expect(parts, 0, -9.3471980275, 49.6806726486, 0.2665253789);
    expect(parts, 100, 3.5013569241, 48.8395050192, -1.4408619433);
    expect(parts, 239, -9.4781422783, 49.0050970824, -1.7269548041);
  }

  /** Six outer rounds: in the twelfth the reference's partial sort misses the median. */
  @Test
  void outliers_weigh_less_as_in_the_reference() {
    Parts parts = stl(KnownSeries.nottem(), new StlSettings(12, SEVEN, 0, 23, 1, 13, 1, 6));
    expect(parts, 0, -8.2300671812, 49.5925978887, -0.7625307075);
    expect(parts, 1, -9.5704882918, 49.6137869412, 0.7567013506);
    expect(parts, 100, 2.8906591731, 48.7249998054, -0.7156589784);
    expect(parts, 239, -11.1762295493, 49.4952250568, -0.5189955075);
  }

  @Test
  void a_local_line_for_the_season_is_that_of_the_reference() {
    StlSettings settings = StlSettings.of(12, OptionalInt.of(13), false).withSeasonalDegree(1);
    Parts parts = stl(KnownSeries.nottem(), settings);
    expect(parts, 0, -7.4965201432, 48.9038530603, -0.8073329171);
    expect(parts, 100, 3.3335382661, 48.6426728395, -1.0762111056);
    expect(parts, 239, -11.3687526325, 49.3201544684, -0.1514018359);
  }

  @Test
  void a_long_window_is_that_of_the_reference() {
    double[] logarithms = Arrays.stream(KnownSeries.co2()).map(Math::log).toArray();
    Parts parts = stl(logarithms, StlSettings.of(12, OptionalInt.of(21), false));
    expect(parts, 0, -0.0001849334, 5.7535410579, 0.0005489595);
    expect(parts, 1, 0.0017297822, 5.7538233819, 0.0011695813);
    expect(parts, 300, -0.0001615083, 5.8395256744, -0.0001188319);
    expect(parts, 467, -0.0024361970, 5.8987503352, 0.0017733594);
  }

  @Test
  void the_usual_window_gives_the_strength_of_the_reference() {
    StlSettings settings = StlSettings.of(12, OptionalInt.of(11), false);
    Parts parts = stl(KnownSeries.airPassengers(), settings);
    expect(parts, 0, -16.9770740863708, 123.145056928086, 5.83201715828449);
    expect(parts, 143, -44.1963249789503, 496.683254025195, -20.48692904624465);
    assertThat(parts.seasonalStrength(0)).isCloseTo(0.94067, within(5e-6));
  }

  @Test
  void several_seasons_are_those_of_the_reference() {
    double[] y = new double[200];
    for (int t = 1; t <= 200; t++) {
      double weekly = Math.sin(2 * Math.PI * t / 7) * 3;
      double monthly = Math.cos(2 * Math.PI * t / 30) * 2;
      y[t - 1] = weekly + monthly + t / 50.0 + t * 7919 % 101 / 101.0;
    }
    Parts parts =
        Mstl.decompose(
            y,
            List.of(
                StlSettings.of(7, OptionalInt.of(11), false),
                StlSettings.of(30, OptionalInt.of(15), false)),
            2);
    expect(parts, 0, 2.32451873875, 0.471663653465, -0.0443464720305);
    expect(parts, 1, 2.90369079855, 0.494715290027, 0.2382810826631);
    expect(parts, 99, 2.94374155284, 2.483727259086, 0.1311909572272);
    expect(parts, 199, -1.27789530851, 4.537406766328, -0.2449043406450);
    assertThat(parts.seasons()[1][199]).isCloseTo(-1.12813952265, within(1e-9));
  }

  @Test
  void missing_values_are_found_again_where_a_season_is_clear() {
    double[] y = new double[120];
    for (int t = 0; t < y.length; t++) {
      y[t] = 5 * Math.sin(Math.PI * t / 6) + 0.1 * t;
    }
    double[] gaps = y.clone();
    for (int t : new int[] {0, 1, 40, 41, 42, 43, 44, 45, 80, 119}) {
      gaps[t] = Double.NaN;
    }
    Parts parts = stl(gaps, StlSettings.of(12, OptionalInt.of(11), false));
    for (int t = 0; t < y.length; t++) {
      assertThat(parts.trend()[t] + parts.seasons()[0][t]).isCloseTo(y[t], within(0.25));
      assertThat(Double.isNaN(parts.remainder()[t])).isEqualTo(Double.isNaN(gaps[t]));
    }
  }

  @Test
  void a_series_without_seasons_has_a_trend_alone() {
    double[] line = new double[50];
    Arrays.setAll(line, i -> 3 + 2.0 * i);
    Parts parts = Mstl.decompose(line, List.of(), 2);
    assertThat(parts.trend()).containsExactly(line, within(1e-12));
    assertThat(parts.seasons()).isEmpty();
    assertThat(parts.trendStrength()).isCloseTo(1, within(1e-12));
  }

  @Test
  void two_seasons_are_not_enough() {
    assertThatThrownBy(() -> stl(new double[24], StlSettings.of(12, SEVEN, false)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("seasonLengths: must be less than half of the 24 values, was 12");
    assertThat(stl(new double[25], StlSettings.of(12, SEVEN, false)).trend()).containsOnly(0);
  }

  @Test
  void windows_must_be_odd() {
    assertThatThrownBy(() -> StlSettings.of(12, OptionalInt.of(8), false))
        .isInstanceOf(ValidationException.class)
        .hasMessage("seasonalWindow: must be odd and at least 3, was 8");
  }
}
