package com.signalcraft.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.config.RateLimitOptions.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PacerTest {

  private static final Duration FOREVER = Duration.ofDays(1_000);

  @Test
  void lets_a_burst_leave_and_the_rest_a_period_later() {
    Pacer pacer = new Pacer(new Pace(2, Duration.ofMinutes(1)), 0);

    assertThat(pacer.reserve(0, FOREVER)).isZero();
    assertThat(pacer.reserve(0, FOREVER)).isZero();
    assertThat(pacer.reserve(0, FOREVER)).isEqualTo(Duration.ofMinutes(1));
    assertThat(pacer.reserve(0, FOREVER)).isEqualTo(Duration.ofMinutes(1));
    assertThat(pacer.reserve(0, FOREVER)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void reserves_nothing_for_those_who_cannot_wait() {
    Pacer pacer = new Pacer(new Pace(1, Duration.ofMinutes(1)), 0);
    pacer.reserve(0, FOREVER);

    for (int i = 0; i < 100; i++) {
      assertThat(pacer.reserve(0, Duration.ofSeconds(5))).isEqualTo(Duration.ofMinutes(1));
    }
    assertThat(pacer.reserve(Duration.ofMinutes(1).toNanos(), Duration.ofSeconds(5))).isZero();
  }

  @Property(tries = 200)
  void no_stretch_of_time_holds_more_than_it_may(
      @ForAll @IntRange(min = 1, max = 20) int calls, @ForAll long seed) {
    Duration period = Duration.ofSeconds(1);
    Pacer pacer = new Pacer(new Pace(calls, period), 0);
    Random random = new Random(seed);
    List<Long> departures = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 200; i++) {
      now += random.nextInt(100_000_000);
      departures.add(now + pacer.reserve(now, FOREVER).toNanos());
    }
    for (int i = calls; i < departures.size(); i++) {
      assertThat(departures.get(i) - departures.get(i - calls))
          .isGreaterThanOrEqualTo(period.toNanos());
    }
  }
}
