package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.BERLIN;
import static com.signalcraft.forecast.SeriesFixtures.array;
import static com.signalcraft.forecast.SeriesFixtures.starting;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.forecast.diagnostic.Explanation;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final double[] WEEK = {0, 0, 0, 0, 0, 30, -30};

  private static Explanation explain(
      Forecaster model, TimeSeries series, int steps, Level... levels) {
    FittedForecaster fitted = model.fit(series);
    return Explanation.of(fitted, fitted.predict(Horizon.steps(steps), levels));
  }

  /** Days of 2024 from Monday 1 January on, 100 with a Saturday of 130 and a Sunday of 70. */
  private static TimeSeries days() {
    return starting(
        "2023-12-31T23:00:00Z", BERLIN, Frequency.DAILY, array(140, i -> 100 + WEEK[i % 7]));
  }

  @Test
  void a_week_with_a_best_and_a_worst_day_is_told_in_full() {
    FittedForecaster fitted = Forecasters.linear().fit(days());
    Forecast forecast = fitted.predict(Horizon.steps(7), Level.P80, Level.P95);

    assertThat(Explanation.of(fitted, forecast, OptionalDouble.of(0.93)).text())
        .isEqualTo(
            "The forecast averages 100 over the next 7 days, about as much as in the 7 days"
                + " before. Within the week, Saturday is usually highest (30 above the trend) and"
                + " Sunday lowest (30 below the trend). At the end of it the value should lie"
                + " between 70 and 70 with a probability of 95 %, a narrow range of ± 0.0 %. On its"
                + " own past the model got 93 % right (100 % less the weighted absolute percentage"
                + " error).");
  }

  @Test
  void a_part_of_a_week_is_held_against_the_same_days_of_the_week_before() {
    TimeSeries series = days().slice(0, 138);

    assertThat(explain(Forecasters.linear(), series, 2).sentences().get(0))
        .isEqualTo(
            "The forecast averages 100 over the next 2 days, about as much as in the same 2 days"
                + " 7 days earlier.");
  }

  @Test
  void months_are_held_against_those_a_year_before_whatever_the_model() {
    TimeSeries months =
        starting("2020-01-01T00:00:00Z", Frequency.MONTHLY, array(30, i -> 100 + i % 12));

    assertThat(explain(Forecasters.naive(), months, 3).sentences().get(0))
        .isEqualTo(
            "The forecast averages 105 over the next 3 months, 1.9 % less than in the same 3"
                + " months 12 months earlier.");
    assertThat(explain(Forecasters.naive(), months.head(5), 2).sentences().get(0))
        .endsWith(" in the 2 months before.");
  }

  @Test
  void growth_and_decline_are_in_per_cent() {
    TimeSeries growing =
        starting("2024-01-01T00:00:00Z", Frequency.YEARLY, array(20, i -> 100 + 10 * i));

    assertThat(explain(Forecasters.drift(), growing, 5).sentences())
        .containsExactly(
            "The forecast averages 320 over the next 5 years, 19 % more than in the 5 years"
                + " before.");
    assertThat(explain(Forecasters.drift(), growing.map(y -> 600 - y), 1).sentences())
        .containsExactly(
            "The forecast averages 300 over the next 1 year, 3.2 % less than in the 1 year"
                + " before.");
  }

  @Test
  void where_there_is_no_share_the_difference_is_told() {
    TimeSeries profit = TimeSeries.ofValues(-50, -40, -30, -20, -10);

    assertThat(explain(Forecasters.drift(), profit, 2).sentences().get(0))
        .isEqualTo(
            "The forecast averages 5 over the next 2 steps, 20 more than in the 2 steps before.");
    assertThat(explain(Forecasters.naive(), TimeSeries.ofValues(0, 0), 1).sentences().get(0))
        .endsWith("as much as in the 1 step before.");
    assertThat(explain(Forecasters.naive(), TimeSeries.ofValues(7), 3).sentences())
        .containsExactly("The forecast averages 7 over the next 3 steps.");
  }

  @Test
  void the_effects_of_a_product_are_in_per_cent() {
    double[] y = array(96, i -> (100 + i) * (i % 12 == 11 ? 1.5 : 1) * (i % 12 == 1 ? 0.8 : 1));
    TimeSeries months = starting("2016-01-01T00:00:00Z", Frequency.MONTHLY, y);
    Forecaster model = Forecasters.linear(LinearOptions.ofDefaults().withLogarithm(true));

    assertThat(explain(model, months, 12).text())
        .contains("Within the year, December is usually highest (4")
        .contains(" % above the trend) and February lowest (2");
  }

  @Test
  void hours_have_a_day_and_a_week() {
    double[] y = array(24 * 42, i -> 50 + 10 * ((i % 24) == 9 ? 1 : 0) + (i / 24 % 7 == 6 ? 5 : 0));
    TimeSeries hours = starting("2024-01-01T00:00:00Z", Frequency.HOURLY, y);

    assertThat(explain(Forecasters.linear(), hours, 24).text())
        .contains("Within the day, 09:00 is");
  }

  @Test
  void a_change_of_a_straight_trend_is_told_with_its_date() {
    double[] y = array(400, i -> i < 300 ? 1_000 + 2.0 * i : 1_600 - 5.0 * (i - 300));
    TimeSeries series = starting("2024-01-01T00:00:00Z", Frequency.DAILY, y);
    LocalDate change = LocalDate.of(2024, 1, 1).plusDays(300);
    FittedForecaster fitted = Forecasters.prophet(ProphetOptions.ofDefaults()).fit(series);

    String text = Explanation.of(fitted, fitted.predict(Horizon.steps(30), Level.P80)).text();

    assertThat(text)
        .containsPattern(
            "The trend last changed most around \\d+ (October|November) 2024, from .* to −5")
        .contains(" per day.")
        .doesNotContain("Within the week");
    assertThat(change.getMonthValue()).isEqualTo(10);
  }

  @Test
  void a_trend_that_always_changes_has_no_change_worth_a_word() {
    TimeSeries walk = SeriesFixtures.randomWalk(200, 4);

    assertThat(explain(Forecasters.ets(), walk, 10).text()).doesNotContain("changed most");
  }

  @Test
  void a_wide_range_and_a_weak_model_are_called_so() {
    FittedForecaster fitted = Forecasters.naive().fit(TimeSeries.ofValues(5, 90, 12, 70, 20, 60));
    Forecast forecast = fitted.predict(Horizon.steps(3), Level.P95);

    Explanation explanation = Explanation.of(fitted, forecast, OptionalDouble.of(0.31));

    assertThat(explanation.sentences().get(1)).contains(", which leaves much open: ± ");
    assertThat(explanation.sentences().get(2)).contains("31 % right").endsWith("a weak guide.");
  }

  @Test
  void steps_of_several_units_and_numbers_of_every_size_can_be_read() {
    TimeSeries quarters =
        starting(
            "2024-01-01T00:00:00Z",
            Frequency.of(15, FrequencyUnit.MINUTE),
            array(8, i -> 1_234_567.0 + i));

    assertThat(explain(Forecasters.naive(), quarters, 4).sentences().get(0))
        .startsWith("The forecast averages 1,234,574 over the next 4 steps of 15 minutes, about");
    assertThat(explain(Forecasters.naive(), TimeSeries.ofValues(1e-9, 2e-9), 1).text())
        .startsWith("The forecast averages 2.00e-09 over");
    assertThat(explain(Forecasters.naive(), TimeSeries.ofValues(3, 3e20), 1).text())
        .startsWith("The forecast averages 3.00e+20 over");
  }
}
