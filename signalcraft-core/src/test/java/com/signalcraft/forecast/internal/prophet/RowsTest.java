package com.signalcraft.forecast.internal.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Regressor;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import com.signalcraft.forecast.prophet.Scaling;
import com.signalcraft.forecast.prophet.Seasonality;
import com.signalcraft.forecast.prophet.SeasonalityOptions;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static final SeasonalityOptions SEASONS =
      SeasonalityOptions.ofDefaults().withYearly(0).withWeekly(0).withDaily(0);

  private static double[] row(ProphetOptions options, TimeSeries series, int index) {
    Observations observations = Fixtures.observations(options, series);
    Structure structure = Fixtures.structure(options, series);
    Rows rows =
        new Rows(
            structure,
            Scales.of(options, observations),
            observations.clock(),
            observations.epochMillis());
    double[] row = new double[structure.dense()];
    rows.fill(index, row);
    return row;
  }

  private static ProphetOptions with(SeasonalityOptions seasons) {
    return ProphetOptions.ofDefaults().withSeasonalities(seasons);
  }

  /** The reference values are those that Prophet's own tests hold, for 2012-05-18. */
  @Test
  void waves_count_from_1970() {
    TimeSeries series = Fixtures.daily(20, i -> i);
    assertThat(row(with(SEASONS.withWeekly(3)), series, 0))
        .containsExactly(
            new double[] {0.7818315, 0.6234898, 0.9749279, -0.2225209, 0.4338837, -0.9009689},
            within(1e-7));
    assertThat(row(with(SEASONS.withYearly(3)), series, 0))
        .containsExactly(
            new double[] {0.7006152, -0.7135393, -0.9998330, 0.01827656, 0.7262249, 0.6874572},
            within(1e-7));
  }

  @Test
  void a_high_order_is_as_exact_as_a_low_one() {
    double[] row = row(with(SEASONS.withYearly(200)), Fixtures.daily(20, i -> i), 7);
    double days = 15478.0 + 7;
    assertThat(row[398]).isCloseTo(Math.sin(2 * Math.PI * 200 * days / 365.25), within(1e-9));
  }

  @Test
  void noon_is_noon_in_winter_and_summer() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    TimeSeries series =
        Fixtures.series("2023-03-20T11:00:00Z", berlin, Frequency.DAILY, 20, i -> i);
    double[] winter = row(with(SEASONS.withDaily(2)), series, 0);
    double[] summer = row(with(SEASONS.withDaily(2)), series, 19);
    assertThat(winter).containsExactly(new double[] {0, -1, 0, 1}, within(1e-9));
    assertThat(summer).containsExactly(new double[] {0, -1, 0, 1}, within(1e-9));
  }

  @Test
  void a_condition_switches_a_season_off() {
    TimeSeries series = Fixtures.daily(20, i -> i);
    Seasonality season =
        Seasonality.of("odd weeks", 7, 1).when(series.map(value -> value < 10 ? 1 : 0));
    assertThat(row(with(SEASONS.withCustom(season)), series, 3)).doesNotContain(0);
    assertThat(row(with(SEASONS.withCustom(season)), series, 13)).containsExactly(0, 0);
  }

  @Test
  void a_condition_must_be_0_or_1_and_known_everywhere() {
    TimeSeries series = Fixtures.daily(20, i -> i);
    SeasonalityOptions half =
        SEASONS.withCustom(Seasonality.of("a", 7, 1).when(series.map(value -> 0.5)));
    assertThatThrownBy(() -> row(with(half), series, 0))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("0 or 1");
    SeasonalityOptions shorter =
        SEASONS.withCustom(Seasonality.of("a", 7, 1).when(series.map(value -> 1).head(19)));
    assertThatThrownBy(() -> row(with(shorter), series, 0))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("2012-06-06");
  }

  private static double[] regressed(ProphetRegressor... regressors) {
    TimeSeries series = Fixtures.daily(510, i -> i % 5);
    return row(with(SEASONS).withRegressors(regressors), series, 0);
  }

  private static ProphetRegressor regressor(String name, double first, double step) {
    return ProphetRegressor.of(
        new Regressor(name, Fixtures.daily(510, i -> i == 0 ? first : first + i * step)));
  }

  /** Mean 254.5 and standard deviation 147.368585, as in Prophet's own tests. */
  @Test
  void a_regressor_is_standardised() {
    assertThat(regressed(regressor("numeric", 0, 1))[0])
        .isCloseTo(-254.5 / 147.368585, within(1e-6));
    assertThat(regressed(regressor("numeric", 0, 1))[0]).isCloseTo(-1.726962, within(1e-6));
  }

  @Test
  void a_regressor_of_0_and_1_or_of_one_value_is_left_alone() {
    ProphetRegressor binary =
        ProphetRegressor.of(new Regressor("binary", Fixtures.daily(510, i -> i < 100 ? 1 : 0)));
    ProphetRegressor constant = regressor("constant", 7, 0).withStandardised(true);
    ProphetRegressor plain = regressor("plain", 3, 1).withStandardised(false);
    // The mean of 100 ones among 510 is .1960784 and their standard deviation .3974183.
    double[] row = regressed(binary, constant, plain);
    assertThat(row).containsExactly(1, 7, 3);
    assertThat(regressed(binary.withStandardised(true))[0]).isCloseTo(2.022859, within(1e-5));
  }

  private static Scales scales(ProphetOptions options, TimeSeries series) {
    return Scales.of(options, Fixtures.observations(options, series));
  }

  @Test
  void values_are_scaled_by_magnitude_or_by_range() {
    TimeSeries series = Fixtures.daily(11, i -> i - 8);
    ProphetOptions options = ProphetOptions.ofDefaults();
    Scales absmax = scales(options, series);
    assertThat(absmax.scaled(-8, 0)).isEqualTo(-1);
    assertThat(absmax.back(0.25, 0)).isEqualTo(2);
    Scales minmax = scales(options.withScaling(Scaling.MINMAX), series);
    assertThat(minmax.scaled(-8, minmax.floor())).isZero();
    assertThat(minmax.scaled(2, minmax.floor())).isEqualTo(1);
    assertThat(minmax.back(0.5, minmax.floor())).isCloseTo(-3, within(1e-12));
  }

  @Test
  void values_of_logistic_growth_are_scaled_above_its_floor() {
    TimeSeries series = Fixtures.daily(11, i -> 10 + i);
    ProphetOptions logistic =
        ProphetOptions.ofDefaults().withGrowth(Growth.logistic(40).withFloor(8));
    Scales absmax = scales(logistic, series);
    double floor = absmax.floors(new long[1]).at(0);
    assertThat(absmax.scaled(20, floor)).isCloseTo(1, within(1e-12));
    assertThat(absmax.caps(new long[1]).at(0)).isCloseTo(32.0 / 12, within(1e-12));
    Scales minmax = scales(logistic.withScaling(Scaling.MINMAX), series);
    assertThat(minmax.scaled(24, minmax.floors(new long[1]).at(0))).isCloseTo(0.5, within(1e-12));
    assertThat(minmax.caps(new long[1]).at(0)).isCloseTo(1, within(1e-12));
  }

  @Test
  void a_cap_must_be_above_the_floor() {
    TimeSeries series = Fixtures.daily(11, i -> 10 + i);
    Scales scales =
        scales(ProphetOptions.ofDefaults().withGrowth(Growth.logistic(8).withFloor(8)), series);
    assertThatThrownBy(() -> scales.caps(new long[1]))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be above the floor");
  }

  @Test
  void time_runs_from_0_to_1() {
    Scales scales = scales(ProphetOptions.ofDefaults(), Fixtures.daily(11, i -> i));
    assertThat(scales.time(scales.start())).isZero();
    assertThat(scales.time(scales.start() + 5 * WallClock.DAY)).isEqualTo(0.5);
  }
}
