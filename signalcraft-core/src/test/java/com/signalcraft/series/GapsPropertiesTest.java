package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GapsPropertiesTest {

  /** Clocks that are changed by an hour, by half of one, at midnight, by a day, and never. */
  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "Pacific/Apia",
        "UTC");
  }

  @Property(tries = 2_000)
  void a_series_is_regular_where_the_calendar_leads_from_each_observation_to_the_next(
      @ForAll("zones") String zoneName,
      @ForAll boolean isWeeks,
      @ForAll @IntRange(min = 1, max = 3) int amount,
      @ForAll @IntRange(min = 0, max = 60) int halfDaysToAChange,
      @ForAll long seed) {
    ZoneId zone = ZoneId.of(zoneName);
    Frequency frequency = Frequency.of(amount, isWeeks ? FrequencyUnit.WEEK : FrequencyUnit.DAY);
    SplittableRandom random = new SplittableRandom(seed);
    long[] times = series(zone, frequency, halfDaysToAChange, random);
    Gaps gaps = new Gaps(frequency, zone, times);
    boolean isRegular = true;
    for (int i = 1; i < times.length; i++) {
      isRegular &= gaps.after(i - 1, 1) == times[i];
    }
    assertThat(gaps.isRegular()).isEqualTo(isRegular);
  }

  /** Steps around a change of the clock: of the calendar, not quite, or as if it had none. */
  private static long[] series(
      ZoneId zone, Frequency frequency, int halfDaysToAChange, SplittableRandom random) {
    Instant anywhere = Instant.ofEpochSecond(random.nextLong(631_152_000L, 1_600_000_000L));
    var change = zone.getRules().nextTransition(anywhere);
    Instant near = change == null ? anywhere : change.getInstant();
    long first =
        near.minusSeconds(43_200L * halfDaysToAChange).toEpochMilli()
            + 1_800_000L * random.nextInt(-4, 5);
    long[] times = new long[40];
    int kind = random.nextInt(3);
    for (int i = 0; i < times.length; i++) {
      times[i] = frequency.plus(first, i, kind == 0 ? ZoneOffset.UTC : zone);
      if (kind == 1 && random.nextInt(20) == 0) {
        times[i] += 3_600_000L * random.nextInt(-1, 2);
      }
    }
    return times;
  }
}
