package com.signalcraft.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LocalClockTest {

  @Property(tries = 200)
  void agrees_with_java_time_in_any_order_of_time_stamps(
      @ForAll @Size(20)
          List<@LongRange(min = -5_000_000_000_000L, max = 5_000_000_000_000L) Long> times) {
    for (String zone : new String[] {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"}) {
      LocalClock clock = new LocalClock(ZoneId.of(zone));
      for (long time : times) {
        ZonedDateTime at = Instant.ofEpochMilli(time).atZone(ZoneId.of(zone));
        long local = clock.local(time);
        assertThat((long) LocalClock.timeOfDay(local))
            .isEqualTo(at.toLocalTime().toNanoOfDay() / 1_000_000);
        assertThat(LocalClock.dayOfWeek(local)).isEqualTo(at.getDayOfWeek().getValue() - 1);
        assertThat(LocalClock.monthOfYear(local)).isEqualTo(at.getMonthValue() - 1);
        assertThat(LocalClock.weekOfYear(local))
            .isEqualTo(Math.min(51, (at.getDayOfYear() - 1) / 7));
      }
    }
  }

  @Test
  void changes_the_offset_at_the_very_instant_of_the_change() {
    LocalClock clock = new LocalClock(ZoneId.of("Europe/Berlin"));
    long summer = Instant.parse("2023-03-26T01:00:00Z").toEpochMilli();

    assertThat(LocalClock.timeOfDay(clock.local(summer - 1))).isEqualTo(2 * 3_600_000 - 1);
    assertThat(LocalClock.timeOfDay(clock.local(summer))).isEqualTo(3 * 3_600_000);
    assertThat(LocalClock.timeOfDay(clock.local(summer - 1))).isEqualTo(2 * 3_600_000 - 1);
  }

  @Test
  void takes_any_time_stamp() {
    LocalClock clock = new LocalClock(ZoneId.of("Europe/Berlin"));
    for (long time : new long[] {Long.MIN_VALUE, -1L << 60, 1L << 60, Long.MAX_VALUE}) {
      long local = clock.local(time);
      assertThat(LocalClock.timeOfDay(local)).isBetween(0, 86_399_999);
      assertThat(LocalClock.dayOfWeek(local)).isBetween(0, 6);
      assertThat(LocalClock.monthOfYear(local)).isBetween(0, 11);
    }
  }
}
