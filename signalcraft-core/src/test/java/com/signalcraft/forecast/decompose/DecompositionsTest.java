package com.signalcraft.forecast.decompose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.KnownSeries;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecompositionsTest {

  private static final MstlOptions OPTIONS = MstlOptions.ofDefaults();
  private static final TimeSeries AIR = KnownSeries.monthly(1949, KnownSeries.airPassengers());

  private static double at(Decomposition parts, int i) {
    double sum = parts.trend().valueAt(i);
    for (TimeSeries season : parts.seasons().values()) {
      sum = parts.multiplicative() ? sum * season.valueAt(i) : sum + season.valueAt(i);
    }
    double rest = parts.remainder().valueAt(i);
    return parts.multiplicative() ? sum * rest : sum + rest;
  }

  /** Against mstl of R's package forecast 8.20. */
  @Test
  void months_have_the_season_of_the_reference() {
    Decomposition parts = Decompositions.mstl(AIR, OPTIONS);
    assertThat(parts.seasons()).containsOnlyKeys(12);
    assertThat(parts.trend().valueAt(0)).isCloseTo(123.145056928086, within(1e-9));
    assertThat(parts.seasons().get(12).valueAt(143)).isCloseTo(-44.1963249789503, within(1e-9));
    assertThat(parts.remainder().valueAt(143)).isCloseTo(-20.48692904624465, within(1e-9));
    assertThat(parts.seasonalStrength(12)).isCloseTo(0.94067, within(5e-6));
    TimeSeries co2 = KnownSeries.monthly(1959, KnownSeries.co2());
    Decomposition gas = Decompositions.stl(co2, 12);
    assertThat(gas.trend().valueAt(467)).isCloseTo(364.5697410, within(1e-7));
    assertThat(gas.seasons().get(12).valueAt(467)).isCloseTo(-0.7934998706, within(1e-7));
    assertThat(gas.trendStrength()).isGreaterThan(0.99);
  }

  @Test
  void parts_make_up_the_series() {
    for (MstlOptions options :
        List.of(
            OPTIONS,
            OPTIONS.withLogarithm(true),
            OPTIONS.withRobust(true),
            OPTIONS.withFixedSeasons(true),
            OPTIONS.withSeasonalWindow(7).withIterations(3),
            OPTIONS.withSeasonLengths(List.of(6, 12)),
            OPTIONS.withSeasonLengths(List.of()))) {
      Decomposition parts = Decompositions.mstl(AIR, options);
      for (int i = 0; i < AIR.size(); i++) {
        assertThat(at(parts, i)).isCloseTo(AIR.valueAt(i), within(1e-9));
        double rest = parts.remainder().valueAt(i);
        double trend = parts.trend().valueAt(i);
        assertThat(parts.seasonallyAdjusted().valueAt(i))
            .isCloseTo(parts.multiplicative() ? trend * rest : trend + rest, within(1e-9));
      }
    }
  }

  @Test
  void fixed_seasons_never_change() {
    TimeSeries season = Decompositions.mstl(AIR, OPTIONS.withFixedSeasons(true)).seasons().get(12);
    for (int i = 12; i < season.size(); i++) {
      assertThat(season.valueAt(i)).isEqualTo(season.valueAt(i - 12));
    }
  }

  @Test
  void outliers_stay_in_the_remainder_of_a_robust_decomposition() {
    double[] y = new double[120];
    Arrays.setAll(y, i -> 100 + i + 10 * Math.sin(Math.PI * i / 6));
    y[50] += 500;
    TimeSeries spoilt = TimeSeries.ofValues(y);
    MstlOptions twelve = OPTIONS.withSeasonLengths(List.of(12));
    Decomposition robust = Decompositions.mstl(spoilt, twelve.withRobust(true));
    assertThat(robust.remainder().valueAt(50)).isCloseTo(500, within(3.0));
    assertThat(robust.trend().valueAt(52)).isCloseTo(152, within(1.0));
    assertThat(Decompositions.mstl(spoilt, twelve).remainder().valueAt(50)).isLessThan(400);
  }

  @Test
  void a_missing_value_has_trend_and_season_but_no_remainder() {
    double[] y = KnownSeries.airPassengers();
    y[70] = Double.NaN;
    Decomposition parts = Decompositions.mstl(KnownSeries.monthly(1949, y), OPTIONS);
    assertThat(parts.remainder().isMissing(70)).isTrue();
    assertThat(parts.seasonallyAdjusted().isMissing(70)).isTrue();
    double filled = parts.trend().valueAt(70) + parts.seasons().get(12).valueAt(70);
    assertThat(filled).isCloseTo(AIR.valueAt(70), within(12.0));
    assertThat(parts.seasonalStrength(12)).isBetween(0.9, 1.0);
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatThrownBy(() -> Decompositions.stl(AIR.head(24), 12))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessage("series: must be longer than two seasons of 12 steps, had 24");
    assertThatThrownBy(
            () -> Decompositions.mstl(TimeSeries.ofValues(1, 0, 2), OPTIONS.withLogarithm(true)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("series: must be above zero for a logarithm, was 0.0 at index 1");
    assertThatThrownBy(() -> Decompositions.mstl(AIR, OPTIONS).seasonalStrength(7))
        .isInstanceOf(ValidationException.class)
        .hasMessage("length: must be one of [12], was 7");
    assertThatThrownBy(() -> OPTIONS.withSeasonalWindow(4)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> Decompositions.mstl(TimeSeries.ofValues(Double.NaN), OPTIONS))
        .isInstanceOf(InsufficientDataException.class);
  }

  @Test
  void short_constant_and_extreme_series_are_borne() {
    assertThat(Decompositions.mstl(TimeSeries.ofValues(3), OPTIONS).trend().values())
        .containsExactly(3);
    assertThat(Decompositions.mstl(TimeSeries.ofValues(1, 2), OPTIONS).trend().values())
        .containsExactly(new double[] {1, 2}, within(1e-12));
    double[] zeros = new double[40];
    Decomposition none =
        Decompositions.mstl(TimeSeries.ofValues(zeros), OPTIONS.withSeasonLengths(List.of(4)));
    assertThat(none.remainder().values()).containsOnly(0);
    assertThat(none.seasonalStrength(4)).isZero();
    assertThat(none.trendStrength()).isZero();
    for (double unit : new double[] {1e300, 1e-300}) {
      Decomposition parts = Decompositions.mstl(AIR.map(v -> v * unit), OPTIONS);
      assertThat(parts.seasonalStrength(12)).isCloseTo(0.94067, within(5e-6));
      assertThat(parts.trend().valueAt(0) / unit).isCloseTo(123.145056928086, within(1e-9));
    }
  }

  @Test
  void a_long_series_takes_time_in_proportion() {
    double[] y = new double[500_000];
    Arrays.setAll(y, i -> Math.sin(2 * Math.PI * i / 24) + Math.sin(2 * Math.PI * i / 168));
    Decomposition parts =
        Decompositions.mstl(TimeSeries.ofValues(y), OPTIONS.withSeasonLengths(List.of(24, 168)));
    assertThat(parts.seasonalStrength(24)).isGreaterThan(0.99);
    assertThat(parts.seasonalStrength(168)).isGreaterThan(0.99);
  }
}
