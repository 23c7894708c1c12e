package com.signalcraft.forecast.prophet;

import static com.signalcraft.forecast.prophet.Samples.BERLIN;
import static com.signalcraft.forecast.prophet.Samples.daily;
import static com.signalcraft.forecast.prophet.Samples.fit;
import static com.signalcraft.forecast.prophet.Samples.mean;
import static com.signalcraft.forecast.prophet.Samples.part;
import static com.signalcraft.forecast.prophet.Samples.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.Regressor;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProphetForecasterTest {

  private static final ProphetOptions DEFAULTS = ProphetOptions.ofDefaults();
  private static final SeasonalityOptions SEASONS = SeasonalityOptions.ofDefaults();
  private static final SeasonalityOptions NO_SEASONS =
      SEASONS.withYearly(0).withWeekly(0).withDaily(0);
  private static final Horizon MONTH = Horizon.steps(30);

  @Test
  void trend_season_and_change_are_recovered() {
    FittedProphet fitted = fit(shop(400, 1));
    assertThat(fitted.modelType()).isEqualTo(ModelType.PROPHET);
    assertThat(fitted.sigma()).isCloseTo(1, within(0.1));
    double[] week = part(fitted.components(), "weekly");
    double[] trend = part(fitted.components(), "trend");
    for (int i = 0; i < 400; i++) {
      assertThat(week[i]).isCloseTo(8 * Math.sin(2 * Math.PI * i / 7), within(0.5));
      assertThat(trend[i]).isCloseTo(50 + 0.1 * i - 0.08 * Math.max(0, i - 200), within(1.0));
    }
    double bend = fitted.changepoints().stream().mapToDouble(Changepoint::size).sum();
    assertThat(bend).isCloseTo(-0.08, within(0.01));
    assertThat(fitted.description())
        .startsWith("prophet: linear trend with ")
        .endsWith("weekly on 400 observations");
  }

  @Test
  void the_forecast_goes_on_with_the_curve() {
    TimeSeries series = shop(400, 1);
    Forecast forecast = fit(series).predict(MONTH, Level.P80);
    double[] mean = mean(forecast);
    for (int h = 0; h < 30; h++) {
      double expected = 74 + 0.02 * h + 8 * Math.sin(2 * Math.PI * (400 + h) / 7);
      assertThat(mean[h]).isCloseTo(expected, within(1.5));
    }
    assertThat(forecast.mean().timestampAt(0))
        .isEqualTo(series.lastInstant().plusSeconds(86_400).toEpochMilli());
  }

  @Test
  void parts_add_up() {
    for (Mode mode : Mode.values()) {
      for (Scaling scaling : Scaling.values()) {
        TimeSeries series = shop(400, 2);
        FittedProphet fitted =
            fit(
                DEFAULTS
                    .withScaling(scaling)
                    .withSeasonalities(SEASONS.withMode(mode))
                    .withDepartures(Departures.none().withAutoregressive(true)),
                series);
        assertSum(fitted.components(), fitted.fitted().values());
        Forecast forecast = fitted.predict(MONTH);
        assertSum(forecast.components(), mean(forecast));
      }
    }
  }

  private static void assertSum(List<Component> parts, double[] whole) {
    for (int i = 0; i < whole.length; i++) {
      double sum = 0;
      for (Component part : parts) {
        sum += part.values()[i];
      }
      assertThat(sum).isCloseTo(whole[i], within(1e-9 * Math.abs(whole[i])));
    }
  }

  @Test
  void multiplicative_seasons_grow_with_the_trend() {
    Random random = new Random(5);
    TimeSeries series =
        daily(
            300,
            i ->
                (20 + i) * (1 + 0.2 * Math.sin(2 * Math.PI * i / 7)) + 0.5 * random.nextGaussian());
    FittedProphet additive = fit(series);
    FittedProphet shares =
        fit(DEFAULTS.withSeasonalities(SEASONS.withMode(Mode.MULTIPLICATIVE)), series);
    assertThat(shares.sigma()).isLessThan(0.6);
    assertThat(additive.sigma()).isGreaterThan(5);
    double[] mean = mean(shares.predict(MONTH));
    for (int h = 0; h < 30; h++) {
      double expected = (320 + h) * (1 + 0.2 * Math.sin(2 * Math.PI * (300 + h) / 7));
      assertThat(mean[h]).isCloseTo(expected, within(0.01 * expected));
    }
  }

  @Test
  void a_logarithm_makes_parts_multiply() {
    TimeSeries series =
        daily(300, i -> Math.exp(1 + 0.01 * i) * (1 + 0.2 * Math.sin(2 * Math.PI * i / 7)));
    FittedProphet fitted =
        fit(DEFAULTS.withDepartures(Departures.none().withLogarithm(true)), series);
    Forecast forecast = fitted.predict(MONTH, Level.P95);
    double[] product = new double[30];
    Arrays.fill(product, 1);
    forecast.components().forEach(part -> multiply(product, part.values()));
    for (int h = 0; h < 30; h++) {
      double truth =
          Math.exp(1 + 0.01 * (300 + h)) * (1 + 0.2 * Math.sin(2 * Math.PI * (300 + h) / 7));
      assertThat(mean(forecast)[h]).isCloseTo(truth, within(0.03 * truth));
      assertThat(product[h]).isCloseTo(mean(forecast)[h], within(1e-9 * truth));
      assertThat(forecast.bands().get(0).lower()[h]).isPositive();
    }
    assertThatThrownBy(
            () ->
                fit(
                    DEFAULTS.withDepartures(Departures.none().withLogarithm(true)),
                    series.map(value -> value - 20)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("above 0");
  }

  private static void multiply(double[] product, double[] factors) {
    for (int i = 0; i < product.length; i++) {
      product[i] *= factors[i];
    }
  }

  @Test
  void logistic_growth_saturates_between_floor_and_cap() {
    TimeSeries series = daily(200, i -> 20 + 80 / (1 + Math.exp(-(i - 120) / 25.0)));
    FittedProphet fitted =
        fit(
            DEFAULTS.withGrowth(Growth.logistic(100).withFloor(20)).withSeasonalities(NO_SEASONS),
            series);
    Forecast forecast = fitted.predict(Horizon.steps(1_000), Level.P80);
    double[] mean = mean(forecast);
    assertThat(mean[29]).isCloseTo(20 + 80 / (1 + Math.exp(-109 / 25.0)), within(0.5));
    assertThat(mean[999]).isBetween(99.9, 100.0);
    assertThat(forecast.bands().get(0).lower()[999]).isGreaterThan(15);
    assertThat(forecast.bands().get(0).upper()[999]).isLessThan(101);
  }

  @Test
  void caps_may_change_and_must_be_known_for_the_future() {
    TimeSeries series = daily(200, i -> (100 + i / 2.0) / (1 + Math.exp(-(i - 100) / 25.0)));
    TimeSeries caps = daily(230, i -> 100 + i / 2.0);
    ProphetOptions options =
        DEFAULTS.withGrowth(Growth.logistic(caps)).withSeasonalities(NO_SEASONS);
    FittedProphet fitted = fit(options, series);
    double[] mean = mean(fitted.predict(MONTH));
    assertThat(mean[29]).isCloseTo(214.5 / (1 + Math.exp(-129 / 25.0)), within(1.0));
    assertThatThrownBy(() -> fitted.predict(Horizon.steps(31)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("2020-08-18");
  }

  @Test
  void flat_growth_is_a_constant() {
    FittedProphet fitted =
        fit(
            DEFAULTS.withGrowth(Growth.flat()).withSeasonalities(NO_SEASONS),
            daily(50, i -> i % 2 == 0 ? 9 : 11));
    Forecast forecast = fitted.predict(MONTH, Level.P80);
    assertThat(mean(forecast)).containsOnly(mean(forecast)[0]);
    assertThat(mean(forecast)[0]).isCloseTo(10, within(0.01));
    double[] upper = forecast.bands().get(0).upper();
    assertThat(upper[29]).isEqualTo(upper[0]);
    assertThat(fitted.changepoints()).isEmpty();
    assertThat(fitted.rate()).isZero();
  }

  @Test
  void a_given_changepoint_has_its_date_and_size() {
    TimeSeries series = daily(200, i -> 100 + i + 2 * Math.max(0, i - 150));
    Instant at = series.instantAt(150);
    FittedProphet fitted =
        fit(DEFAULTS.withChangepoints(ChangepointOptions.ofDefaults().at(List.of(at))), series);
    assertThat(fitted.changepoints()).hasSize(1);
    Changepoint change = fitted.changepoints().get(0);
    assertThat(change.at()).isEqualTo(at);
    assertThat(change.size()).isCloseTo(2, within(1e-3));
    assertThat(change.delta() * 400 / 199).isCloseTo(2, within(0.1));
    double[] mean = mean(fitted.predict(MONTH));
    assertThat(mean[29]).isCloseTo(100 + 229 + 2 * 79, within(0.1));
  }

  @Test
  void changepoints_up_to_the_end_follow_a_late_bend() {
    TimeSeries series = daily(200, i -> 100 + i + 2 * Math.max(0, i - 180));
    ChangepointOptions late = ChangepointOptions.ofDefaults().withRange(1);
    double usual = mean(fit(series).predict(MONTH))[29];
    double followed = mean(fit(DEFAULTS.withChangepoints(late), series).predict(MONTH))[29];
    assertThat(followed).isCloseTo(100 + 229 + 2 * 49, within(8.0));
    assertThat(usual).isLessThan(followed - 20);
  }

  @Test
  void a_condition_gives_two_kinds_of_weeks() {
    TimeSeries summer = daily(400, i -> (i / 100) % 2);
    TimeSeries winter = summer.map(value -> 1 - value);
    TimeSeries series =
        daily(
            370,
            i -> 50 + ((i / 100) % 2 == 1 ? 10 : 2) * Math.sin(2 * Math.PI * i / 7) + 0.01 * i);
    SeasonalityOptions both =
        SEASONS
            .withWeekly(0)
            .withCustom(
                Seasonality.of("summer week", 7, 3).when(summer),
                Seasonality.of("winter week", 7, 3).when(winter));
    FittedProphet fitted = fit(DEFAULTS.withSeasonalities(both), series);
    double[] mean = mean(fitted.predict(MONTH));
    for (int h = 0; h < 30; h++) {
      int i = 370 + h;
      assertThat(mean[h])
          .isCloseTo(50 + 10 * Math.sin(2 * Math.PI * i / 7) + 0.01 * i, within(0.2));
    }
    assertThat(part(fitted.components(), "winter week")[150]).isZero();
  }

  @Test
  void a_holiday_acts_on_the_days_of_its_window_and_returns() {
    List<Holiday> feasts =
        List.of(
            new Holiday("feast", LocalDate.parse("2020-03-10")),
            new Holiday("feast", LocalDate.parse("2020-06-20")),
            new Holiday("feast", LocalDate.parse("2020-11-05")),
            new Holiday("unheard", LocalDate.parse("2020-11-08")));
    TimeSeries series =
        daily(300, i -> 100 + effect(i, 69) + effect(i, 171) + 3 * Math.cos(i * 2.1));
    HolidayOptions holidays =
        HolidayOptions.none().withDays(feasts).withEffects(HolidayEffect.of("feast", 1, 1));
    FittedProphet fitted = fit(DEFAULTS.withHolidays(holidays), series);
    double[] effects = fitted.coefficients("feast");
    assertThat(effects).hasSize(3);
    assertThat(effects[1] * 150).isBetween(45.0, 75.0);
    assertThat(fitted.coefficients("unheard")).containsExactly(0);
    // 2020-11-05 is the tenth day after the history.
    Forecast forecast = fitted.predict(MONTH);
    double[] part = part(forecast.components(), "feast");
    assertThat(part[9]).isCloseTo(50, within(4.0));
    assertThat(part[8]).isCloseTo(-20, within(4.0));
    assertThat(part[10]).isCloseTo(10, within(4.0));
    assertThat(part[7]).isZero();
    assertThat(part(forecast.components(), "unheard")).containsOnly(0);
    assertThatThrownBy(() -> fitted.coefficients("none"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("feast");
  }

  private static double effect(int day, int feast) {
    return day == feast ? 50 : day == feast - 1 ? -20 : day == feast + 1 ? 10 : 0;
  }

  @Test
  void a_calendar_gives_what_its_days_listed_give() {
    TimeSeries series = daily(300, i -> 100 + effect(i, 69) + effect(i, 171) + i % 3);
    List<Holiday> days =
        List.of(
            new Holiday("feast", LocalDate.parse("2020-03-10")),
            new Holiday("feast", LocalDate.parse("2020-06-20")),
            new Holiday("feast", LocalDate.parse("2020-11-05")));
    HolidayOptions listed =
        HolidayOptions.none().withDays(days).withEffects(HolidayEffect.of("feast", 1, 1));
    HolidayOptions asked =
        listed
            .withDays(List.of())
            .withCalendar(
                (first, last) ->
                    days.stream()
                        .filter(day -> !day.date().isBefore(first) && !day.date().isAfter(last))
                        .toList());
    double[] expected = mean(fit(DEFAULTS.withHolidays(listed), series).predict(MONTH));
    assertThat(mean(fit(DEFAULTS.withHolidays(asked), series).predict(MONTH))).isEqualTo(expected);
  }

  @Test
  void a_regressor_explains_what_follows_it() {
    Random random = new Random(9);
    TimeSeries price = daily(330, i -> 10 + random.nextInt(5));
    TimeSeries series = daily(300, i -> 200 - 7 * price.valueAt(i) + 0.05 * i);
    FittedProphet fitted =
        fit(DEFAULTS.withRegressors(ProphetRegressor.of(new Regressor("price", price))), series);
    double[] mean = mean(fitted.predict(MONTH));
    for (int h = 0; h < 30; h++) {
      assertThat(mean[h])
          .isCloseTo(200 - 7 * price.valueAt(300 + h) + 0.05 * (300 + h), within(0.1));
    }
    assertThatThrownBy(() -> fitted.predict(Horizon.steps(31)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("price");
  }

  @Test
  void hours_follow_the_clock_on_the_wall() {
    // Two days before the clock is set forward: noon is high, in winter as in summer.
    TimeSeries series =
        Samples.series(
            "2023-03-10T23:00:00Z",
            BERLIN,
            Frequency.HOURLY,
            24 * 14,
            i -> i % 24 == 12 ? 100 : 50);
    FittedProphet fitted =
        fit(DEFAULTS.withSeasonalities(SEASONS.withDaily(12).withWeekly(0)), series);
    Forecast forecast = fitted.predict(Horizon.steps(24 * 4));
    TimeSeries mean = forecast.mean();
    for (int h = 0; h < mean.size(); h++) {
      boolean noon = mean.instantAt(h).atZone(BERLIN).getHour() == 12;
      assertThat(mean.valueAt(h) > 75).isEqualTo(noon);
    }
    assertThat(mean.lastInstant().atZone(BERLIN).getOffset()).isEqualTo(ZoneOffset.ofHours(2));
  }

  @Test
  void missing_values_anywhere_are_left_out() {
    TimeSeries whole = shop(400, 3);
    TimeSeries holes =
        daily(400, i -> i < 9 || i % 5 == 2 || i > 395 ? Double.NaN : value(whole, i));
    FittedProphet fitted = fit(holes);
    assertThat(fitted.history().missingCount()).isEqualTo(holes.missingCount());
    assertThat(fitted.fitted().missingCount()).isZero();
    Forecast forecast = fitted.predict(MONTH, Level.P80);
    assertThat(mean(forecast)[5]).isCloseTo(mean(fit(whole).predict(MONTH))[5], within(1.0));
    assertThat(forecast.mean().timestampAt(0)).isEqualTo(whole.futureTimestamps(1)[0]);
  }

  private static double value(TimeSeries series, int index) {
    return series.valueAt(index);
  }

  @Test
  void two_points_are_a_line() {
    Forecast forecast = fit(daily(2, i -> 10 + 5 * i)).predict(Horizon.steps(3), Level.P95);
    assertThat(mean(forecast)).containsExactly(new double[] {20, 25, 30}, within(1e-3));
    assertThatThrownBy(() -> fit(daily(5, i -> i == 2 ? 1 : Double.NaN)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("at least 2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -7.5, 1e300, 1e-300})
  void a_constant_stays_with_next_to_no_noise(double level) {
    for (Growth growth : List.of(Growth.linear(), Growth.flat())) {
      for (Scaling scaling : Scaling.values()) {
        ProphetOptions options = DEFAULTS.withGrowth(growth).withScaling(scaling);
        FittedProphet fitted = fit(options, daily(60, i -> level));
        Forecast forecast = fitted.predict(MONTH, Level.P95);
        double small = 1e-6 * (level == 0 ? 1 : Math.abs(level));
        assertThat(mean(forecast)[29]).isCloseTo(level, within(small));
        assertThat(width(forecast, 29)).isLessThan(small);
      }
    }
  }

  @Test
  void nothing_is_too_short_or_too_odd() {
    for (Growth growth : List.of(Growth.linear(), Growth.flat(), Growth.logistic(2e9))) {
      for (Mode mode : Mode.values()) {
        ProphetOptions options =
            DEFAULTS
                .withGrowth(growth)
                .withSeasonalities(SEASONS.withMode(mode).withWeekly(3).withYearly(10));
        for (int size = 2; size < 25; size += size) {
          int n = size;
          for (TimeSeries series :
              List.of(
                  daily(n, i -> i),
                  daily(n, i -> i == n - 1 ? 1e9 : 0),
                  daily(n, i -> i % 2 == 0 ? -1 : 1),
                  daily(n, i -> i % 3 == 1 && n > 6 ? Double.NaN : Math.sin(i)))) {
            Forecast forecast = fit(options, series).predict(MONTH, Level.P80, Level.P95);
            assertThat(forecast.mean().missingCount()).isZero();
          }
        }
      }
    }
  }

  @Test
  void the_last_residual_fades() {
    double[] noise = new double[330];
    Random random = new Random(4);
    for (int i = 1; i < noise.length; i++) {
      noise[i] = 0.9 * noise[i - 1] + random.nextGaussian();
    }
    TimeSeries series = daily(300, i -> 100 + noise[i] + (i > 290 ? 8 : 0));
    FittedProphet plain = fit(DEFAULTS.withSeasonalities(NO_SEASONS), series);
    FittedProphet carried =
        fit(
            DEFAULTS
                .withSeasonalities(NO_SEASONS)
                .withDepartures(Departures.none().withAutoregressive(true)),
            series);
    double[] residuals = carried.residuals().values();
    Forecast forecast = carried.predict(MONTH, Level.P80);
    double[] extra = part(forecast.components(), "residual");
    double share = extra[1] / extra[0];
    assertThat(share).isBetween(0.7, 0.99);
    assertThat(extra[0]).isCloseTo(share * residuals[299], within(1e-9));
    assertThat(extra[9]).isCloseTo(extra[0] * Math.pow(share, 9), within(1e-9));
    double[] usual = mean(plain.predict(MONTH));
    assertThat(mean(forecast)[0]).isCloseTo(usual[0] + extra[0], within(1e-9));
    double first = width(forecast, 0);
    assertThat(first).isLessThan(0.8 * width(plain.predict(MONTH, Level.P80), 0));
    assertThat(width(forecast, 29)).isGreaterThan(first);
  }

  private static double width(Forecast forecast, int step) {
    return forecast.bands().get(0).upper()[step] - forecast.bands().get(0).lower()[step];
  }

  @Test
  void forecasts_of_counts_can_be_kept_at_zero() {
    TimeSeries falling = daily(100, i -> Math.max(0, 100 - i));
    ProphetOptions bounded = DEFAULTS.withDepartures(Departures.none().withNonNegative(true));
    assertThat(mean(fit(falling).predict(MONTH))[29]).isNegative();
    Forecast forecast = fit(bounded, falling).predict(MONTH, Level.P80);
    assertThat(mean(forecast)[29]).isZero();
    assertThat(forecast.bands().get(0).lower()[29]).isZero();
    TimeSeries below = falling.map(value -> value - 50);
    assertThat(mean(fit(bounded, below).predict(MONTH))[29]).isNegative();
  }

  @Test
  void settings_that_do_not_fit_are_refused() {
    assertThatThrownBy(
            () ->
                DEFAULTS
                    .withDepartures(Departures.none().withLogarithm(true))
                    .withGrowth(Growth.logistic(5)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () ->
                DEFAULTS.withHolidays(
                    HolidayOptions.none()
                        .withDays(List.of(new Holiday("weekly", LocalDate.EPOCH)))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("weekly");
    assertThatThrownBy(() -> Seasonality.of("a", -1, 3)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> Seasonality.of("a", 7, 0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> ChangepointOptions.ofDefaults().withRange(1.1))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> ChangepointOptions.ofDefaults().withPriorScale(0))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> Growth.linear().withFloor(3)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> Uncertainty.sampled(1, 0)).isInstanceOf(ValidationException.class);
  }

  @Test
  void a_longer_history_is_taken_in_by_degrees() {
    TimeSeries whole = shop(420, 8);
    TimeSeries more = whole.slice(400, 420);
    FittedProphet fitted = fit(whole.head(400));
    FittedProphet same = (FittedProphet) fitted.update(more, Refit.NONE);
    assertThat(same.history()).isEqualTo(whole);
    assertThat(same.coefficients("weekly")).isEqualTo(fitted.coefficients("weekly"));
    assertThat(mean(same.predict(Horizon.steps(10))))
        .isEqualTo(Arrays.copyOfRange(mean(fitted.predict(MONTH)), 20, 30));
    FittedProphet estimated = (FittedProphet) fitted.update(more, Refit.PARAMETERS);
    assertThat(estimated.changepoints())
        .extracting(Changepoint::at)
        .isEqualTo(fitted.changepoints().stream().map(Changepoint::at).toList());
    assertThat(estimated.coefficients("weekly")).isNotEqualTo(fitted.coefficients("weekly"));
    FittedProphet anew = (FittedProphet) fitted.update(more, Refit.WHOLE);
    assertThat(mean(anew.predict(MONTH))).isEqualTo(mean(fit(whole).predict(MONTH)));
    assertThat(anew.changepoints()).isEqualTo(fit(whole).changepoints());
    // Three weeks after a history the trend is no surer than it was then.
    Forecast late = same.predict(Horizon.steps(1), Level.P80);
    Forecast early = fitted.predict(Horizon.steps(1), Level.P80);
    assertThat(width(late, 0)).isCloseTo(width(early, 0), within(1e-3));
  }
}
