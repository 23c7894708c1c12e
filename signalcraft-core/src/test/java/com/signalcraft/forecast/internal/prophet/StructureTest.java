package com.signalcraft.forecast.internal.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Regressor;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.prophet.ChangepointOptions;
import com.signalcraft.forecast.prophet.Departures;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.HolidayEffect;
import com.signalcraft.forecast.prophet.HolidayOptions;
import com.signalcraft.forecast.prophet.Mode;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.ProphetRegressor;
import com.signalcraft.forecast.prophet.Seasonality;
import com.signalcraft.forecast.prophet.SeasonalityOptions;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTest {

  private static final ProphetOptions DEFAULTS = ProphetOptions.ofDefaults();
  private static final SeasonalityOptions SEASONS = SeasonalityOptions.ofDefaults();

  private static TimeSeries noisy(String step, int size) {
    return Fixtures.series(
        "2012-05-18T00:00:00Z", ZoneOffset.UTC, Frequency.parse(step), size, i -> i % 7 + i);
  }

  private static List<String> seasons(ProphetOptions options, TimeSeries series) {
    return Fixtures.structure(options, series).seasons().stream()
        .map(season -> season.name() + " " + season.order())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "1d, 731, yearly 10;weekly 3",
        "1d, 730, weekly 3",
        "1d, 15, weekly 3",
        "1d, 14, none",
        "1d, 9, none",
        "1w, 20, none",
        "1w, 105, none",
        "1w, 106, yearly 10",
        "6d, 4, weekly 3",
        "1mo, 24, none",
        "1mo, 25, yearly 10",
        "5m, 430, none",
        "5m, 577, daily 4",
        "1h, 49, daily 4",
        "1h, 48, none",
        "1h, 337, weekly 3;daily 4",
        "12h, 6, daily 4",
        "1d, 3, none"
      })
  void seasons_follow_span_and_step(String step, int size, String expected) {
    List<String> wanted = expected == null ? List.of() : Arrays.asList(expected.split(";", -1));
    assertThat(seasons(DEFAULTS, noisy(step, size))).isEqualTo(wanted);
  }

  @Test
  void missing_values_do_not_count_towards_the_span() {
    TimeSeries series = Fixtures.daily(20, i -> i < 3 || i > 12 ? Double.NaN : i);
    assertThat(seasons(DEFAULTS, series)).isEmpty();
  }

  @Test
  void a_series_without_a_calendar_has_the_seasons_that_are_asked_for_alone() {
    TimeSeries series = TimeSeries.ofValues(IntStream.range(0, 900).asDoubleStream().toArray());
    assertThat(seasons(DEFAULTS, series)).isEmpty();
    SeasonalityOptions twelve = SEASONS.withCustom(Seasonality.of("twelve", 12, 3));
    assertThat(seasons(DEFAULTS.withSeasonalities(twelve), series)).containsExactly("twelve 3");
  }

  @Test
  void orders_can_be_given() {
    SeasonalityOptions given = SEASONS.withYearly(4).withWeekly(0).withDaily(2);
    assertThat(seasons(DEFAULTS.withSeasonalities(given), noisy("1d", 15)))
        .containsExactly("yearly 4", "daily 2");
  }

  @Test
  void a_season_of_the_same_name_stands_for_the_built_in_one() {
    SeasonalityOptions given = SEASONS.withCustom(Seasonality.of("weekly", 7, 2));
    assertThat(seasons(DEFAULTS.withSeasonalities(given), noisy("1d", 100)))
        .containsExactly("weekly 2");
  }

  @ParameterizedTest
  @CsvSource({"1mo, 60, yearly 5", "1q, 30, yearly 1", "1d, 15, weekly 3", "1w, 200, yearly 10"})
  void a_capped_order_stays_below_half_the_season(String step, int size, String expected) {
    ProphetOptions capped = DEFAULTS.withDepartures(Departures.none().withCappedOrder(true));
    assertThat(seasons(capped, noisy(step, size))).containsExactly(expected);
  }

  @Test
  void a_capped_season_of_two_steps_is_left_out() {
    ProphetOptions capped =
        DEFAULTS
            .withSeasonalities(SEASONS.withCustom(Seasonality.of("pair", 2, 1)))
            .withDepartures(Departures.none().withCappedOrder(true));
    assertThat(seasons(capped, noisy("1d", 10))).isEmpty();
  }

  private static List<Integer> changepoints(ProphetOptions options, TimeSeries series) {
    return Arrays.stream(Fixtures.structure(options, series).changepoints())
        .mapToObj(series::indexOf)
        .toList();
  }

  @Test
  void changepoints_are_spread_over_the_first_part() {
    TimeSeries series = noisy("1d", 480);
    List<Integer> indexes = changepoints(DEFAULTS, series);
    // round(linspace(0, 383, 26)), without the first, by numpy.
    assertThat(indexes)
        .containsExactly(
            15, 31, 46, 61, 77, 92, 107, 123, 138, 153, 169, 184, 199, 214, 230, 245, 260, 276, 291,
            306, 322, 337, 352, 368, 383);
  }

  @Test
  void halves_are_rounded_to_even() {
    ChangepointOptions two = ChangepointOptions.ofDefaults().withCount(2).withRange(1);
    // linspace(0, 5, 3) has 2.5 in the middle.
    assertThat(changepoints(DEFAULTS.withChangepoints(two), noisy("1d", 6))).containsExactly(2, 5);
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "3, 1", "5, 3", "10, 7", "32, 24", "33, 25", "100, 25"})
  void short_histories_have_fewer_changepoints(int size, int expected) {
    assertThat(changepoints(DEFAULTS, noisy("1d", size))).hasSize(expected);
  }

  @Test
  void changepoints_are_observations() {
    TimeSeries series = Fixtures.daily(100, i -> i % 2 == 0 ? Double.NaN : i);
    assertThat(changepoints(DEFAULTS, series)).allMatch(index -> index % 2 == 1);
  }

  @Test
  void flat_growth_has_no_changepoints() {
    assertThat(changepoints(DEFAULTS.withGrowth(Growth.flat()), noisy("1d", 100))).isEmpty();
  }

  @Test
  void given_changepoints_must_lie_within_the_observations() {
    TimeSeries series = noisy("1d", 100);
    Instant tenth = series.instantAt(10);
    ChangepointOptions given = ChangepointOptions.ofDefaults().at(List.of(tenth));
    assertThat(changepoints(DEFAULTS.withChangepoints(given), series)).containsExactly(10);
    ChangepointOptions late = given.at(List.of(series.lastInstant().plusSeconds(1)));
    assertThatThrownBy(() -> changepoints(DEFAULTS.withChangepoints(late), series))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("changepoints");
  }

  @Test
  void columns_of_both_modes_are_told_apart() {
    // As in Prophet's own test: 29 multiplicative columns and 7 additive ones.
    TimeSeries series = noisy("1d", 800);
    SeasonalityOptions seasons =
        SEASONS
            .withMode(Mode.MULTIPLICATIVE)
            .withCustom(Seasonality.of("monthly", 30, 3).withMode(Mode.ADDITIVE).withPriorScale(2));
    Regressor binary = new Regressor("binary", series.map(v -> v % 2));
    Regressor numeric = new Regressor("numeric", series);
    HolidayOptions holidays =
        HolidayOptions.none()
            .withDays(
                List.of(
                    new Holiday("feast", LocalDate.parse("2013-01-01")),
                    new Holiday("feast", LocalDate.parse("2014-01-01"))))
            .withEffects(HolidayEffect.of("feast", 1, 0).withPriorScale(4));
    Structure structure =
        Fixtures.structure(
            DEFAULTS
                .withSeasonalities(seasons)
                .withHolidays(holidays)
                .withRegressors(
                    ProphetRegressor.of(binary).withMode(Mode.ADDITIVE),
                    ProphetRegressor.of(numeric).withPriorScale(0.5)),
            series);
    assertThat(structure.parts())
        .extracting(Structure.Part::name)
        .containsExactly("monthly", "yearly", "weekly", "binary", "numeric", "feast");
    long shares = IntStream.range(0, structure.columns()).filter(structure::multiplicative).count();
    assertThat(shares).isEqualTo(29);
    assertThat(structure.columns() - shares).isEqualTo(7);
    assertThat(structure.dense()).isEqualTo(34);
    assertThat(structure.priorScale(0)).isEqualTo(2);
    assertThat(structure.priorScale(6)).isEqualTo(10);
    assertThat(structure.priorScale(33)).isEqualTo(0.5);
    assertThat(structure.priorScale(34)).isEqualTo(4);
  }

  @Test
  void a_window_gives_a_column_for_each_day() {
    TimeSeries series = noisy("1d", 800);
    for (int after : new int[] {0, 10}) {
      HolidayOptions holidays =
          HolidayOptions.none()
              .withDays(List.of(new Holiday("xmas", LocalDate.parse("2012-12-25"))))
              .withEffects(HolidayEffect.of("xmas", 1, after));
      Structure structure = Fixtures.structure(DEFAULTS.withHolidays(holidays), series);
      assertThat(structure.holidays()).hasSize(2 + after);
      assertThat(structure.priorScale(structure.dense())).isEqualTo(10);
    }
  }

  @Test
  void every_observation_of_a_day_has_its_holiday() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    // The day on which the clock is set back has 25 hours.
    TimeSeries series =
        Fixtures.series("2023-10-20T22:00:00Z", berlin, Frequency.HOURLY, 24 * 15, i -> i);
    HolidayOptions holidays =
        HolidayOptions.none()
            .withDays(List.of(new Holiday("longest", LocalDate.parse("2023-10-29"))));
    ProphetOptions options = DEFAULTS.withHolidays(holidays);
    Structure structure = Fixtures.structure(options, series);
    Observations observations = Fixtures.observations(options, series);
    Rows rows =
        new Rows(
            structure,
            Scales.of(options, observations),
            observations.clock(),
            observations.epochMillis());
    int[] active =
        IntStream.range(0, rows.size()).filter(i -> rows.holidays(i).length > 0).toArray();
    assertThat(active).hasSize(25);
    assertThat(Instant.ofEpochMilli(observations.epochMillis()[active[0]]))
        .isEqualTo("2023-10-28T22:00:00Z");
  }

  @Test
  void a_day_of_a_calendar_reaches_into_the_history_from_outside() {
    TimeSeries series = noisy("1d", 30);
    List<Holiday> days =
        List.of(
            new Holiday("before", LocalDate.parse("2012-05-16")),
            new Holiday("after", LocalDate.parse("2012-06-18")),
            new Holiday("far", LocalDate.parse("2012-05-16")));
    HolidayOptions holidays =
        HolidayOptions.none()
            .withCalendar(
                (first, last) ->
                    days.stream()
                        .filter(day -> !day.date().isBefore(first) && !day.date().isAfter(last))
                        .toList())
            .withEffects(HolidayEffect.of("before", 0, 2), HolidayEffect.of("after", 3, 0));
    Structure structure = Fixtures.structure(DEFAULTS.withHolidays(holidays), series);
    assertThat(structure.holidays())
        .extracting(column -> column.name() + column.offset())
        .containsExactly(
            "after-3", "after-2", "after-1", "after0", "before0", "before1", "before2");
    Map<Long, int[]> byDay =
        HolidayDays.byDay(holidays, structure.holidays(), 10, series.timestamps());
    assertThat(byDay).containsOnlyKeys(15_478L, 15_506L, 15_507L);
    assertThat(byDay.get(15_478L)).containsExactly(16);
  }

  @Test
  void names_are_of_one_part_alone() {
    TimeSeries series = noisy("1d", 30);
    ProphetOptions options =
        DEFAULTS
            .withHolidays(
                HolidayOptions.none()
                    .withCalendar(
                        (first, last) ->
                            List.of(new Holiday("price", LocalDate.parse("2012-05-20")))))
            .withRegressors(ProphetRegressor.of(new Regressor("price", series)));
    assertThatThrownBy(() -> Fixtures.structure(options, series))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("price");
  }
}
