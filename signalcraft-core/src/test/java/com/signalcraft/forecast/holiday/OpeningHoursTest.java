package com.signalcraft.forecast.holiday;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.FittedModels;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.Refit;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Opening hours, and models that know them. */
class OpeningHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final HolidayCalendar MAY_DAY =
      (first, last) -> {
        LocalDate day = LocalDate.of(2024, 5, 1);
        return day.isBefore(first) || day.isAfter(last)
            ? List.of()
            : List.of(new Holiday("May Day", day));
      };
  private static final OpeningHours OFFICE =
      OpeningHours.of(EnumSet.range(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

  private static boolean open(OpeningHours hours, String local) {
    ZonedDateTime at = ZonedDateTime.parse(local + "[Europe/Berlin]");
    return hours.isOpen(at.toInstant(), BERLIN);
  }

  /** Orders of an hour: more each hour of a day, none when closed, 99 where nobody should look. */
  private static TimeSeries hours(String first, int days, OpeningHours hours) {
    ZonedDateTime start = LocalDate.parse(first).atStartOfDay(BERLIN);
    long end = start.plusDays(days).toInstant().toEpochMilli();
    List<Long> times = new ArrayList<>();
    for (long at = start.toInstant().toEpochMilli(); at < end; at += 3_600_000) {
      times.add(at);
    }
    double[] values = new double[times.size()];
    for (int i = 0; i < values.length; i++) {
      ZonedDateTime at = java.time.Instant.ofEpochMilli(times.get(i)).atZone(BERLIN);
      values[i] =
          hours.isOpen(at.toInstant(), BERLIN)
              ? 10 * at.getDayOfWeek().getValue() + at.getHour()
              : 99;
    }
    return TimeSeries.of(
        BERLIN, Frequency.HOURLY, times.stream().mapToLong(t -> t).toArray(), values);
  }

  @Test
  void hours_begin_at_once_and_end_just_before_their_end() {
    assertThat(open(OFFICE, "2024-04-30T09:00+02:00")).isTrue();
    assertThat(open(OFFICE, "2024-04-30T16:59:59+02:00")).isTrue();
    assertThat(open(OFFICE, "2024-04-30T17:00+02:00")).isFalse();
    assertThat(open(OFFICE, "2024-04-30T08:59:59+02:00")).isFalse();
    assertThat(open(OFFICE, "2024-04-27T12:00+02:00")).isFalse();
    assertThat(open(OFFICE, "2024-05-01T12:00+02:00")).isTrue();
    assertThat(open(OFFICE.closedOn(MAY_DAY), "2024-05-01T12:00+02:00")).isFalse();
  }

  @Test
  void hours_past_midnight_count_to_the_day_on_which_they_begin() {
    OpeningHours bar =
        OpeningHours.of(Set.of(SUNDAY), LocalTime.of(18, 0), LocalTime.of(2, 0))
            .and(EnumSet.of(java.time.DayOfWeek.TUESDAY), LocalTime.of(18, 0), LocalTime.of(2, 0))
            .closedOn(MAY_DAY);

    assertThat(open(bar, "2024-04-29T01:00+02:00")).isTrue();
    assertThat(open(bar, "2024-04-29T02:00+02:00")).isFalse();
    assertThat(open(bar, "2024-04-30T01:00+02:00")).isFalse();
    // Begun on Tuesday, though the Wednesday is the holiday.
    assertThat(open(bar, "2024-05-01T01:00+02:00")).isTrue();
    OpeningHours always = OpeningHours.of(Set.of(SATURDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    assertThat(open(always, "2024-04-27T23:59+02:00")).isTrue();
    assertThat(open(always, "2024-04-28T00:00+02:00")).isFalse();
  }

  @Test
  void hours_without_days_are_refused() {
    assertThatThrownBy(() -> OpeningHours.of(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
        .isInstanceOf(ValidationException.class)
        .hasMessage("days: must be at least 1");
  }

  @Test
  void a_week_repeats_within_opening_hours_and_is_zero_outside() {
    OpeningHours hours = OFFICE.closedOn(MAY_DAY);
    // Over the change to summer time on 2024-03-31, up to Sunday 2024-04-28.
    TimeSeries history = hours("2024-03-04", 56, hours);
    Forecaster weekly =
        Forecasters.duringOpeningHours(
            hours, lengths -> Forecasters.seasonalNaive(lengths.get(lengths.size() - 1)));

    Forecast forecast = weekly.fit(history).predict(Horizon.days(7), Level.P95);

    TimeSeries mean = forecast.mean();
    assertThat(mean.size()).isEqualTo(168);
    for (int i = 0; i < mean.size(); i++) {
      ZonedDateTime at = mean.instantAt(i).atZone(BERLIN);
      double expected =
          hours.isOpen(at.toInstant(), BERLIN)
              ? 10 * at.getDayOfWeek().getValue() + at.getHour()
              : 0;
      assertThat(mean.valueAt(i)).as("%s", at).isEqualTo(expected, within(1e-9));
    }
    assertThat(forecast.band(Level.P95).upper()[0]).isZero();
  }

  @Test
  void a_holiday_in_the_history_does_not_shift_the_weeks_after_it() {
    OpeningHours hours = OFFICE.closedOn(MAY_DAY);
    TimeSeries history = hours("2024-04-01", 56, hours);

    TimeSeries mean =
        Forecasters.duringOpeningHours(hours, lengths -> Forecasters.seasonalNaive(40))
            .fit(history)
            .predict(Horizon.days(7))
            .mean();

    assertThat(mean.valueAt(9)).isEqualTo(19);
    assertThat(mean.valueAt(4 * 24 + 16)).isEqualTo(66);
  }

  @Test
  void season_lengths_are_those_of_open_steps() {
    List<List<Integer>> asked = new ArrayList<>();
    Forecaster spy =
        Forecasters.duringOpeningHours(
            OFFICE,
            lengths -> {
              asked.add(lengths);
              return Forecasters.naive();
            });
    spy.fit(hours("2024-03-04", 28, OFFICE));
    OpeningHours saturdays = OFFICE.and(Set.of(SATURDAY), LocalTime.of(9, 30), LocalTime.of(12, 0));
    Forecasters.duringOpeningHours(
            saturdays,
            lengths -> {
              asked.add(lengths);
              return Forecasters.naive();
            })
        .fit(hours("2024-03-04", 28, saturdays));
    Forecasters.duringOpeningHours(
            saturdays,
            lengths -> {
              asked.add(lengths);
              return Forecasters.naive();
            })
        .fit(days(800));

    assertThat(asked).containsExactly(List.of(8, 40), List.of(43), List.of(6, 313));
  }

  private static TimeSeries days(int size) {
    ZonedDateTime start = ZonedDateTime.parse("2022-01-03T12:00+01:00[Europe/Berlin]");
    long[] times = new long[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      ZonedDateTime at = start.plusDays(i);
      times[i] = at.toInstant().toEpochMilli();
      values[i] = at.getDayOfWeek() == SUNDAY ? 0 : at.getDayOfWeek().getValue();
    }
    return TimeSeries.of(BERLIN, Frequency.DAILY, times, values);
  }

  @Test
  void days_without_hours_are_zero() {
    OpeningHours hours =
        OpeningHours.of(EnumSet.range(MONDAY, SATURDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
    // Ends on Thursday 2022-02-03.
    Forecast forecast =
        Forecasters.duringOpeningHours(Forecasters.seasonalNaive(6), hours)
            .fit(days(32))
            .predict(Horizon.steps(7), Level.P80);

    assertThat(forecast.mean().values()).containsExactly(5, 6, 0, 1, 2, 3, 4);
  }

  @Test
  void a_horizon_within_a_weekend_is_all_zero() {
    TimeSeries history = hours("2024-04-01", 26, OFFICE);

    Forecast forecast =
        Forecasters.duringOpeningHours(Forecasters.naive(), OFFICE)
            .fit(history)
            .predict(Horizon.steps(24), Level.P95);

    assertThat(forecast.mean().values()).hasSize(24).containsOnly(0);
    assertThat(forecast.band(Level.P95).upper()).containsOnly(0);
  }

  @Test
  void histories_grow_and_are_kept() {
    OpeningHours hours = OFFICE.closedOn(MAY_DAY);
    TimeSeries all = hours("2024-03-04", 70, hours);
    Forecaster model =
        Forecasters.duringOpeningHours(
            hours,
            lengths -> Forecasters.linear(LinearOptions.ofDefaults().withSeasonLengths(lengths)));
    FittedForecaster whole = model.fit(all);
    FittedForecaster part = model.fit(all.head(1_000));
    double[] expected = whole.predict(Horizon.days(7)).mean().values();

    FittedForecaster updated = part.update(all.slice(1_000, all.size()), Refit.WHOLE);
    FittedForecaster loaded = FittedModels.load(FittedModels.save(whole));

    assertThat(updated.predict(Horizon.days(7)).mean().values()).isEqualTo(expected);
    assertThat(loaded.predict(Horizon.days(7)).mean().values()).isEqualTo(expected);
    assertThat(part.update(all.slice(1_000, all.size()), Refit.NONE).history()).isEqualTo(all);
    assertThat(whole.components()).isNotEmpty();
    assertThat(whole.fitted().valueAt(0)).isZero();
    assertThat(whole.fitted().valueAt(9)).isEqualTo(19, within(10.0));
    assertThatThrownBy(() -> loaded.predict(Horizon.days(5_000)))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("horizon: must end before 2034-05-12");
  }

  @Test
  void nothing_new_within_opening_hours_changes_nothing_but_the_history() {
    TimeSeries all = hours("2024-04-01", 28, OFFICE);
    FittedForecaster fitted =
        Forecasters.duringOpeningHours(Forecasters.naive(), OFFICE).fit(all.head(26 * 24));

    FittedForecaster updated = fitted.update(all.slice(26 * 24, 27 * 24), Refit.NONE);

    assertThat(updated.predict(Horizon.days(3)).mean().valueAt(24 + 9)).isEqualTo(66);
  }

  @Test
  void what_opening_hours_do_not_suit_is_refused() {
    Forecaster model = Forecasters.duringOpeningHours(Forecasters.naive(), OFFICE);
    TimeSeries weeks = days(20).withFrequency(Frequency.WEEKLY);

    assertThatThrownBy(() -> model.fit(weeks))
        .isInstanceOf(ValidationException.class)
        .hasMessage("frequency: must be a day or a part of it for opening hours, was week");
    assertThatThrownBy(() -> model.fit(hours("2024-03-02", 2, OFFICE)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("within the opening hours, had none");
  }
}
