package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeasonPlanTest {

  @Test
  void hours_have_times_of_the_day_and_after_four_weeks_hours_of_the_week() {
    assertThat(slotCounts(Frequency.HOURLY, 48)).isEmpty();
    assertThat(slotCounts(Frequency.HOURLY, 72)).containsExactly(24);
    assertThat(slotCounts(Frequency.HOURLY, 14 * 24)).containsExactly(24, 7);
    assertThat(slotCounts(Frequency.HOURLY, 28 * 24)).containsExactly(24, 168);
    assertThat(plan(Frequency.HOURLY, 10 * 24).trendWindow()).isEqualTo(3 * 24 + 1);
    assertThat(plan(Frequency.HOURLY, 28 * 24).trendWindow()).isEqualTo(14 * 24 + 1);
  }

  @Test
  void minutes_share_quarter_hours() {
    assertThat(slotCounts(SyntheticKpi.FIVE_MINUTES, 28 * 288)).containsExactly(96, 168);
    assertThat(slotCounts(Frequency.of(30, FrequencyUnit.MINUTE), 28 * 48))
        .containsExactly(48, 168);
    assertThat(slotCounts(Frequency.of(6, FrequencyUnit.HOUR), 28 * 4)).containsExactly(4, 28);
  }

  @Test
  void days_have_days_of_the_week_after_three_weeks() {
    assertThat(slotCounts(Frequency.DAILY, 20)).isEmpty();
    assertThat(slotCounts(Frequency.DAILY, 21)).containsExactly(7);
    assertThat(slotCounts(Frequency.BUSINESS_DAILY, 60)).containsExactly(7);
    assertThat(plan(Frequency.DAILY, 21).trendWindow()).isEqualTo(29);
  }

  @Test
  void sparser_points_have_parts_of_the_year() {
    assertThat(slotCounts(Frequency.WEEKLY, 200)).isEmpty();
    assertThat(slotCounts(Frequency.WEEKLY, 209)).containsExactly(52);
    assertThat(slotCounts(Frequency.MONTHLY, 35)).isEmpty();
    assertThat(slotCounts(Frequency.MONTHLY, 36)).containsExactly(12);
    assertThat(slotCounts(Frequency.QUARTERLY, 15)).isEmpty();
    assertThat(slotCounts(Frequency.QUARTERLY, 16)).containsExactly(4);
    assertThat(slotCounts(Frequency.YEARLY, 50)).isEmpty();
  }

  @Test
  void slots_follow_local_time_over_a_change_to_summer_time() {
    TimeSeries series = SyntheticKpi.series(Frequency.HOURLY, 24 * 120, 1, (i, at, r) -> 1);
    Season day = plan(series).seasons().get(0);

    for (int i = 0; i < series.size(); i++) {
      assertThat(day.slots()[i])
          .isEqualTo(series.instantAt(i).atZone(SyntheticKpi.BERLIN).getHour());
    }
  }

  @Test
  void without_a_frequency_the_typical_distance_decides() {
    TimeSeries series = SyntheticKpi.series(Frequency.HOURLY, 72, 1, (i, at, r) -> i);
    LocalClock clock = new LocalClock(series.zone());
    SeasonPlan plan = SeasonPlan.of(Optional.empty(), clock, series.timestamps(), series.values());

    assertThat(plan.spacingMillis()).isEqualTo(3_600_000);
    assertThat(plan.seasons()).hasSize(1);
  }

  @Test
  void a_series_without_a_calendar_has_the_season_that_is_found_in_it() {
    double[] values = new double[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 6;
    }
    SeasonPlan plan = plan(TimeSeries.ofValues(values));

    assertThat(plan.seasons()).hasSize(1);
    assertThat(plan.seasons().get(0).count()).isEqualTo(6);
    assertThat(plan.trendWindow()).isEqualTo(31);
  }

  @Test
  void effects_are_taken_over_an_odd_number_of_values() {
    assertThat(new Season(new int[0], 96, 288, 43).window()).isEqualTo(129);
    assertThat(new Season(new int[0], 7, 7, 17).window()).isEqualTo(17);
    assertThat(new Season(new int[0], 52, 52, 4).window()).isEqualTo(5);
  }

  private static List<Integer> slotCounts(Frequency frequency, int size) {
    return plan(frequency, size).seasons().stream().map(Season::count).toList();
  }

  private static SeasonPlan plan(Frequency frequency, int size) {
    return plan(SyntheticKpi.series(frequency, size, 1, (i, at, r) -> i));
  }

  private static SeasonPlan plan(TimeSeries series) {
    LocalClock clock = new LocalClock(series.zone());
    return SeasonPlan.of(series.frequency(), clock, series.timestamps(), series.values());
  }
}
