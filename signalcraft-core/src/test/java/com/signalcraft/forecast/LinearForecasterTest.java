package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.BERLIN;
import static com.signalcraft.forecast.SeriesFixtures.NA;
import static com.signalcraft.forecast.SeriesFixtures.array;
import static com.signalcraft.forecast.SeriesFixtures.starting;
import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Expected values of regressions come from numpy.linalg.lstsq and scipy.stats.t.ppf (numpy 2.4,
 * scipy 1.17), with (XᵀX)⁻¹ from numpy.linalg.pinv.
 */
class LinearForecasterTest {

  private static final LinearOptions NO_SEASON =
      LinearOptions.ofDefaults().withSeasonLengths(List.of());
  private static final double[] QUARTERS = {
    12.3, 17.1, 9.4, 20.8, 13.0, 18.2, 10.9, 21.4, 15.1, 18.8, 11.2, 23.5, 15.4, 20.9, 12.6, 24.1
  };
  private static final Horizon FOUR = Horizon.steps(4);

  private static Forecaster season(int length) {
    return Forecasters.linear(LinearOptions.ofDefaults().withSeasonLengths(List.of(length)));
  }

  private static void assertClose(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-6));
  }

  @Test
  void a_line_has_the_textbook_interval() {
    TimeSeries series = TimeSeries.ofValues(2.1, 3.9, 6.2, 7.8, 10.1);
    FittedForecaster fitted = Forecasters.linear(NO_SEASON).fit(series);
    Forecast forecast = fitted.predict(Horizon.steps(2), Level.P95);
    assertClose(forecast.mean().values(), 11.99, 13.98);
    assertClose(forecast.band(Level.P95).lower(), 11.11903241, 12.97429326);
    assertClose(forecast.band(Level.P95).upper(), 12.86096759, 14.98570674);
    assertThat(fitted.description()).isEqualTo("linear trend on 5 observations");
    assertThat(fitted.modelType()).isEqualTo(ModelType.LINEAR);
    assertThat(forecast.modelType()).isEqualTo(ModelType.LINEAR);
  }

  @Test
  void a_level_has_the_textbook_interval() {
    // Mean 4, variance 10/4, Student t with 4 degrees of freedom: 2.776445105.
    FittedForecaster fitted =
        Forecasters.linear(NO_SEASON.withTrend(false)).fit(TimeSeries.ofValues(2, 3, 4, 5, 6));
    Forecast forecast = fitted.predict(Horizon.steps(1), Level.P95);
    double half = 2.776445105 * Math.sqrt(2.5 * (1 + 1 / 5.0));
    assertClose(forecast.mean().values(), 4);
    assertClose(forecast.band(Level.P95).upper(), 4 + half);
    assertThat(fitted.description())
        .isEqualTo("linear model of a constant level on 5 observations");
  }

  @Test
  void quarters_with_an_effect_each_agree_with_an_independent_regression() {
    Forecast forecast = season(4).fit(TimeSeries.ofValues(QUARTERS)).predict(FOUR, Level.of(0.9));
    assertClose(forecast.mean().values(), 16.78125, 21.58125, 13.85625, 25.28125);
    assertClose(
        forecast.band(Level.of(0.9)).lower(), 15.8565697, 20.6565697, 12.9315697, 24.3565697);
    assertClose(
        forecast.band(Level.of(0.9)).upper(), 17.7059303, 22.5059303, 14.7809303, 26.2059303);
  }

  @Test
  void missing_values_are_left_out_of_the_regression() {
    double[] some = QUARTERS.clone();
    some[3] = some[6] = some[7] = NA;
    FittedForecaster fitted = season(4).fit(TimeSeries.ofValues(some));
    Forecast forecast = fitted.predict(FOUR, Level.of(0.9));
    assertClose(forecast.mean().values(), 16.73021978, 21.53021978, 13.66153846, 25.46813187);
    assertClose(
        forecast.band(Level.of(0.9)).upper(), 17.68520642, 22.48520642, 14.62516769, 26.4191641);
    assertThat(fitted.description()).endsWith("on 13 observations");
    assertThat(fitted.fitted().missingCount()).isZero();
  }

  @Test
  void on_the_logarithmic_scale_mean_and_bounds_are_exponentials() {
    FittedForecaster fitted =
        Forecasters.linear(
                LinearOptions.ofDefaults().withLogarithm(true).withSeasonLengths(List.of(4)))
            .fit(TimeSeries.ofValues(QUARTERS));
    Forecast forecast = fitted.predict(FOUR, Level.P80);
    assertClose(forecast.mean().values(), 16.64570896, 22.41602862, 13.14472467, 26.86001601);
    assertClose(
        forecast.band(Level.P80).lower(), 15.7515489, 21.21190342, 12.43862751, 25.41717248);
    assertClose(
        forecast.band(Level.P80).upper(), 17.59062734, 23.68850776, 13.89090448, 28.3847647);
    assertThat(fitted.description())
        .isEqualTo("log-linear trend with season of 4 seasonal terms on 16 observations");
  }

  /** Two years and a bit of days with the given effects and reproducible uniform noise. */
  private static TimeSeries days() {
    double[] week = {0, 1, 2, 3, 2, -4, -5};
    long state = 12_345;
    double[] y = new double[800];
    for (int i = 0; i < y.length; i++) {
      state = (1_103_515_245L * state + 12_345L) % (1L << 31);
      LocalDate date = LocalDate.of(2023, 1, 1).plusDays(i);
      double angle = 2 * Math.PI * (date.getDayOfYear() - 1) / date.lengthOfYear();
      y[i] =
          50
              + 0.02 * i
              + week[date.getDayOfWeek().getValue() - 1]
              + 8 * Math.sin(angle)
              - 3 * Math.cos(angle)
              + 4 * (state / (double) (1L << 31) - 0.5);
    }
    return starting("2023-01-01T00:00:00Z", Frequency.DAILY, y);
  }

  @Test
  void days_have_weekly_and_yearly_terms_by_the_calendar() {
    FittedForecaster fitted = Forecasters.linear().fit(days());
    assertThat(fitted.description())
        .isEqualTo(
            "linear trend with weekly and yearly (order 1) seasonal terms on 800 observations");
    Forecast forecast = fitted.predict(Horizon.steps(400), Level.P95);
    double[] mean = forecast.mean().values();
    double[] lower = forecast.band(Level.P95).lower();
    double[] upper = forecast.band(Level.P95).upper();
    assertClose(new double[] {mean[0], lower[0], upper[0]}, 73.32785999, 71.03551967, 75.62020031);
    assertClose(new double[] {mean[6], lower[6], upper[6]}, 73.02057865, 70.72801366, 75.31314364);
    assertClose(
        new double[] {mean[365], lower[365], upper[365]}, 81.62420907, 79.31863611, 83.92978204);
    assertClose(
        new double[] {mean[399], lower[399], upper[399]}, 83.53279843, 81.22350117, 85.8420957);
    assertThat(fitted.components())
        .extracting(Component::name)
        .containsExactly("trend", "weekly", "yearly");
  }

  @Test
  void a_daily_season_follows_the_local_clock_when_summer_time_begins() {
    // Hours of Berlin across 2024-03-31, with a peak at eight o'clock local time.
    int size = 24 * 28;
    double[] y = new double[size];
    long first = Instant.parse("2024-03-10T23:00:00Z").toEpochMilli();
    for (int i = 0; i < size; i++) {
      int hour = Instant.ofEpochMilli(first + i * 3_600_000L).atZone(BERLIN).getHour();
      y[i] = 100 + 10 * Math.cos(2 * Math.PI * (hour - 8) / 24);
    }
    TimeSeries series = starting("2024-03-10T23:00:00Z", BERLIN, Frequency.HOURLY, y);
    Forecast forecast = Forecasters.linear().fit(series).predict(Horizon.steps(48), Level.P95);
    for (int h = 0; h < 48; h++) {
      int hour = forecast.mean().instantAt(h).atZone(BERLIN).getHour();
      assertThat(forecast.mean().valueAt(h))
          .isCloseTo(100 + 10 * Math.cos(2 * Math.PI * (hour - 8) / 24), within(1e-6));
    }
  }

  @Test
  void a_weekday_stays_a_weekday_when_summer_time_begins() {
    double[] y = array(70, i -> i % 7 == 0 ? 20 : 10);
    TimeSeries series = starting("2024-02-25T23:00:00Z", BERLIN, Frequency.DAILY, y);
    Forecast forecast = Forecasters.linear().fit(series).predict(Horizon.steps(14));
    assertClose(forecast.mean().values(), 20, 10, 10, 10, 10, 10, 10, 20, 10, 10, 10, 10, 10, 10);
  }

  @Test
  void the_day_of_the_year_counts_in_leap_years_too() {
    double[] y = new double[4 * 366];
    for (int i = 0; i < y.length; i++) {
      LocalDate date = LocalDate.of(2021, 1, 1).plusDays(i);
      y[i] = Math.sin(2 * Math.PI * (date.getDayOfYear() - 1) / date.lengthOfYear());
    }
    FittedForecaster fitted =
        Forecasters.linear().fit(starting("2021-01-01T00:00:00Z", Frequency.DAILY, y));
    Forecast forecast = fitted.predict(Horizon.steps(300));
    for (int h = 0; h < 300; h++) {
      LocalDate date = LocalDate.of(2021, 1, 1).plusDays(y.length + h);
      double expected = Math.sin(2 * Math.PI * (date.getDayOfYear() - 1) / date.lengthOfYear());
      assertThat(forecast.mean().valueAt(h)).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void seasons_are_named_after_the_calendar() {
    assertThat(names(Frequency.MONTHLY, 36, 12)).containsExactly("trend", "yearly");
    assertThat(names(Frequency.QUARTERLY, 16, 4)).containsExactly("trend", "yearly");
    assertThat(names(Frequency.BUSINESS_DAILY, 40, 5)).containsExactly("trend", "weekly");
    assertThat(names(Frequency.WEEKLY, 160, 52)).containsExactly("trend", "yearly");
    assertThat(names(Frequency.of(15, FrequencyUnit.MINUTE), 40, 4))
        .containsExactly("trend", "hourly");
    assertThat(names(Frequency.HOURLY, 96, 24)).containsExactly("trend", "daily");
    assertThat(names(Frequency.of(2, FrequencyUnit.HOUR), 300, 84))
        .containsExactly("trend", "weekly");
    assertThat(names(Frequency.of(6, FrequencyUnit.HOUR), 300, 10))
        .containsExactly("trend", "season of 10");
  }

  private static List<String> names(Frequency frequency, int size, int length) {
    double[] y = array(size, i -> 10 + Math.sin(2 * Math.PI * i / length) + 0.01 * (i * i % 7));
    TimeSeries series = starting("2024-01-01T00:00:00Z", frequency, y);
    return season(length).fit(series).components().stream().map(Component::name).toList();
  }

  @Test
  void a_season_that_the_series_does_not_show_is_left_out() {
    TimeSeries noise = SeriesFixtures.whiteNoise(70, 5);
    FittedForecaster fitted = season(7).fit(noise);
    assertThat(fitted.components()).extracting(Component::name).containsExactly("trend");
    assertThat(fitted.description()).isEqualTo("linear trend on 70 observations");
  }

  @Test
  void a_season_needs_two_of_its_lengths() {
    double[] pattern = {1, 5, 2, 8};
    TimeSeries short7 = values(7, i -> pattern[i % 4]);
    TimeSeries full8 = values(9, i -> pattern[i % 4]);
    assertThat(season(4).fit(short7).components()).hasSize(1);
    assertThat(season(4).fit(full8).components()).hasSize(2);
  }

  @Test
  void short_series_have_fewer_terms() {
    assertThat(Forecasters.linear().fit(TimeSeries.ofValues(1, 3)).description())
        .isEqualTo("linear model of a constant level on 2 observations");
    assertThat(Forecasters.linear().fit(TimeSeries.ofValues(1, 3, 5)).predict(FOUR).mean().values())
        .containsExactly(new double[] {7, 9, 11, 13}, within(1e-9));
    assertThatThrownBy(() -> Forecasters.linear().fit(TimeSeries.ofValues(1, NA)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("at least 2 observed values");
  }

  @Test
  void a_position_never_observed_has_no_effect() {
    double[] y = array(70, i -> i % 7 == 6 ? NA : 10 + (i % 7) * (i % 7));
    Forecast forecast = season(7).fit(TimeSeries.ofValues(y)).predict(Horizon.steps(7));
    // The mean of the six effects 0, 1, 4, 9, 16 and 25 is 55/6.
    assertClose(forecast.mean().values(), 10, 11, 14, 19, 26, 35, 10 + 55 / 6.0);
  }

  @Test
  void terms_that_say_the_same_are_dropped() {
    // Seasons of 6 and 12 share six of their effects.
    double[] pattern = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    double[] y = array(120, i -> pattern[i % 12] + 0.01 * Math.sin(i * i));
    Forecast forecast =
        Forecasters.linear(LinearOptions.ofDefaults().withSeasonLengths(List.of(6, 12)))
            .fit(TimeSeries.ofValues(y))
            .predict(Horizon.steps(12), Level.P95);
    assertThat(forecast.mean().values()).containsExactly(pattern, within(0.02));
  }

  @Test
  void values_that_are_not_positive_have_no_logarithm() {
    Forecaster log = Forecasters.linear(NO_SEASON.withLogarithm(true));
    assertThatThrownBy(() -> log.fit(TimeSeries.ofValues(1, 2, 0, 4)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("series: must hold values above 0 alone for a logarithm, was 0.0 at index 2");
  }

  @Test
  void a_logarithm_that_grows_beyond_all_bounds_stays_finite() {
    TimeSeries series = values(40, i -> Math.exp(i));
    Forecast forecast =
        Forecasters.linear(NO_SEASON.withLogarithm(true))
            .fit(series)
            .predict(Horizon.steps(1_000), Level.P95);
    assertThat(forecast.mean().valueAt(999)).isEqualTo(Double.MAX_VALUE);
    assertThat(forecast.mean().valueAt(0) / Math.exp(40)).isCloseTo(1, within(1e-9));
  }

  @Test
  void the_intervals_hold_as_many_values_as_they_say() {
    Random random = new Random(20_240_601);
    int inside = 0;
    int count = 0;
    for (int series = 0; series < 400; series++) {
      double[] y = array(34, i -> 5 + 0.3 * i + 4 * (i % 4) + random.nextGaussian());
      Forecast forecast =
          season(4).fit(TimeSeries.ofValues(y).slice(0, 28)).predict(Horizon.steps(6), Level.P95);
      Band band = forecast.band(Level.P95);
      for (int h = 0; h < 6; h++) {
        count++;
        inside += band.lower()[h] <= y[28 + h] && y[28 + h] <= band.upper()[h] ? 1 : 0;
      }
    }
    assertThat(inside / (double) count).isBetween(0.93, 0.97);
  }

  @Test
  void a_model_says_its_settings() {
    assertThat(Forecasters.linear()).hasToString("linear trend");
    assertThat(season(7)).hasToString("linear trend, season length 7");
    assertThat(
            Forecasters.linear(
                NO_SEASON
                    .withLogarithm(true)
                    .withTrend(false)
                    .withSeasonLengths(List.of(168, 24, 24))))
        .hasToString("log-linear model of a constant level, season lengths 24 and 168");
  }

  @Test
  void season_lengths_are_checked() {
    assertThatThrownBy(() -> NO_SEASON.withSeasonLengths(List.of(7, 1)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("seasonLengths: must be between 2 and 1000000, was 1");
  }
}
