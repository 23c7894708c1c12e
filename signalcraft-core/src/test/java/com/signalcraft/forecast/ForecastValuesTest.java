package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.BERLIN;
import static com.signalcraft.forecast.SeriesFixtures.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The values that models take and give: horizon, level, band, component, forecast. */
class ForecastValuesTest {

  private static final double[] ONE_TWO = {1, 2};

  @Test
  void a_horizon_of_steps_is_that_many() {
    TimeSeries series = TimeSeries.ofValues(1, 2, 3);
    assertThat(Horizon.steps(5).stepsAfter(series)).isEqualTo(5);
    assertThat(Horizon.steps(5)).hasToString("5 steps");
    assertThatThrownBy(() -> Horizon.steps(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> Horizon.steps(1_000_001)).isInstanceOf(ValidationException.class);
  }

  @Test
  void a_horizon_of_days_follows_the_calendar() {
    // Across the night of 2024-03-31 a day of Berlin has 23 hours.
    TimeSeries hours = starting("2024-03-30T11:00:00Z", BERLIN, Frequency.HOURLY, 1, 2);
    assertThat(Horizon.days(1).stepsAfter(hours)).isEqualTo(23);
    TimeSeries days = starting("2024-03-28T23:00:00Z", BERLIN, Frequency.DAILY, 1, 2);
    assertThat(Horizon.days(30).stepsAfter(days)).isEqualTo(30);
    TimeSeries months = starting("2024-01-31T23:00:00Z", BERLIN, Frequency.MONTHLY, 1, 2);
    assertThatThrownBy(() -> Horizon.days(10).stepsAfter(months))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("before the first step");
    assertThat(Horizon.days(3)).hasToString("3 days");
  }

  @Test
  void a_horizon_until_an_instant_includes_it() {
    TimeSeries days = starting("2024-01-01T00:00:00Z", Frequency.DAILY, 1, 2);
    assertThat(Horizon.until(Instant.parse("2024-01-05T00:00:00Z")).stepsAfter(days)).isEqualTo(3);
    assertThat(Horizon.until(Instant.parse("2024-01-04T23:59:59Z")).stepsAfter(days)).isEqualTo(2);
    assertThatThrownBy(() -> Horizon.until(Instant.parse("2024-01-02T00:00:00Z")).stepsAfter(days))
        .isInstanceOf(ValidationException.class);
    assertThat(Horizon.until(Instant.EPOCH)).hasToString("until 1970-01-01T00:00:00Z");
  }

  @Test
  void a_level_is_between_zero_and_one() {
    assertThat(Level.of(0.95)).isEqualTo(Level.P95);
    assertThat(Level.P80).isLessThan(Level.P95);
    for (double outside : new double[] {0, 1, -0.5, 95, Double.NaN}) {
      assertThatThrownBy(() -> Level.of(outside)).isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void a_band_copies_and_checks_its_bounds() {
    double[] lower = {0, 1};
    Band band = new Band(Level.P80, lower, ONE_TWO);
    lower[0] = 9;
    band.lower()[1] = 9;
    band.upper()[1] = 9;
    assertThat(band.lower()).containsExactly(0, 1);
    assertThat(band.upper()).containsExactly(1, 2);
    assertThatThrownBy(() -> new Band(Level.P80, ONE_TWO, new double[] {1, 1.5}))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("step 2");
    assertThatThrownBy(() -> new Band(Level.P80, ONE_TWO, new double[1]))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new Band(Level.P80, ONE_TWO, new double[] {1, Double.NaN}))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void a_component_copies_its_values() {
    double[] values = {1, 2};
    Component component = new Component("trend", values);
    values[0] = 9;
    component.values()[1] = 9;
    assertThat(component.values()).containsExactly(1, 2);
    assertThatThrownBy(() -> new Component(" ", values)).isInstanceOf(ValidationException.class);
  }

  @Test
  void a_forecast_holds_its_means_within_its_bands() {
    TimeSeries mean = TimeSeries.ofValues(ONE_TWO);
    Band band = new Band(Level.P80, new double[] {1, 1}, new double[] {1, 3});
    Forecast forecast = new Forecast(ModelType.NAIVE, mean, List.of(band), List.of());
    assertThat(forecast.band(Level.P80)).isSameAs(band);
    assertThatThrownBy(() -> forecast.band(Level.P95))
        .isInstanceOf(ValidationException.class)
        .hasMessage("level: must be one of [0.8], was 0.95");
    Band above = new Band(Level.P80, new double[] {1, 2.5}, new double[] {1, 3});
    assertThatThrownBy(() -> new Forecast(ModelType.NAIVE, mean, List.of(above), List.of()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("step 2");
    Band longer = new Band(Level.P80, new double[3], new double[3]);
    assertThatThrownBy(() -> new Forecast(ModelType.NAIVE, mean, List.of(longer), List.of()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("2 steps");
  }

  @Test
  void levels_come_once_each_from_the_narrowest_on() {
    Forecast forecast =
        Forecasters.naive()
            .fit(TimeSeries.ofValues(1, 2, 4))
            .predict(Horizon.steps(1), Level.P95, Level.P80, Level.of(0.95));
    assertThat(forecast.bands()).extracting(Band::level).containsExactly(Level.P80, Level.P95);
  }

  @Test
  void kinds_of_models_have_their_names_on_the_wire() {
    assertThat(OpenEnum.parse(ModelType.class, "seasonal_naive").known())
        .contains(ModelType.SEASONAL_NAIVE);
  }
}
