package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.NA;
import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BenchmarkForecastersTest {

  /** The quantile of the standard normal distribution at 0.975. */
  private static final double Z95 = 1.959963984540054;

  private static final Horizon THREE = Horizon.steps(3);

  private static double[] halfWidths(Forecast forecast) {
    Band band = forecast.band(Level.P95);
    double[] half = band.upper();
    for (int i = 0; i < half.length; i++) {
      half[i] = (half[i] - band.lower()[i]) / 2 / Z95;
    }
    return half;
  }

  @Test
  void naive_repeats_the_last_value_with_errors_growing_as_the_root_of_the_step() {
    FittedForecaster fitted = Forecasters.naive().fit(TimeSeries.ofValues(3, 5, 4, 8));
    Forecast forecast = fitted.predict(THREE, Level.P95);
    // Differences 2, -1, 4: the mean of their squares is 7.
    assertThat(forecast.mean().values()).containsExactly(8, 8, 8);
    assertThat(halfWidths(forecast))
        .containsExactly(new double[] {Math.sqrt(7), Math.sqrt(14), Math.sqrt(21)}, within(1e-9));
    assertThat(fitted.fitted().values()).containsExactly(NA, 3, 5, 4);
    assertThat(fitted.residuals().values()).containsExactly(NA, 2, -1, 4);
    assertThat(fitted.components()).isEmpty();
    assertThat(forecast.components()).isEmpty();
    assertThat(forecast.modelType()).isEqualTo(ModelType.NAIVE);
    assertThat(fitted.modelType()).isEqualTo(ModelType.NAIVE);
    assertThat(fitted.description())
        .isEqualTo("naive model, the last value goes on, on 4 observations");
  }

  @Test
  void naive_spreads_a_difference_over_the_gap_that_it_spans() {
    // Differences 4 over two steps and -2 over one: (16/2 + 4) / 2 = 6; the end is one step old.
    TimeSeries series = TimeSeries.ofValues(NA, 1, NA, 5, 3, NA);
    FittedForecaster fitted = Forecasters.naive().fit(series);
    Forecast forecast = fitted.predict(Horizon.steps(2), Level.P95);
    assertThat(forecast.mean().values()).containsExactly(3, 3);
    assertThat(halfWidths(forecast))
        .containsExactly(new double[] {Math.sqrt(12), Math.sqrt(18)}, within(1e-9));
    assertThat(fitted.fitted().values()).containsExactly(NA, NA, 1, 1, 5, 3);
  }

  @Test
  void naive_takes_absent_rows_for_missing_values() {
    long day = 86_400_000L;
    long[] times = {0, day, 3 * day};
    TimeSeries absent =
        TimeSeries.of(ZoneOffset.UTC, Frequency.DAILY, times, new double[] {1, 2, 6});
    TimeSeries explicit =
        SeriesFixtures.starting("1970-01-01T00:00:00Z", Frequency.DAILY, 1, 2, NA, 6);
    FittedForecaster fitted = Forecasters.naive().fit(absent);
    assertThat(fitted.history().values()).containsExactly(1, 2, NA, 6);
    assertThat(fitted.predict(THREE, Level.P95).band(Level.P95).upper())
        .containsExactly(
            Forecasters.naive().fit(explicit).predict(THREE, Level.P95).band(Level.P95).upper());
  }

  @Test
  void naive_forecasts_from_one_value_but_has_no_interval_for_it() {
    FittedForecaster fitted = Forecasters.naive().fit(TimeSeries.ofValues(4));
    assertThat(fitted.predict(THREE).mean().values()).containsExactly(4, 4, 4);
    assertThat(fitted.description()).endsWith("on 1 observation");
    assertThatThrownBy(() -> fitted.predict(THREE, Level.P95))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("one more observation");
  }

  @Test
  void every_model_says_how_much_it_needs() {
    TimeSeries none = TimeSeries.ofValues(NA, NA);
    assertThatThrownBy(() -> Forecasters.naive().fit(none))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessage("series: must hold at least 1 observed value for the naive model, had 0");
    assertThatThrownBy(() -> Forecasters.drift().fit(TimeSeries.ofValues(1, NA)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessage("series: must hold at least 2 observed values for the drift model, had 1");
    assertThatThrownBy(() -> Forecasters.seasonalNaive(3).fit(TimeSeries.ofValues(1, 2)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessage("series: must have at least one season of 3 steps, had 2");
    assertThatThrownBy(() -> Forecasters.seasonalNaive().fit(none))
        .isInstanceOf(InsufficientDataException.class);
    assertThatThrownBy(() -> Forecasters.naive().fit(TimeSeries.ofValues()))
        .isInstanceOf(InsufficientDataException.class);
  }

  @Test
  void an_irregular_series_is_refused() {
    TimeSeries irregular =
        TimeSeries.of(ZoneOffset.UTC, new long[] {0, 7, 8_000_001, 90_000_000_123L}, new double[4]);
    assertThatThrownBy(() -> Forecasters.naive().fit(irregular))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be regular");
  }

  @Test
  void seasonal_naive_repeats_the_last_season_with_errors_growing_by_season() {
    FittedForecaster fitted =
        Forecasters.seasonalNaive(3).fit(TimeSeries.ofValues(1, 5, 9, 3, 6, 9, 2));
    Forecast forecast = fitted.predict(Horizon.steps(7), Level.P95);
    // Differences over a season: 2, 1, 0, -1; the mean of their squares is 1.5.
    assertThat(forecast.mean().values()).containsExactly(6, 9, 2, 6, 9, 2, 6);
    double one = Math.sqrt(1.5);
    double two = Math.sqrt(3);
    assertThat(halfWidths(forecast))
        .containsExactly(new double[] {one, one, one, two, two, two, Math.sqrt(4.5)}, within(1e-9));
    assertThat(fitted.fitted().values()).containsExactly(NA, NA, NA, 1, 5, 9, 3);
    assertThat(fitted.modelType()).isEqualTo(ModelType.SEASONAL_NAIVE);
    assertThat(fitted.description())
        .isEqualTo("seasonal naive model, the last season of 3 steps repeats, on 7 observations");
  }

  @Test
  void seasonal_naive_goes_back_further_where_a_value_is_missing() {
    // Position 1 was last seen two seasons before its next step.
    FittedForecaster fitted =
        Forecasters.seasonalNaive(2).fit(TimeSeries.ofValues(1, 10, 2, NA, 4, NA));
    Forecast forecast = fitted.predict(Horizon.steps(4), Level.P95);
    // Differences 1 and 2: the mean of their squares is 2.5.
    assertThat(forecast.mean().values()).containsExactly(4, 10, 4, 10);
    assertThat(halfWidths(forecast))
        .containsExactly(
            new double[] {Math.sqrt(2.5), Math.sqrt(7.5), Math.sqrt(5), Math.sqrt(10)},
            within(1e-9));
  }

  @Test
  void seasonal_naive_divides_a_difference_by_the_seasons_that_it_spans() {
    FittedForecaster fitted =
        Forecasters.seasonalNaive(2).fit(TimeSeries.ofValues(1, 10, NA, 10, 7, 10));
    // Differences 0 and 0 at position 1, and 6 over two seasons at position 0: (0 + 36/2 + 0) / 3.
    assertThat(halfWidths(fitted.predict(Horizon.steps(1), Level.P95))[0])
        .isCloseTo(Math.sqrt(6), within(1e-9));
  }

  @Test
  void seasonal_naive_takes_the_position_before_for_one_never_observed() {
    FittedForecaster fitted =
        Forecasters.seasonalNaive(3).fit(TimeSeries.ofValues(NA, 5, 6, NA, 7, 8, NA));
    assertThat(fitted.predict(THREE).mean().values()).containsExactly(7, 8, 8);
    // Position 0 stands for the step before it: four steps back is two seasons begun.
    double[] half = halfWidths(fitted.predict(THREE, Level.P95));
    assertThat(half).containsExactly(new double[] {2, 2, 2 * Math.sqrt(2)}, within(1e-9));
  }

  @Test
  void seasonal_naive_without_a_season_is_naive() {
    TimeSeries series = TimeSeries.ofValues(3, 5, 4, 8);
    FittedForecaster fitted = Forecasters.seasonalNaive().fit(series);
    assertThat(fitted.predict(THREE, Level.P95).bands().get(0).upper())
        .containsExactly(
            Forecasters.naive().fit(series).predict(THREE, Level.P95).bands().get(0).upper());
    assertThat(fitted.description())
        .isEqualTo(
            "seasonal naive model without a season, the last value goes on, on 4 observations");
  }

  @Test
  void seasonal_naive_takes_the_calendar_season() {
    double[] days = SeriesFixtures.array(15, i -> i % 7);
    FittedForecaster fitted =
        Forecasters.seasonalNaive()
            .fit(SeriesFixtures.starting("2024-01-01T00:00:00Z", Frequency.DAILY, days));
    assertThat(fitted.predict(THREE).mean().values()).containsExactly(1, 2, 3);
  }

  @Test
  void drift_goes_on_along_the_line_through_both_ends() {
    FittedForecaster fitted = Forecasters.drift().fit(TimeSeries.ofValues(2, 5, 4, 8));
    Forecast forecast = fitted.predict(THREE, Level.P95);
    // Slope 2; differences about it 1, -3, 2: 14 over T - 2 = 2 degrees of freedom.
    assertThat(forecast.mean().values()).containsExactly(new double[] {10, 12, 14}, within(1e-12));
    assertThat(halfWidths(forecast))
        .containsExactly(
            new double[] {
              Math.sqrt(7 * (1 + 1 / 3.0)),
              Math.sqrt(7 * 2 * (1 + 2 / 3.0)),
              Math.sqrt(7 * 3 * (1 + 3 / 3.0))
            },
            within(1e-9));
    assertThat(fitted.fitted().values()).containsExactly(NA, 4, 7, 6);
    assertThat(fitted.modelType()).isEqualTo(ModelType.DRIFT);
    assertThat(fitted.description())
        .isEqualTo("drift model, the line through the first and the last value, on 4 observations");
  }

  @Test
  void drift_counts_missing_steps() {
    // Observed at 1, 2 and 4: slope 2, residuals 1 over one step and -1 over two, one step old.
    FittedForecaster fitted = Forecasters.drift().fit(TimeSeries.ofValues(NA, 1, 4, NA, 7, NA));
    Forecast forecast = fitted.predict(Horizon.steps(1), Level.P95);
    assertThat(forecast.mean().valueAt(0)).isCloseTo(11, within(1e-12));
    assertThat(halfWidths(forecast)[0]).isCloseTo(Math.sqrt(1.5 * 2 * (1 + 2 / 3.0)), within(1e-9));
    assertThat(fitted.fitted().values()).containsExactly(NA, NA, 3, 6, 8, 9);
  }

  @Test
  void drift_forecasts_from_two_values_but_needs_three_for_intervals() {
    FittedForecaster fitted = Forecasters.drift().fit(TimeSeries.ofValues(1, 4));
    assertThat(fitted.predict(Horizon.steps(2)).mean().values()).containsExactly(7, 10);
    assertThatThrownBy(() -> fitted.predict(THREE, Level.P80))
        .isInstanceOf(InsufficientDataException.class);
  }

  @Test
  void a_constant_series_has_intervals_without_width() {
    TimeSeries constant = values(20, i -> 0.1);
    for (Forecaster model :
        new Forecaster[] {
          Forecasters.naive(),
          Forecasters.drift(),
          Forecasters.seasonalNaive(4),
          Forecasters.linear(),
          Forecasters.auto()
        }) {
      Forecast forecast = model.fit(constant).predict(THREE, Level.P95);
      assertThat(forecast.mean().values()).containsExactly(0.1, 0.1, 0.1);
      assertThat(forecast.band(Level.P95).lower()).containsExactly(0.1, 0.1, 0.1);
      assertThat(forecast.band(Level.P95).upper()).containsExactly(0.1, 0.1, 0.1);
    }
  }
}
